"""The arithmetic of a station's figures: how many came home, how soon, and what waits how long."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from kiosk.domain.integrity import share

UNTIL_HOME = (0, 1, 2, 3, 4, 7, 14, 28)
"""The first days of the steps of the histogram from found to registered: the same day, the next one, …"""
WAITING = (0, 7, 14, 28, 56)
"""The first days of the steps of how long things have waited: this week, …, eight weeks or more."""


@dataclass(frozen=True)
class Bin:
    """A step of a histogram. `first`, `last`: days, both included; `last` is None for "or more"."""

    first: int
    last: int | None
    count: int


@dataclass(frozen=True)
class Part:
    """Some of the things found: how many, and how many of them are home."""

    found: int
    home: int

    @property
    def percent(self) -> int | None:
        """The reunited share; None below ten things, where it would speak about single families."""
        return share(self.home, self.found)


def together(parts: Iterable[Part]) -> Part:
    """Several parts as one."""
    listed = list(parts)
    return Part(sum(part.found for part in listed), sum(part.home for part in listed))


def binned(days: Mapping[int, int], firsts: Sequence[int]) -> list[Bin]:
    """A histogram. `days`: how many things by their days; `firsts`: where its steps begin, ascending from 0.

    What a clock set back made fewer than no days counts as none.
    """
    counts = [0] * len(firsts)
    for number, count in days.items():
        counts[sum(first <= max(number, 0) for first in firsts) - 1] += count
    lasts = [following - 1 for _first, following in pairwise(firsts)] + [None]
    return [Bin(first, last, count) for first, last, count in zip(firsts, lasts, counts, strict=True)]


def median(days: Mapping[int, int]) -> int | None:
    """The day within which half of the things were home; None if none is."""
    half, so_far = sum(days.values()) / 2, 0
    for number in sorted(days):
        so_far += days[number]
        if so_far >= half:
            return max(number, 0)
    return None


def offsets(timezone: str, since: datetime, until: datetime) -> list[tuple[datetime, int]]:
    """By how many seconds a school's clocks are ahead of UTC, from when on; one entry where none is changed.

    Clocks are changed on the hour, so only the hours of a day that ends otherwise than it began are tried.
    """
    day, hour = timedelta(days=1), timedelta(hours=1)
    moment = since.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    found = [(moment, _ahead(moment, timezone))]
    while moment <= until:
        if _ahead(moment + day, timezone) != found[-1][1]:
            changed = next(at for at in _steps(moment, hour) if _ahead(at, timezone) != found[-1][1])
            found.append((changed, _ahead(changed, timezone)))
        moment += day
    return found


def _ahead(moment: datetime, timezone: str) -> int:
    ahead = moment.astimezone(ZoneInfo(timezone)).utcoffset() or timedelta(0)
    return int(ahead.total_seconds())


def _steps(moment: datetime, step: timedelta) -> Iterator[datetime]:
    while True:
        yield moment
        moment += step
