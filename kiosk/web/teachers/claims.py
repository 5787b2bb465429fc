"""GET /teacher/claims: the claim log, newest first, narrowed by a form, a page at a time."""

from collections.abc import Collection
from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import request, url_for
from sqlalchemy import Connection

from kiosk.queries.claim_log import ClaimPage, Narrowing, claims_after, claims_before
from kiosk.queries.kinds import kinds_ever
from kiosk.queries.stations import stations_of
from kiosk.web.audience import TEACHER, audience
from kiosk.web.here import current_station, today
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import claim_of, page

OUTCOMES = ("open", "put_back", "wrong_thing")


@dataclass(frozen=True)
class Wish:
    """What of the log a teacher asked to see, as the address carries it; what we do not know is left out."""

    station: str = ""
    category: str = ""
    outcome: str = ""
    since: str = ""
    until: str = ""

    def narrowing(self, timezone: str) -> Narrowing:
        """The same for the query; the last day is meant to its end."""
        return Narrowing(
            category=self.category,
            outcome=self.outcome,
            since=_midnight(self.since, timezone),
            until=_midnight(self.until, timezone, days=1),
        )

    def address(self, **turn: int) -> str:
        """The log so narrowed, at another page."""
        chosen: dict[str, Any] = {name: value for name, value in asdict(self).items() if value}
        return url_for("teachers.claims", **{**chosen, **turn})


@teachers.get("/teacher/claims")
@audience(TEACHER)
def claims() -> str:
    """One page of the log, every claimant masked."""
    staff, day = current_staff(), today(current_staff().timezone)
    with current_station().database.read() as connection:
        stations = {station.id: station for station in stations_of(connection, staff.school_id)}
        kinds = kinds_ever(connection, staff.school_id)
        wish = _wish({str(number) for number in stations}, {kind.key for kind in kinds})
        asked = [number for number in stations if wish.station in {"", str(number)}]
        found = _found(connection, asked, wish)
    at_page(wish.address())
    return page(
        "claims",
        claims=[claim_of(claim, stations, day) for claim in found.claims],
        newer_url=wish.address(after=found.claims[0].id) if found.newer and found.claims else None,
        older_url=wish.address(before=found.claims[-1].id) if found.older else None,
        wish=wish,
        several=len(stations) > 1,
        narrowed=any(asdict(wish).values()),
        stations=list(stations.values()),
        kinds=kinds,
        today=day.isoformat(),
    )


def _found(connection: Connection, station_ids: list[int], wish: Wish) -> ClaimPage:
    chosen = wish.narrowing(current_staff().timezone)
    after = whole(request.args.get("after"))
    if after is not None:
        return claims_after(connection, station_ids, chosen, after)
    return claims_before(connection, station_ids, chosen, whole(request.args.get("before")))


def _wish(stations: Collection[str], categories: Collection[str]) -> Wish:
    known = {"station": stations, "category": categories, "outcome": OUTCOMES}
    asked = {field.name: request.args.get(field.name, "") for field in fields(Wish)}
    chosen = {name: asked[name] if asked[name] in choices else "" for name, choices in known.items()}
    days = {name: day.isoformat() if (day := _day(asked[name])) else "" for name in ("since", "until")}
    return Wish(**chosen, **days)


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
