"""The pass that says "this browser is at the station", in the signed cookie of the session."""

from datetime import datetime

from flask import session

from kiosk.domain.presence import is_fresh
from kiosk.web.here import now

_KEY = "passes"


def give_pass(station_id: int) -> None:
    """This browser scanned or typed something that only hangs at that station."""
    session[_KEY] = {**session.get(_KEY, {}), str(station_id): now().isoformat()}


def passes() -> dict[int, datetime]:
    """When this browser was last at which station, by the station's id."""
    return {int(station): datetime.fromisoformat(given) for station, given in session.get(_KEY, {}).items()}


def is_here(station_id: int) -> bool:
    """Whether this browser was at that station less than two hours ago."""
    given_at = passes().get(station_id)
    return given_at is not None and is_fresh(given_at, now())
