"""Interleaved rounds: everyone runs once a round and the order turns, so that a busy minute hits all."""

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from statistics import median

from tests.bench.progress import Progress


@dataclass(frozen=True)
class Reading:
    """One measurement. `done`: how many were done in `seconds`; `waits`: seconds each took, if noted."""

    done: int
    seconds: float
    waits: Sequence[float] = ()

    @property
    def rate(self) -> float:
        """How many a second."""
        return self.done / self.seconds

    def wait_of(self, share: float) -> float:
        """The wait in seconds that this share of them (0–1) did not exceed."""
        ordered = sorted(self.waits)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))]


@dataclass(frozen=True)
class Contender:
    """Something to measure. `unit`: what is counted; `beside`: with whom it is compared, by name."""

    name: str
    unit: str
    measure: Callable[[], Reading]
    beside: tuple[str, ...] = ()


@dataclass(frozen=True)
class Figure:
    """What the rounds said of one contender.

    `ratios`: by neighbour, the median over the rounds of our rate divided by its rate in the same round;
    more than 1 is quicker.
    """

    name: str
    unit: str
    readings: list[Reading] = field(repr=False)
    ratios: dict[str, float]

    @property
    def rates(self) -> list[float]:
        """How many a second, a round each."""
        return [reading.rate for reading in self.readings]

    @property
    def rate(self) -> float:
        """The median rate."""
        return median(self.rates)

    def wait(self, share: float) -> float | None:
        """The median over the rounds of the wait that `share` of them did not exceed, in seconds."""
        if not all(reading.waits for reading in self.readings):
            return None
        return median(reading.wait_of(share) for reading in self.readings)


class Rounds:
    """Runs contenders. `at_most`: rounds; `until`: when, in monotonic seconds, none but a first may begin."""

    def __init__(self, at_most: int, until: float, progress: Progress) -> None:
        self._at_most = at_most
        self._until = until
        self._progress = progress

    def of(self, contenders: Sequence[Contender]) -> list[Figure]:
        """A figure each. Everyone runs once before it counts: programs and templates load for all alike."""
        readings: dict[str, list[Reading]] = {contender.name: [] for contender in contenders}
        self._progress.expect(len(contenders) * (self._at_most + 1))
        for contender in contenders:
            self._progress.tick(contender.name)
            contender.measure()
        for turn in range(self._at_most):
            if turn and time.monotonic() > self._until:
                break
            start = turn % len(contenders)
            for contender in (*contenders[start:], *contenders[:start]):
                self._progress.tick(contender.name)
                readings[contender.name].append(contender.measure())
        return [_figure(contender, readings) for contender in contenders]


def _figure(contender: Contender, readings: dict[str, list[Reading]]) -> Figure:
    ours = readings[contender.name]
    ratios = {
        neighbour: median(our.rate / their.rate for our, their in zip(ours, readings[neighbour], strict=True))
        for neighbour in contender.beside
    }
    return Figure(contender.name, contender.unit, ours, ratios)
