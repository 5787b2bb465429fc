"""What a school can have announced, when it is due, and how patiently it is sent."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

DIGEST, MATCH, DISPUTE, REQUEST, LETTER = "digest", "match", "dispute", "request", "letter"
KINDS = (DIGEST, MATCH, DISPUTE, REQUEST, LETTER)
"""New things; a lost notice with a good match; "that was mine"; a valuable asked for; the weekly letter."""
TEST = "test"
"""Only to see whether a channel is reached."""

PAUSES = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 720))
"""Between one try and the next; when all are over, it is given up."""
TOLD_WITHIN = timedelta(days=2)
"""What was due longer ago is not told any more: the server was off, or its clock leapt."""
KEPT_FOR = timedelta(days=30)
"""Announcements are deleted after that time; nothing that is older than `TOLD_WITHIN` is made anew."""
CHANNELS_AT_MOST = 12

_AT = time(16)
_FRIDAY = 4


def due_at(day: date, timezone: str) -> datetime:
    """When a day is summed up: at four in the afternoon of the school."""
    return datetime.combine(day, _AT, ZoneInfo(timezone))


def newest_friday(now: datetime, timezone: str) -> date:
    """The last Friday whose four o'clock is over."""
    here = now.astimezone(ZoneInfo(timezone))
    day = here.date() - timedelta((here.weekday() - _FRIDAY) % 7)
    return day if due_at(day, timezone) <= now else day - timedelta(7)


def pause_after(tries: int) -> timedelta | None:
    """How long to wait after so many tries (one or more) that failed; None when it is to be given up."""
    return PAUSES[tries - 1] if tries <= len(PAUSES) else None


def kinds_of(text: str) -> tuple[str, ...]:
    """The kinds in a channel's row, in their order."""
    return tuple(kind for kind in KINDS if kind in text.split(","))


def kept_kinds(kinds: Iterable[str]) -> str:
    """As a channel's row keeps them; what is no kind is left out."""
    chosen = set(kinds)
    return ",".join(kind for kind in KINDS if kind in chosen)
