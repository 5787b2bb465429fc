"""GET /teacher/claims: the claim log, newest first, narrowed by a form, a page at a time."""

from dataclasses import asdict, dataclass, fields
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from flask import request, url_for

from kiosk.queries.claim_log import Narrowing, claims_after, claims_before
from kiosk.queries.kinds import kinds_of
from kiosk.queries.stations import stations_of
from kiosk.web.audience import TEACHER, audience
from kiosk.web.here import current_station, today
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import claim_of, page

OUTCOMES = ("open", "put_back", "wrong_thing")


@dataclass(frozen=True)
class Wish:
    """What of the log a teacher asked to see, as the address carries it; unreadable parts are left out."""

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
    staff, wish = current_staff(), _wish()
    before, after = whole(request.args.get("before")), whole(request.args.get("after"))
    chosen = wish.narrowing(staff.timezone)
    with current_station().database.read() as connection:
        stations = {station.id: station for station in stations_of(connection, staff.school_id)}
        asked = [number for number in stations if wish.station in {"", str(number)}]
        if after is not None:
            found = claims_after(connection, asked, chosen, after)
        else:
            found = claims_before(connection, asked, chosen, before)
        kinds = kinds_of(connection, staff.school_id)
    day = today(staff.timezone)
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
        outcomes=OUTCOMES,
        today=day.isoformat(),
    )


def _wish() -> Wish:
    asked = {field.name: request.args.get(field.name, "")[:32] for field in fields(Wish)}
    days = {name: asked[name] if _day(asked[name]) else "" for name in ("since", "until")}
    outcome = asked["outcome"] if asked["outcome"] in OUTCOMES else ""
    return Wish(**{**asked, **days, "outcome": outcome})


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
