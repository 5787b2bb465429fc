"""When a row of paper says that a thing was taken, and from when its registration counts."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo

from kiosk.domain.refusals import FormRefused
from kiosk.domain.written_days import written_day

DAYS_AT_MOST = 31
"""How old a row may be: what is older is more likely a slip of the pen than a sheet that lay so long."""
_NOON = time(12)
_AFTER = timedelta(seconds=1)
_HALF_A_YEAR = timedelta(days=183)
_DAY = re.compile(r"(\d{1,2})\s*[-/. ]\s*(\d{1,2})|(\d{1,2})(\d{2})", re.ASCII)
_CLOCK = re.compile(r"(\d{1,2})\s*[:.时点]\s*(\d{2})\s*(?::\d{2}|分)?|(\d{1,2})(\d{2})", re.ASCII)


@dataclass(frozen=True)
class Written:
    """What the paper says, by the school's clock. `day`: None where nobody can read it; so `clock`."""

    day: date | None
    clock: time | None


def day_on_paper(text: str, today: date) -> date | None:
    """The day that is typed: 11-23, 11.23, 1123, 11月23日, or whole. The month comes first, as on the sheet.

    None where it is none. A day without a year is the nearest one: tomorrow's is a slip, and said
    as one.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    if short := _DAY.fullmatch(plain):
        plain = "{}月{}日".format(*(part for part in short.groups() if part))
    return written_day(plain, today + _HALF_A_YEAR)


def clock_on_paper(text: str) -> time | None:
    """The time that is typed: 16:30, 16.30, 16点30分 or 1630; None where it is none."""
    found = _CLOCK.fullmatch(unicodedata.normalize("NFKC", text).strip())
    if found is None:
        return None
    hour, minute = (int(part) for part in found.groups() if part)
    return time(hour, minute) if hour < 24 and minute < 60 else None


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
