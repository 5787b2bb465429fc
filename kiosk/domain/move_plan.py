"""What to carry on a duty: up from the store, down from the board, away to be given on.

Who comes first is counted in days, so that a teacher can explain it. A thing is as old as the days since it
was found. Every time a family took home a thing of its kind at this station in the last LOOKED_FOR_DAYS days
makes it one day younger, but never by more than `display_days`: a cup that nine families looked for this
term counts as nine days younger than it is. The youngest hang, the oldest make room.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from kiosk.domain.item_life import State

LOOKED_FOR_DAYS = 90
LINES_AT_MOST = 120
"""What three pupils may be asked to carry at most, and what can be read on one page of paper."""
_AN_EXCHANGE = 2
MOVABLE = frozenset({State.STORED, State.ON_DISPLAY})


class Direction(StrEnum):
    """Where a thing is to be carried: onto the board, into the store, or to what is given away."""

    UP = "up"
    DOWN = "down"
    AWAY = "away"


@dataclass(frozen=True)
class Movable:
    """A thing of the station.

    `zone`: where it hangs, or hung before it was stored; `since`: the day it was hung up or stored;
    `kind`: its category; `held`: a teacher keeps such things, so nobody moves them.
    """

    id: int
    state: State
    kind: int
    zone: int | None
    since: date
    found_on: date
    keep_days: int
    held: bool = False


@dataclass(frozen=True)
class Room:
    """A zone, and how many things fit."""

    zone: int
    capacity: int


@dataclass(frozen=True)
class Move:
    """One thing to carry. `zone`: up into it; down or away from it, None where it lies in the store."""

    item: int
    direction: Direction
    zone: int | None


def is_due(found_on: date, keep_days: int, today: date) -> bool:
    """Whether a thing was kept for as long as its kind is kept; the last of those days still counts."""
    return today > found_on + timedelta(days=keep_days)


def plan_moves(
    things: Collection[Movable],
    rooms: Sequence[Room],
    looked_for: Mapping[int, int],
    today: date,
    display_days: int,
    at_most: int = LINES_AT_MOST,
) -> list[Move]:
    """The moves of a duty: first up, zone by zone, then down, then away; the same input gives the same list.

    `rooms`: in the order of the board; `looked_for`: claims of the last LOOKED_FOR_DAYS days by kind;
    `display_days`: how long a thing hangs before a younger one may take its place.

    Only what lies in the store or hangs on the board is moved, and nothing held. What is due goes away. A
    zone with more than fits gives its oldest to the store. Then the youngest of the store go up, each into
    the zone it last hung in, else where most of its kind are, and only a kind that has no zone yet into
    the one with most room. Where a zone is full, a younger thing takes the place of the oldest that has
    hung for more than `display_days`.

    `at_most`: moves. What has to leave the board always does; beyond that, what waits in the store, to go up
    or to go away, waits for the next duty.
    """
    board = _Board(rooms, looked_for, today, display_days)
    movable = [thing for thing in things if thing.state in MOVABLE and not thing.held]
    board.learn(movable)
    due = [thing for thing in movable if is_due(thing.found_on, thing.keep_days, today)]
    stays = [thing for thing in movable if not is_due(thing.found_on, thing.keep_days, today)]
    board.hang(filter(_hangs, stays))
    board.relieve()
    leave = sum(map(_hangs, due))
    for thing in board.youngest_first(thing for thing in stays if not _hangs(thing)):
        if leave + board.moves + _AN_EXCHANGE > at_most:
            break
        board.offer(thing)
    away = _away(due, rooms)[: max(leave, at_most - board.moves)]
    return [*board.ups(), *board.downs(), *away]


class _Board:
    """A board as it will hang once the moves so far are made."""

    def __init__(
        self, rooms: Sequence[Room], looked_for: Mapping[int, int], today: date, display_days: int
    ) -> None:
        self._places = {room.zone: room.capacity for room in rooms}
        self._looked_for, self._today, self._display_days = looked_for, today, display_days
        self._hanging: dict[int, list[Movable]] = {zone: [] for zone in self._places}
        self._up: dict[int, list[Movable]] = {zone: [] for zone in self._places}
        self._down: dict[int, list[Movable]] = {zone: [] for zone in self._places}
        self._usual: dict[int, int] = {}

    def learn(self, things: Iterable[Movable]) -> None:
        """Where most things of each kind have their place; of equals the first of the board."""
        counted: defaultdict[int, Counter[int]] = defaultdict(Counter)
        for thing in things:
            if thing.zone is not None and self._places.get(thing.zone):
                counted[thing.kind][thing.zone] += 1
        for kind, zones in counted.items():
            self._usual[kind] = max(self._places, key=lambda zone: zones[zone])

    def youngest_first(self, things: Iterable[Movable]) -> list[Movable]:
        """In the order in which they have a right to a place."""
        return sorted(things, key=self._age)

    def hang(self, things: Iterable[Movable]) -> None:
        """They hang already. What hangs in no zone of this board is left where it is."""
        for thing in things:
            if thing.zone in self._hanging:
                self._hanging[thing.zone].append(thing)

    def relieve(self) -> None:
        """Takes down what is too much."""
        for zone, hanging in self._hanging.items():
            kept = self.youngest_first(hanging)
            self._down[zone] = kept[self._places[zone] :]
            self._hanging[zone] = kept[: self._places[zone]]

    def offer(self, thing: Movable) -> None:
        """Hangs a thing of the store up, if there is a place for it."""
        for zone in self._homes(thing):
            if not self._free(zone):
                self._make_way(zone, thing)
            if self._free(zone):
                self._up[zone].append(thing)
                return

    @property
    def moves(self) -> int:
        """How many there are so far."""
        return sum(map(len, [*self._up.values(), *self._down.values()]))

    def ups(self) -> list[Move]:
        """What goes up, zone by zone."""
        return _moves(Direction.UP, self._up)

    def downs(self) -> list[Move]:
        """What comes down, zone by zone."""
        return _moves(Direction.DOWN, self._down)

    def _age(self, thing: Movable) -> tuple[int, int]:
        """As old as it counts, in days; of equals the one that was logged later is the younger."""
        bonus = min(self._looked_for.get(thing.kind, 0), self._display_days)
        return (self._today - thing.found_on).days - bonus, -thing.id

    def _free(self, zone: int) -> int:
        return self._places[zone] - len(self._hanging[zone]) - len(self._up[zone])

    def _homes(self, thing: Movable) -> list[int]:
        """The zones that it may go into, the best first."""
        own = [zone for zone in (thing.zone, self._usual.get(thing.kind)) if zone is not None]
        homes = [zone for zone in dict.fromkeys(own) if self._places.get(zone)]
        roomiest = max(self._places, key=self._free, default=None)
        return homes or ([] if roomiest is None else [roomiest])

    def _make_way(self, zone: int, thing: Movable) -> None:
        """Takes down the oldest that has hung long enough, if it counts as older than `thing`."""
        enough = self._today - timedelta(days=self._display_days)
        long_hung = [other for other in self._hanging[zone] if other.since < enough]
        oldest = max(long_hung, key=self._age, default=None)
        if oldest is not None and self._age(oldest) > self._age(thing):
            self._hanging[zone].remove(oldest)
            self._down[zone].append(oldest)


def _moves(direction: Direction, zones: Mapping[int, list[Movable]]) -> list[Move]:
    return [Move(thing.id, direction, zone) for zone, things in zones.items() for thing in things]


def _away(due: Iterable[Movable], rooms: Sequence[Room]) -> list[Move]:
    """From the board first, zone by zone, then from the store; the oldest of each first."""
    order = {room.zone: number for number, room in enumerate(rooms)}

    def place(thing: Movable) -> tuple[int, date, int]:
        where = order.get(thing.zone or 0, len(order)) if _hangs(thing) else len(order) + 1
        return where, thing.found_on, thing.id

    return [
        Move(thing.id, Direction.AWAY, thing.zone if _hangs(thing) else None)
        for thing in sorted(due, key=place)
    ]


def _hangs(thing: Movable) -> bool:
    return thing.state is State.ON_DISPLAY
