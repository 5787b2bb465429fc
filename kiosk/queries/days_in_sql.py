"""Days as numbers that both databases can reckon with: day 0 is 1 January 1970, a Thursday."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, case, cast, extract, literal
from sqlalchemy.orm import InstrumentedAttribute

_SECONDS = 86_400
_THURSDAY = 3


def number_of_day(day: InstrumentedAttribute[Any]) -> ColumnElement[int]:
    """The number of a day."""
    return cast(extract("epoch", day), BigInteger) // _SECONDS


def number_of_local_day(
    moment: InstrumentedAttribute[Any], offsets: Sequence[tuple[datetime, int]]
) -> ColumnElement[int]:
    """The number of the day that it was at the school; `offsets`: as `domain.figures.offsets` gives them."""
    seconds = cast(extract("epoch", moment), BigInteger)
    later = [(moment >= since, literal(ahead, BigInteger)) for since, ahead in reversed(offsets[1:])]
    first = literal(offsets[0][1], BigInteger)
    return (seconds + (case(*later, else_=first) if later else first)) // _SECONDS


def weekday_of(day_number: ColumnElement[int]) -> ColumnElement[int]:
    """The weekday of a day by its number; Monday is 0."""
    return (day_number + _THURSDAY) % 7
