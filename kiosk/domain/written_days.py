"""Days as people write them into a table: 2026-09-07, 2026/9/7, 2026年9月7日, or 9月7日 alone."""

import re
import unicodedata
from datetime import date

_MIDNIGHT = r"(?:[ T]0?0:00(?::00)?)?"
_WHOLE = re.compile(rf"(\d{{4}})\s*[-/.年]\s*(\d{{1,2}})\s*[-/.月]\s*(\d{{1,2}})\s*[日号]?{_MIDNIGHT}")
_WITHOUT_YEAR = re.compile(r"(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]?")


def written_day(text: str, today: date) -> date | None:
    """The day that is written there; None where it is none, or where its month could be its day.

    A day without a year is the last one that has been: in March, 12月7日 lies in the year before.
    """
    text = unicodedata.normalize("NFKC", text).strip()
    if whole := _WHOLE.fullmatch(text):
        return _day(*map(int, whole.groups()))
    if without := _WITHOUT_YEAR.fullmatch(text):
        month, day = map(int, without.groups())
        this, last = (_day(year, month, day) for year in (today.year, today.year - 1))
        return last if this is None or this > today else this
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
