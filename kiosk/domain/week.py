"""A week of a school: from Monday morning to the next one, on the clocks of its own time zone."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo


def monday_of(day: date) -> date:
    """The Monday of a day's week."""
    return day - timedelta(days=day.weekday())


def last_full_week(today: date) -> date:
    """The Monday of the latest week that is over."""
    return monday_of(today) - timedelta(days=7)


def stretch_of_days(first: date, days: int, timezone: str) -> tuple[datetime, datetime]:
    """When a stretch of days begins, and when the day after it does."""
    zone = ZoneInfo(timezone)
    return (
        datetime.combine(first, time(), zone),
        datetime.combine(first + timedelta(days=days), time(), zone),
    )
