"""The pass that says "this browser is at the station", in the signed cookie of the session."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from flask import session

from kiosk.domain.presence import is_fresh
from kiosk.web.here import now

_KEY = "passes"


def give_pass(station_id: int) -> None:
    """This browser scanned or typed something that only hangs at that station."""
    session[_KEY] = {**session.get(_KEY, {}), str(station_id): now().isoformat()}


def passes() -> dict[int, datetime]:
    """When this browser was last at which station, by the station's id."""
    return passes_in(session)


def is_here(station_id: int) -> bool:
    """Whether this browser was at that station less than two hours ago."""
    return station_id in fresh_among(passes(), now())


def passes_in(content: Mapping[str, Any]) -> dict[int, datetime]:
    """The passes in the content of a session."""
    return {int(station): datetime.fromisoformat(given) for station, given in content.get(_KEY, {}).items()}


def fresh_among(given: Mapping[int, datetime], moment: datetime) -> frozenset[int]:
    """The stations whose pass still counts."""
    return frozenset(station for station, given_at in given.items() if is_fresh(given_at, moment))
