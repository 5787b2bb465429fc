"""The table on which a roster is worked out: keepers and days as bits, so that a group is one number."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date


@dataclass
class Table:
    """The days to fill, in order; keepers are numbers from zero.

    `places`: where each day stands among all of the station's duty days; `before`, `after`: who certainly
    serves on the duty days just beside it; `able`: who could serve on it; `loads`: how many turns a keeper
    has; `turns`: the days on which a keeper serves for certain; `teams`: who serves on a day, as bits of
    keepers; `serving`: on which days a keeper serves, as bits of days.
    """

    days: list[date]
    places: list[int]
    before: list[int]
    after: list[int]
    able: list[int]
    loads: list[int]
    turns: list[Collection[date]]
    teams: list[int] = field(init=False)
    serving: list[int] = field(init=False)

    def __post_init__(self) -> None:
        self.teams = [0] * len(self.days)
        self.serving = [0] * len(self.loads)

    def put(self, keeper: int, number: int) -> None:
        """Gives a keeper the turn on a day."""
        self.teams[number] |= 1 << keeper
        self.serving[keeper] |= 1 << number
        self.loads[keeper] += 1

    def take(self, keeper: int, number: int) -> None:
        """Takes the turn away again."""
        self.teams[number] &= ~(1 << keeper)
        self.serving[keeper] &= ~(1 << number)
        self.loads[keeper] -= 1

    def free(self, number: int) -> int:
        """Who could serve on a day and does not."""
        return self.able[number] & ~self.teams[number]

    def sides(self, number: int) -> tuple[int, int]:
        """Who serves on the duty day before, and who on the one after."""
        place = self.places[number]
        before, after = self.before[number], self.after[number]
        if number and self.places[number - 1] == place - 1:
            before |= self.teams[number - 1]
        if number + 1 < len(self.places) and self.places[number + 1] == place + 1:
            after |= self.teams[number + 1]
        return before, after

    def neighbours(self, number: int) -> int:
        """Who serves on either duty day beside a day."""
        before, after = self.sides(number)
        return before | after


def bits(number: int) -> Iterator[int]:
    """The places of the ones in a number, the lowest first."""
    while number:
        lowest = number & -number
        yield lowest.bit_length() - 1
        number ^= lowest
