"""When a row of paper says that a thing was taken, and from when its registration counts."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from kiosk.domain.refusals import FormRefused

DAYS_AT_MOST = 31
"""How old a row may be: what is older is more likely a slip of the pen than a sheet that lay so long."""
_NOON = time(12)
_AFTER = timedelta(seconds=1)


@dataclass(frozen=True)
class Written:
    """What the paper says, by the school's clock. `day`: None where nobody can read it; so `clock`."""

    day: date | None
    clock: time | None


def moment_on_paper(written: Written, zone: tzinfo, now: datetime) -> datetime:
    """The moment that is written there; noon of a day without a time, and now where there is no day.

    Raises FormRefused naming `day` or `time` for what has not come yet or is too long ago.
    """
    if written.day is None:
        return now
    today = now.astimezone(zone).date()
    if written.day > today:
        raise FormRefused({"day": "day_in_the_future"})
    if written.day < today - timedelta(days=DAYS_AT_MOST):
        raise FormRefused({"day": "paper_day_long_ago"})
    moment = datetime.combine(written.day, written.clock or _NOON, zone)
    if moment > now and written.clock is not None:
        raise FormRefused({"time": "paper_time_ahead"})
    return min(moment, now)


def counted_from(written_at: datetime, there_at: datetime, now: datetime) -> datetime:
    """From when the registration counts: as written, but after the thing was last known to be there."""
    return min(max(written_at, there_at + _AFTER), now)
