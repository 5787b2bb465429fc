"""Rests between turns: exchanges that spare a keeper two duty days in a row and leave all turns as equal.

Taken alone, every second duty day stands between days that stay as they are, so what an exchange on
such days costs is a plain sum: a turn beside one, or two, turns of the same keeper costs one, or two.
A chain of exchanges that saves something can be begun so that it has saved something after every link,
so only such chains are followed.
"""

from collections import deque
from dataclasses import dataclass, field

from kiosk.domain.roster_table import Table, bits

_MOST_SAVED = -4


def rest(table: Table) -> None:
    """Exchanges turns until no chain on every second duty day spares anybody a turn in a row."""
    improved = True
    while improved and _rows(table) > _rows_at_least(table):
        improved = False
        for number in range(len(table.days)):
            for keeper in bits(table.neighbours(number) & table.teams[number]):
                # An exchange for somebody before may have relieved this one too.
                improved |= bool(table.teams[number] >> keeper & 1) and _relieved(table, keeper, number)


def _rows(table: Table) -> int:
    """How often somebody serves on a day of the plan and on the duty day beside it, seen from each day."""
    return sum(
        (table.teams[number] & side).bit_count()
        for number in range(len(table.days))
        for side in table.sides(number)
    )


def _rows_at_least(table: Table) -> int:
    """The same, as few as there can be: two days that need more keepers than there are share some."""
    least = 0
    for number in range(len(table.days)):
        ours = table.teams[number].bit_count()
        last, end = number - 1, number + 1
        for other, fixed in ((last, table.before[number]), (end, table.after[number])):
            planned = 0 <= other < len(table.days) and abs(table.places[other] - table.places[number]) == 1
            theirs = table.teams[other].bit_count() if planned else 0
            all_able = table.able[number] | fixed | (table.able[other] if planned else 0)
            least += max(0, ours + theirs + fixed.bit_count() - all_able.bit_count())
    return least


@dataclass
class _Search:
    """Chains that begin with `first` giving a day away.

    `came`: from whom a keeper would get a turn, and on which day (None: stays with more turns in their
    stead); `reached`: to whom chains lead that have saved so much (below zero), as bits; `end`: a keeper
    with whom a chain can end, since everybody's turns are then as equal as before.
    """

    table: Table
    first: int
    came: dict[int, tuple[int, int | None]] = field(default_factory=dict)
    coming: deque[tuple[int, int]] = field(default_factory=deque)
    reached: dict[int, int] = field(default_factory=lambda: dict.fromkeys(range(_MOST_SAVED, 0), 0))
    end: int | None = None

    def give(self, giver: int, number: int, saved: int) -> None:
        """A keeper gives a day away; whoever could take it is reached if something stays saved."""
        before, after = self.table.sides(number)
        saved -= (before >> giver & 1) + (after >> giver & 1)
        free = self.table.free(number)
        self._reach(free & ~(before | after), saved, giver, number)
        self._reach(free & (before ^ after), saved + 1, giver, number)
        self._reach(free & before & after, saved + 2, giver, number)

    def keep(self, keeper: int, saved: int) -> None:
        """A keeper keeps the turn instead of somebody with one turn more, who gives one away."""
        loads = self.table.loads
        heavier = sum(1 << other for other, load in enumerate(loads) if load == loads[keeper] + 1)
        self._reach(heavier, saved, keeper, None)

    def moves(self, taker: int) -> list[tuple[int, int, int]]:
        """The exchanges of the chain that ends with a keeper: from whom, to whom, and which day."""
        moves = []
        giver = -1
        while giver != self.first:
            giver, number = self.came[taker]
            moves += [(giver, taker, number)] if number is not None else []
            taker = giver
        return moves

    def _reach(self, takers: int, saved: int, giver: int, number: int | None) -> None:
        if saved >= 0:
            return
        saved = max(saved, _MOST_SAVED)
        for taker in bits(takers & ~self.reached[saved]):
            if self.end is not None or self._is_behind(taker, giver):
                continue
            for level in range(saved, 0):
                self.reached[level] |= 1 << taker
            self.came[taker] = (giver, number)
            self.coming.append((taker, saved))
            if taker == self.first or self.table.loads[taker] == self.table.loads[self.first] - 1:
                self.end = taker

    def _is_behind(self, taker: int, giver: int) -> bool:
        """Whether the chain to `giver` comes through `taker`; its first keeper may come again, as its end."""
        while giver != self.first:
            if giver == taker:
                return True
            giver = self.came[giver][0]
        return False


def _relieved(table: Table, keeper: int, number: int) -> bool:
    """Whether a chain was found, and followed, that begins with this keeper giving away this day."""
    search = _Search(table, keeper)
    search.give(keeper, number, 0)
    parity = table.places[number] & 1
    while search.coming and search.end is None:
        taker, saved = search.coming.popleft()
        for day in bits(table.serving[taker]):
            if table.places[day] & 1 == parity:
                search.give(taker, day, saved)
        search.keep(taker, saved)
    if search.end is not None:
        for giver, taker, day in search.moves(search.end):
            table.take(giver, day)
            table.put(taker, day)
    return search.end is not None
