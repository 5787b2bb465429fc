"""The step every act takes: an item moves from one state to the next, decided by the database."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, bindparam, insert, select, update

from kiosk.domain.item_life import BEGINNINGS, STEPS, State, Step
from kiosk.domain.refusals import ItemUnknown, StepRefused
from kiosk.models import Category, Event, Item, NamedThing


@dataclass(frozen=True)
class Actor:
    """Who takes a step: a family (always nameless), a keeper on duty, a teacher, or the station itself."""

    kind: str
    keeper_id: int | None = None
    staff_id: int | None = None
    duty_id: int | None = None


FAMILY = Actor("family")
STATION = Actor("station")


@dataclass(frozen=True)
class Stepped:
    """A step that was taken and is yet to be recorded."""

    item_id: int
    station_id: int
    step: Step
    from_state: State | None
    to_state: State


_MOVE = (
    update(Item)
    .where(Item.id == bindparam("item"), Item.state == bindparam("start"))
    .values(state=bindparam("end"), state_since=bindparam("now"))
    .returning(Item.station_id)
)
_RECORD = insert(Event)
_GONE = frozenset({State.CLAIMED, State.MOVED_ON})
_FORGET_NAME = (
    update(NamedThing).where(NamedThing.item_id == bindparam("item")).values(sealed=None, photo_name=None)
)
"""Whose name stands in a thing is nobody's business here once the thing has left."""


def take_step(connection: Connection, item_id: int, step: Step, now: datetime) -> Stepped:
    """Moves an item. Raises StepRefused if it is, at this very moment, not where the step begins."""
    starts, end = STEPS[step]
    for start in sorted(starts):
        move = {"item": item_id, "start": start, "end": end, "now": now}
        station_id = connection.scalar(_MOVE, move)
        if station_id is not None:
            if end in _GONE:
                connection.execute(_FORGET_NAME, {"item": item_id})
            return Stepped(item_id, station_id, step, start, end)
    state = connection.scalar(select(Item.state).where(Item.id == item_id))
    if state is None:
        raise ItemUnknown
    raise StepRefused(step, state)


def take_home(connection: Connection, item_id: int, now: datetime) -> Stepped:
    """What hung on the board is in a family's hand; what a round had missed is registered late.

    Raises StepRefused if it is elsewhere.
    """
    try:
        return take_step(connection, item_id, Step.CLAIM, now)
    except StepRefused as refused:
        if refused.state != State.MISSING:
            raise
    return take_step(connection, item_id, Step.CLAIM_LATE, now)


def take_again(connection: Connection, item_id: int, now: datetime) -> Stepped:
    """What a family gives back hangs on the board again; a valuable is kept by a teacher, and never hangs.

    Raises StepRefused if nobody had it.
    """
    step = Step.KEEP_AGAIN if is_valuable(connection, item_id) else Step.PUT_BACK
    return take_step(connection, item_id, step, now)


def is_valuable(connection: Connection, item_id: int) -> bool:
    """Whether a thing is of a kind that a teacher keeps."""
    of_kind = select(Category.held).join(Item, Item.category_id == Category.id).where(Item.id == item_id)
    return bool(connection.scalar(of_kind))


def record(
    connection: Connection,
    stepped: Stepped,
    actor: Actor,
    now: datetime,
    claim_id: int | None = None,
    round_id: int | None = None,
) -> None:
    """Writes the event of a step, with the claim or the round that it belongs to."""
    connection.execute(_RECORD, _row(stepped, actor, now, claim_id, round_id))


def record_all(
    connection: Connection,
    steps: Iterable[Stepped],
    actor: Actor,
    now: datetime,
    round_id: int | None = None,
) -> None:
    """Writes the events of many steps at once, with the round that they belong to."""
    if rows := [_row(stepped, actor, now, None, round_id) for stepped in steps]:
        connection.execute(_RECORD, rows)


def _row(
    stepped: Stepped, actor: Actor, now: datetime, claim_id: int | None, round_id: int | None
) -> dict[str, object]:
    return {
        "station_id": stepped.station_id,
        "item_id": stepped.item_id,
        "step": stepped.step,
        "from_state": stepped.from_state,
        "to_state": stepped.to_state,
        "at": now,
        "actor": actor.kind,
        "keeper_id": actor.keeper_id,
        "staff_id": actor.staff_id,
        "duty_id": actor.duty_id,
        "claim_id": claim_id,
        "round_id": round_id,
    }


def beginning(item_id: int, station_id: int, step: Step) -> Stepped:
    """The first step of an item's life: it is logged, or held."""
    return Stepped(item_id, station_id, step, None, BEGINNINGS[step])
