"""What of the claim log a teacher asked to see, as an address carries it; what we do not know is left out."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any
from urllib.parse import parse_qsl, urlencode
from zoneinfo import ZoneInfo

from flask import url_for
from sqlalchemy import Connection

from kiosk.domain.claimant import NO_CLASS
from kiosk.domain.school_class import SchoolClass
from kiosk.queries.claim_narrowing import Found, Narrowing
from kiosk.queries.kinds import Kind, kinds_ever
from kiosk.queries.school_rules import rules_of
from kiosk.queries.staff_sessions import StaffSeen
from kiosk.queries.stations import StationSeen, stations_of
from kiosk.services.marking import class_mark
from kiosk.services.searching import marks_of_search
from kiosk.web.here import current_station
from kiosk.web.teachers.kept_searches import kept_words

OUTCOMES = ("open", "put_back", "wrong_thing")
KINDS = ("at_station", "late")


@dataclass(frozen=True)
class LogChoices:
    """What can be chosen in the log's form."""

    stations: dict[int, StationSeen]
    kinds: list[Kind]
    classes: list[SchoolClass]


@dataclass(frozen=True)
class Wish:
    """A narrowed log. `seen`: yes or no; `odd`: yes; `found`: the name of a search, never its words."""

    station: str = ""
    category: str = ""
    class_name: str = ""
    outcome: str = ""
    kind: str = ""
    seen: str = ""
    odd: str = ""
    since: str = ""
    until: str = ""
    found: str = ""

    @property
    def narrows(self) -> bool:
        """Whether it asks for less than the whole log."""
        return self != Wish()

    @property
    def query(self) -> str:
        """It as the query of an address, for a form to lead back with."""
        return urlencode(self._chosen())

    def address(self, endpoint: str = "teachers.claims", **turn: Any) -> str:
        """The log so narrowed, at another page; `endpoint`: or what else there is for it."""
        return url_for(endpoint, **{**self._chosen(), **turn})

    def narrowing(self, staff: StaffSeen) -> Narrowing:
        """The same for the query; the last day is meant to its end. A search that has ended finds nobody."""
        vault = current_station().vault
        words = kept_words(self.found) if self.found else None
        marks = marks_of_search(vault, staff.school_id, words) if words else (None, None, None)
        return Narrowing(
            category=self.category,
            outcome=self.outcome,
            kind=self.kind,
            seen={"yes": True, "no": False}.get(self.seen),
            odd=bool(self.odd),
            class_mark=class_mark(vault, staff.school_id, self.class_name),
            found=Found(*marks) if self.found else None,
            since=_midnight(self.since, staff.timezone),
            until=_midnight(self.until, staff.timezone, days=1),
        )

    def _chosen(self) -> dict[str, Any]:
        return {name: value for name, value in asdict(self).items() if value}


def choices_of_log(connection: Connection, school_id: int) -> LogChoices:
    """What this school's log can be narrowed by."""
    return LogChoices(
        {station.id: station for station in stations_of(connection, school_id)},
        kinds_ever(connection, school_id),
        rules_of(connection, school_id).classes,
    )


def wish_of(asked: Mapping[str, str], choices: LogChoices) -> Wish:
    """The wish of an address."""
    known = {
        "station": {str(number) for number in choices.stations},
        "category": {kind.key for kind in choices.kinds},
        "class_name": {NO_CLASS, *(school_class.key for school_class in choices.classes)},
        "outcome": OUTCOMES,
        "kind": KINDS,
        "seen": ("yes", "no"),
        "odd": ("yes",),
    }
    given = {field.name: asked.get(field.name, "") for field in fields(Wish)}
    chosen = {name: given[name] if given[name] in values else "" for name, values in known.items()}
    days = {name: day.isoformat() if (day := _day(given[name])) else "" for name in ("since", "until")}
    return Wish(**chosen, **days, found=given["found"][:64])


def back_to_log(query: str, **more: Any) -> str:
    """The page of the log that a form was sent from; `query`: as it says, what is not ours left out."""
    names = {field.name for field in fields(Wish)} | {"before", "after"}
    kept = {name: value for name, value in parse_qsl(query[:500]) if name in names}
    return url_for("teachers.claims", **{**kept, **more})


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _midnight(text: str, timezone: str, days: int = 0) -> datetime | None:
    """The moment at which that day begins at the school, or some days later; None where no day can be."""
    day = _day(text)
    if day is None or not date.min + timedelta(2) < day < date.max - timedelta(2):
        return None
    return datetime.combine(day + timedelta(days), time(), ZoneInfo(timezone))
