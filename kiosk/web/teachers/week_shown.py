"""The week as a picture: two bars a day, measured in units of the drawing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.domain.week import monday_of
from kiosk.queries.week import DayCounted
from kiosk.web.days import weekday_name

_HIGHEST = 72
"""Of a bar."""
_LEAST_SCALE = 4
"""A week with a thing or two does not look like a full one."""
_STEP = 44
"""From one day to the next."""


@dataclass(frozen=True)
class DayBars:
    """A day. `x`: where it begins; heights from the ground up; `is_ahead`: still to come."""

    weekday: str
    x: int
    found: int
    registered: int
    found_height: int
    registered_height: int
    is_today: bool
    is_ahead: bool


@dataclass(frozen=True)
class WeekShown:
    """A week, Monday first, and its sums."""

    days: list[DayBars]
    found: int
    registered: int

    @property
    def width(self) -> int:
        """Of the whole drawing."""
        return _STEP * len(self.days)


def midnights_of(day: date, timezone: str) -> list[datetime]:
    """The eight midnights around the seven days of a day's week, Monday first, at a school."""
    monday, zone = monday_of(day), ZoneInfo(timezone)
    return [datetime.combine(monday + timedelta(days=number), time(), zone) for number in range(8)]


def week_of(counted: Sequence[DayCounted], today: date) -> WeekShown:
    """The week in which today is. `counted`: its days, Monday first."""
    most = max(_LEAST_SCALE, *(max(day.found, day.registered) for day in counted))
    monday = monday_of(today)
    days = [
        DayBars(
            weekday=weekday_name(monday + timedelta(days=number)),
            x=number * _STEP,
            found=day.found,
            registered=day.registered,
            found_height=_height(day.found, most),
            registered_height=_height(day.registered, most),
            is_today=number == today.weekday(),
            is_ahead=number > today.weekday(),
        )
        for number, day in enumerate(counted)
    ]
    return WeekShown(days, sum(day.found for day in counted), sum(day.registered for day in counted))


def _height(count: int, most: int) -> int:
    return round(_HIGHEST * count / most)
