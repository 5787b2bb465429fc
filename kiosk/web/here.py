"""What every view needs at hand: the station it serves, and the school's day."""

from datetime import date, datetime, time
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from flask import current_app

if TYPE_CHECKING:
    from kiosk.bootstrap import Station

EXTENSION = "integrity-station"


def current_station() -> "Station":
    """The station that this app was created for."""
    station: Station = current_app.extensions[EXTENSION]
    return station


def now() -> datetime:
    """The present moment, in UTC."""
    return current_station().clock()


def today(timezone: str) -> date:
    """The day it is at a school."""
    return now().astimezone(ZoneInfo(timezone)).date()


def day_began(timezone: str) -> datetime:
    """The midnight before now at a school."""
    return datetime.combine(today(timezone), time(), ZoneInfo(timezone))
