"""Who keeps the station on which day: fair first, then with a rest between.

Turns are dealt out as an optimal semi-matching of days and keepers: the number of turns that somebody
has can be made more equal only by a chain of exchanges from one who has at least two more to one who
has fewer (Harvey, Ladner, Lovász and Tamir, "Semi-matchings for bipartite graphs and load balancing",
2006); when no such chain is left, no other plan is more equal. Days, and the keepers who could serve on
one, are bits of whole numbers, so that a chain through hundreds of keepers is looked for at once.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from kiosk.domain.roster_rests import rest
from kiosk.domain.roster_table import Table, bits


@dataclass(frozen=True)
class Pupil:
    """A keeper to plan for.

    `turns`: days of the term on which they served, or are certain to serve; `away`: first and last day of
    each absence; `joined`: the day on which they came to the roster, None if they were there from the start.
    """

    id: int
    turns: Collection[date] = ()
    away: Collection[tuple[date, date]] = ()
    joined: date | None = None

    def can(self, day: date) -> bool:
        """Whether they are there on that day and not wanted elsewhere."""
        return day not in self.turns and not any(first <= day <= last for first, last in self.away)


def plan(
    pupils: Collection[Pupil], days: Collection[date], team_size: int, others: Collection[date] = ()
) -> dict[date, list[int]]:
    """The ids of those who serve, for each of these days.

    `others`: the station's other duty days, which stay as they are (their keepers have them among their
    turns). A day has fewer than `team_size` keepers only if not more of them can come.
    """
    ranked = sorted(pupils, key=lambda pupil: pupil.id)
    table = _table(ranked, sorted({*days}), sorted({*days, *others}))
    _deal(table, team_size)
    _even(table)
    rest(table)
    return {
        day: [ranked[keeper].id for keeper in bits(table.teams[number])]
        for number, day in enumerate(table.days)
    }


def standings(pupils: Iterable[Pupil]) -> dict[int, int]:
    """How many turns each keeper counts as having, by id.

    One who joined during the term starts at the others' least turns on that day, not at zero: nobody has
    to catch up what was done before they came.
    """
    coming = sorted(pupils, key=lambda pupil: pupil.joined or date.min)
    starts: dict[int, int] = {}
    for joined, newcomers in groupby(coming, key=lambda pupil: pupil.joined or date.min):
        there = [pupil for pupil in coming if pupil.id in starts]
        least = min((starts[pupil.id] + _before(pupil, joined) for pupil in there), default=0)
        starts |= {pupil.id: max(0, least - _before(pupil, joined)) for pupil in newcomers}
    return {pupil.id: starts[pupil.id] + len(pupil.turns) for pupil in coming}


def _before(pupil: Pupil, day: date) -> int:
    return sum(turn < day for turn in pupil.turns)


def _table(ranked: Sequence[Pupil], days: list[date], all_days: list[date]) -> Table:
    """Everybody's standing and every day, with nobody on it yet."""
    standing = standings(ranked)

    def those(fit: Iterable[bool]) -> int:
        return sum(1 << keeper for keeper, fits in enumerate(fit) if fits)

    taken = {day: those(day in pupil.turns for pupil in ranked) for day in all_days}
    places = [all_days.index(day) for day in days]
    return Table(
        days=days,
        places=places,
        before=[taken[all_days[place - 1]] if place else 0 for place in places],
        after=[taken[all_days[place + 1]] if place + 1 < len(all_days) else 0 for place in places],
        able=[those(pupil.can(day) for pupil in ranked) for day in days],
        loads=[standing[pupil.id] for pupil in ranked],
        turns=[pupil.turns for pupil in ranked],
    )


def _deal(table: Table, team_size: int) -> None:
    """Day after day takes those with the fewest turns who do not serve beside it; then the longest rested."""
    rested = [max(turns, default=date.min) for turns in table.turns]
    for number, day in enumerate(table.days):
        tired = table.neighbours(number)
        chosen = sorted(
            bits(table.able[number]),
            key=lambda keeper: (tired >> keeper & 1, table.loads[keeper], rested[keeper], keeper),
        )[:team_size]
        for keeper in chosen:
            table.put(keeper, number)
            rested[keeper] = max(rested[keeper], day)


def _even(table: Table) -> None:
    """Exchanges turns along chains until nobody who has two more can pass one on.

    Those whom a keeper with the most turns reaches without finding anybody to relieve them are done with:
    whatever begins elsewhere and came to them would end among them.
    """
    done = 0
    for load in range(max(table.loads, default=0), 1, -1):
        while True:
            heavy = [
                keeper for keeper, its in enumerate(table.loads) if its == load and not done >> keeper & 1
            ]
            if not heavy:
                break
            reached = _pass_on(table, heavy, load, done)
            done |= reached or 0


def _pass_on(table: Table, heavy: list[int], load: int, done: int) -> int | None:
    """Moves one turn from somebody heavy to somebody with at least two fewer, through whoever lies between.

    None if it did; otherwise everybody that was reached.
    """
    came: dict[int, tuple[int, int]] = {}
    reached = sum(1 << keeper for keeper in heavy)
    coming, spent = list(heavy), 0
    for giver in coming:
        for number in bits(table.serving[giver] & ~spent):
            spent |= 1 << number
            for taker in bits(table.free(number) & ~reached & ~done):
                reached |= 1 << taker
                came[taker] = (giver, number)
                coming.append(taker)
                if table.loads[taker] <= load - 2:
                    _undo_chain(table, came, taker)
                    return None
    return reached


def _undo_chain(table: Table, came: dict[int, tuple[int, int]], taker: int) -> None:
    while taker in came:
        giver, number = came[taker]
        table.take(giver, number)
        table.put(taker, number)
        taker = giver
