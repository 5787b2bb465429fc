"""What was done on one duty and by whom: things logged, taken back, carried and counted."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, or_, select

from kiosk.domain.item_life import BEGINNINGS, State, Step
from kiosk.models import Event, Item, Keeper, MoveLine, MoveList, Round, Sighting
from kiosk.queries.things import Thing, select_things, thing_of
from kiosk.queries.walking_back import last_before


@dataclass(frozen=True)
class DutyTime:
    """A duty at its station, from when it opened until it ended, or until now."""

    id: int
    station_id: int
    opened_at: datetime
    until: datetime


@dataclass(frozen=True)
class Act:
    """One act. `kind`: logged, undone, up, down, away, started, finished or dropped (a round)."""

    at: datetime
    kind: str
    keeper_id: int | None
    thing: Thing | None = None
    seen: int | None = None
    missing: int | None = None


@dataclass
class Sums:
    """How many things somebody logged, took back, carried and saw in a round."""

    logged: int = 0
    undone: int = 0
    up: int = 0
    down: int = 0
    away: int = 0
    counted: int = 0

    @property
    def carried(self) -> int:
        """Things carried anywhere."""
        return self.up + self.down + self.away


@dataclass(frozen=True)
class DutyActs:
    """The acts of a duty in their order, the sums by keeper, and the names of all who did anything.

    `counted`: things that anybody saw in a round, each once.
    """

    acts: list[Act]
    sums: dict[int, Sums]
    counted: int
    names: dict[int, str]


def acts_of(connection: Connection, duty: DutyTime) -> DutyActs:
    """Everything that was done on a duty."""
    rows = [*_logged_and_undone(connection, duty), *_carried(connection, duty)]
    things = _things(connection, {item_id for _, _, _, item_id in rows})
    rounds = _rounds(connection, duty)
    sums: defaultdict[int, Sums] = defaultdict(Sums)
    acts = [Act(at, kind, keeper_id, things[item_id]) for at, kind, keeper_id, item_id in rows]
    for act in acts:
        if act.keeper_id:
            count = getattr(sums[act.keeper_id], act.kind)
            setattr(sums[act.keeper_id], act.kind, count + 1)
    counted = _counted(connection, duty, [each.id for each in rounds])
    for keeper_id, item_ids in counted.items():
        sums[keeper_id].counted = len(item_ids)
    for each in rounds:
        acts += _acts_of_round(each, duty)
    acts.sort(key=lambda act: act.at)
    people = set(sums) | {act.keeper_id for act in acts if act.keeper_id}
    return DutyActs(acts, dict(sums), len(set().union(*counted.values())), _names(connection, people))


def _logged_and_undone(connection: Connection, duty: DutyTime) -> list[tuple[Any, ...]]:
    """(when, kind, keeper, item); reads only what happened at the station since the duty opened."""
    first = last_before(connection, Event, Event.at, duty.station_id, duty.opened_at)
    rows = connection.execute(
        select(Event.at, Event.step, Event.keeper_id, Event.item_id)
        .where(
            Event.station_id == duty.station_id,
            Event.id > first,
            Event.duty_id == duty.id,
            Event.actor == "keeper",
            Event.step.in_([*BEGINNINGS, Step.MOVE_ON]),
        )
        .order_by(Event.id)
    )
    kinds = {Step.MOVE_ON: "undone"}
    return [(at, kinds.get(Step(step), "logged"), keeper, item) for at, step, keeper, item in rows]


def _carried(connection: Connection, duty: DutyTime) -> list[tuple[Any, ...]]:
    """(when, direction, keeper, item) of what is ticked on the duty's move list."""
    rows = connection.execute(
        select(MoveLine.done_at, MoveLine.direction, MoveLine.done_by, MoveLine.item_id)
        .join(MoveList, MoveList.id == MoveLine.move_list_id)
        .where(MoveList.duty_id == duty.id, MoveLine.done_at.is_not(None))
        .order_by(MoveLine.done_at, MoveLine.id)
    )
    return [tuple(row) for row in rows]


def _rounds(connection: Connection, duty: DutyTime) -> list[Any]:
    """The rounds that were open during the duty; one may have been begun on the duty before."""
    return list(
        connection.execute(
            select(
                Round.id,
                Round.keeper_id,
                Round.started_at,
                Round.ended_at,
                Round.outcome,
                Round.seen,
                Round.missing,
            )
            .where(
                Round.station_id == duty.station_id,
                Round.started_at <= duty.until,
                or_(Round.ended_at.is_(None), Round.ended_at >= duty.opened_at),
            )
            .order_by(Round.id)
        )
    )


def _counted(connection: Connection, duty: DutyTime, round_ids: Collection[int]) -> dict[int, set[int]]:
    """The things that each keeper saw during the duty, by the keeper's id."""
    rows = connection.execute(
        select(Sighting.keeper_id, Sighting.item_id)
        .distinct()
        .where(
            Sighting.round_id.in_(round_ids),
            Sighting.undone_at.is_(None),
            Sighting.keeper_id.is_not(None),
            Sighting.item_id.is_not(None),
            Sighting.at >= duty.opened_at,
            Sighting.at <= duty.until,
        )
    )
    seen: defaultdict[int, set[int]] = defaultdict(set)
    for keeper_id, item_id in rows:
        seen[keeper_id or 0].add(item_id or 0)
    return seen


def _acts_of_round(each: Any, duty: DutyTime) -> list[Act]:
    acts = []
    if each.started_at >= duty.opened_at:
        acts.append(Act(each.started_at, "started", each.keeper_id))
    if each.ended_at and each.ended_at <= duty.until:
        acts.append(Act(each.ended_at, each.outcome, None, seen=each.seen, missing=each.missing))
    return acts


def _things(connection: Connection, item_ids: Collection[int]) -> dict[int, Thing]:
    rows = connection.execute(select_things().where(Item.id.in_(item_ids)))
    return {thing.id: thing for thing in map(thing_of, rows)}


def _names(connection: Connection, keeper_ids: Collection[int]) -> dict[int, str]:
    rows = connection.execute(select(Keeper.id, Keeper.display_name).where(Keeper.id.in_(keeper_ids)))
    return {row.id: row.display_name for row in rows}


_CAN_BE_UNDONE = frozenset({State.STORED, State.ON_DISPLAY, State.HELD})
_KEEPERS_STEPS = (*BEGINNINGS, Step.DISPLAY, Step.STORE)


def undoable(connection: Connection, things: Collection[Thing]) -> set[int]:
    """Which of these things, logged on a present duty, a keeper can still take back, by their ids."""
    here = {thing.id for thing in things if thing.state in _CAN_BE_UNDONE}
    others = select(Event.item_id).where(Event.item_id.in_(here), Event.step.not_in(_KEEPERS_STEPS))
    return here - set(connection.scalars(others))


def went_home(connection: Connection, duty: DutyTime) -> int:
    """How many things found their way home while the duty lasted."""
    first = last_before(connection, Event, Event.at, duty.station_id, duty.opened_at)
    return connection.execute(
        select(func.count(Event.item_id.distinct()))
        .join(Item, Item.id == Event.item_id)
        .where(
            Event.station_id == duty.station_id,
            Event.id > first,
            Event.at >= duty.opened_at,
            Event.at <= duty.until,
            Event.to_state == State.CLAIMED,
            Item.state == State.CLAIMED,
        )
    ).scalar_one()
