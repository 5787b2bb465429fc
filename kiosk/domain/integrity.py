"""The integrity index: of the things that left the board by themselves, the share that was registered."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, time
from zoneinfo import ZoneInfo

from kiosk.domain.item_life import Step
from kiosk.domain.term import term_of

SHOWN_FROM = 10
"""Departures below which no index is shown: with so few, it would speak about single families."""
LEAVING = frozenset({Step.CLAIM, Step.CLAIM_LATE, Step.MISS})
RETURNING = frozenset({Step.PUT_BACK, Step.SEE_AGAIN, Step.UNDO_MOVE_ON})


@dataclass(frozen=True)
class Index:
    """How the things of a term left. `at_once`: registered at the station; `late`: registered afterwards."""

    at_once: int
    late: int
    unregistered: int

    @property
    def registered(self) -> int:
        """Registered things; late ones count in full."""
        return self.at_once + self.late

    @property
    def departed(self) -> int:
        """Things that left without a keeper moving them."""
        return self.registered + self.unregistered

    @property
    def percent(self) -> int | None:
        """The index; None as long as too few things left."""
        return share(self.registered, self.departed)


def index_of(steps: Iterable[tuple[int, str]]) -> Index:
    """The index from the steps of a term, as (item, step) in the order in which they were taken.

    Of each item its last departure counts, unless the thing was there again after it. Steps that
    neither leave nor return are nothing to it: what keepers move, and what a teacher hands over.
    """
    departures: dict[int, str] = {}
    for item, step in steps:
        if step in LEAVING:
            departures[item] = step
        elif step in RETURNING:
            departures.pop(item, None)
    counts = Counter(departures.values())
    return Index(counts[Step.CLAIM], counts[Step.CLAIM_LATE], counts[Step.MISS])


def share(registered: int, departed: int) -> int | None:
    """`registered` of `departed` in percent, never rounded up: 100 means all. None below ten departures."""
    return 100 * registered // departed if departed >= SHOWN_FROM else None


def counted_since(moment: datetime, timezone: str) -> datetime:
    """When the term of a moment began at a school in that time zone; from then on departures count."""
    zone = ZoneInfo(timezone)
    return datetime.combine(term_of(moment.astimezone(zone).date()).first_day, time(), zone)
