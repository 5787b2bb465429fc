"""Keepers carry things up, down and away, and tick off the list of their duty."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, select, update

from kiosk.domain.item_life import State, Step
from kiosk.domain.move_plan import Direction
from kiosk.domain.refusals import LineUnknown, StepRefused
from kiosk.models import Event, Item, MoveLine, MoveList
from kiosk.services.stepping import Actor, record, take_step

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

_TICKS = {
    Direction.UP: (Step.DISPLAY, State.ON_DISPLAY),
    Direction.DOWN: (Step.STORE, State.STORED),
    Direction.AWAY: (Step.STORE, State.STORED),
}
"""By direction the step that a tick takes, and where the thing is then."""
_BACK = {Step.DISPLAY: Step.STORE, Step.STORE: Step.DISPLAY}


@dataclass(frozen=True)
class Ticked:
    """A line after a tick. `state`: where its thing is now; `done`: whether the line is ticked."""

    line_id: int
    state: State
    done: bool


def tick_line(
    database: "Database", duty_id: int, line_id: int, actor: Actor, now: datetime, *, done: bool
) -> Ticked:
    """Ticks a line of that duty's list, or takes its tick away, with the step of its thing.

    Twice is once. A thing that went elsewhere meanwhile stays there, and its line stays as it was. Raises
    LineUnknown.
    """

    def tick(connection: Connection) -> Ticked:
        # Two fingers on one line wait for each other here, so that what follows is true of it until the end.
        line = connection.execute(
            select(MoveLine)
            .join(MoveList, MoveList.id == MoveLine.move_list_id)
            .where(MoveLine.id == line_id, MoveList.duty_id == duty_id)
            .with_for_update(of=MoveLine)
        ).one_or_none()
        if line is None:
            raise LineUnknown
        if done and line.done_at is None:
            return _tick(connection, line, actor, now)
        if not done and line.done_at is not None:
            return _untick(connection, line, actor, now)
        return Ticked(line.id, _state(connection, line), done)

    return database.write(tick)


def _tick(connection: Connection, line: Row[Any], actor: Actor, now: datetime) -> Ticked:
    step, aim = _TICKS[Direction(line.direction)]
    try:
        record(connection, take_step(connection, line.item_id, step, now), actor, now)
    except StepRefused as refused:
        if refused.state != aim:
            return Ticked(line.id, State(refused.state), done=False)
    if line.direction == Direction.UP:
        connection.execute(update(Item).where(Item.id == line.item_id).values(zone_id=line.zone_id))
    _set(connection, line, done_at=now, done_by=actor.keeper_id)
    return Ticked(line.id, aim, done=True)


def _untick(connection: Connection, line: Row[Any], actor: Actor, now: datetime) -> Ticked:
    """Takes back the step of the tick, if it took one and the thing has taken no other since."""
    step, aim = _TICKS[Direction(line.direction)]
    if _was_last(connection, line, step):
        try:
            record(connection, take_step(connection, line.item_id, _BACK[step], now), actor, now)
        except StepRefused as refused:
            return Ticked(line.id, State(refused.state), done=True)
    elif (state := _state(connection, line)) != aim:
        return Ticked(line.id, state, done=True)
    _set(connection, line, done_at=None, done_by=None)
    return Ticked(line.id, _state(connection, line), done=False)


def _was_last(connection: Connection, line: Row[Any], step: Step) -> bool:
    """Whether nothing happened to the thing since that tick took its step."""
    last = connection.execute(
        select(Event.step, Event.at, Event.keeper_id)
        .where(Event.item_id == line.item_id)
        .order_by(Event.id.desc())
        .limit(1)
    ).one()
    return (last.step, last.at, last.keeper_id) == (step, line.done_at, line.done_by)


def _set(connection: Connection, line: Row[Any], **values: Any) -> None:
    connection.execute(update(MoveLine).where(MoveLine.id == line.id).values(**values))


def _state(connection: Connection, line: Row[Any]) -> State:
    return State(connection.execute(select(Item.state).where(Item.id == line.item_id)).scalar_one())
