"""A round: keepers count the board together, and what is gone without a record is known at its end."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import ColumnElement, Connection, exists, func, insert, select, text, update
from sqlalchemy.exc import IntegrityError, OperationalError

from kiosk.domain.integrity import counted_since, index_of
from kiosk.domain.item_life import STEPS, State, Step
from kiosk.domain.refusals import RoundOver, RoundUnknown
from kiosk.models import Event, Item, Round, School, Sighting, Station
from kiosk.models.event import departures
from kiosk.models.sighting import counted_in
from kiosk.services.flagging import flag_missing_again
from kiosk.services.stepping import Actor, Stepped, record_all

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

FINISHED, DROPPED = "finished", "dropped"
_TRIES = 20
_STEPS_ASIDE = frozenset({"55P03", "40P01"})
"""PostgreSQL: a lock was not to be had in time; two writers waited for each other."""


@dataclass(frozen=True)
class HeldRound:
    """A round that nobody else changes until this transaction ends. `ended_at`: None while it is open."""

    id: int
    station_id: int
    started_at: datetime
    ended_at: datetime | None


def start_round(
    database: "Database", station_id: int, duty_id: int, keeper_id: int | None, now: datetime
) -> int:
    """Starts a round and returns its id; the one that is open already is everybody's."""
    start = insert(Round).values(station_id=station_id, duty_id=duty_id, keeper_id=keeper_id, started_at=now)
    opened = select(Round.id).where(Round.station_id == station_id, Round.ended_at.is_(None))
    for _ in range(_TRIES):
        with database.read() as connection:
            found = connection.scalar(opened)
        if found is not None:
            return found
        try:
            return database.write(lambda connection: connection.scalar(start.returning(Round.id)) or 0)
        except IntegrityError:
            continue
    raise RuntimeError("rounds begin and end faster than one can look")


def finish_round(database: "Database", round_id: int, station_id: int, actor: Actor, now: datetime) -> None:
    """Ends a round: what nobody saw is missing, what was missing and was seen hangs again, and all is frozen.

    Raises RoundUnknown, or RoundOver if it ended before.
    """
    for _ in range(_TRIES):
        try:
            database.write(lambda connection: _finish(connection, round_id, station_id, actor, now))
        except OperationalError as failure:
            if getattr(failure.orig, "sqlstate", None) not in _STEPS_ASIDE:
                raise
        else:
            return
    raise RuntimeError("the board is too busy to be counted")


def drop_round(database: "Database", round_id: int, station_id: int, now: datetime) -> None:
    """Ends a round without a result; nothing on the board changes. Raises RoundUnknown or RoundOver."""
    database.write(lambda connection: _end(connection, round_id, station_id, DROPPED, now))


def hold_round(connection: Connection, round_id: int, station_id: int) -> HeldRound:
    """The round, held so that its looks and its end happen one after the other. Raises RoundUnknown."""
    row = connection.execute(
        select(Round.id, Round.station_id, Round.started_at, Round.ended_at)
        .where(Round.id == round_id, Round.station_id == station_id)
        .with_for_update(key_share=True)
    ).one_or_none()
    if row is None:
        raise RoundUnknown
    return HeldRound(*row)


def _end(connection: Connection, round_id: int, station_id: int, outcome: str, now: datetime) -> datetime:
    """Ends a round if it is open, and returns when it began."""
    started_at: datetime | None = connection.scalar(
        update(Round)
        .where(Round.id == round_id, Round.station_id == station_id, Round.ended_at.is_(None))
        .values(ended_at=now, outcome=outcome)
        .returning(Round.started_at)
    )
    if started_at is None:
        hold_round(connection, round_id, station_id)
        raise RoundOver
    return started_at


def _finish(connection: Connection, round_id: int, station_id: int, actor: Actor, now: datetime) -> None:
    _step_aside_soon(connection)
    started_at = _end(connection, round_id, station_id, FINISHED, now)
    seen = Item.id.in_(counted_in(round_id))
    expected = (Item.station_id == station_id, Item.state_since <= started_at)
    missed = _move(connection, station_id, Step.MISS, now, *expected, ~seen)
    hanging = select(func.count()).select_from(Item).where(*expected, Item.state == State.ON_DISPLAY, seen)
    counted = connection.scalar(hanging) or 0
    healed = _move(connection, station_id, Step.SEE_AGAIN, now, seen)
    hung = _move(connection, station_id, Step.DISPLAY, now, _looked_at_since_it_was_stored(round_id))
    _wait_for_writers(connection)
    record_all(connection, [*missed, *healed, *hung], actor, now, round_id)
    flag_missing_again(connection, [step.item_id for step in missed], now)
    figures = _index(connection, station_id, now)
    connection.execute(
        update(Round)
        .where(Round.id == round_id)
        .values(expected=counted + len(missed), seen=counted, missing=len(missed), **figures)
    )


def _move(
    connection: Connection, station_id: int, step: Step, now: datetime, *which: ColumnElement[bool]
) -> list[Stepped]:
    """The same step for many things at once; each is where the step begins at this very moment."""
    [start], end = sorted(STEPS[step][0]), STEPS[step][1]
    moved = connection.scalars(
        update(Item)
        .where(Item.station_id == station_id, Item.state == start, *which)
        .values(state=end, state_since=now)
        .returning(Item.id)
    )
    return [Stepped(item_id, station_id, step, start, end) for item_id in sorted(moved)]


def _looked_at_since_it_was_stored(round_id: int) -> ColumnElement[bool]:
    """A thing that was seen, and was taken down after that, is in the store as the book says."""
    return exists(counted_in(round_id).where(Sighting.item_id == Item.id, Sighting.at >= Item.state_since))


def _step_aside_soon(connection: Connection) -> None:
    """Whoever holds what the end waits for, on PostgreSQL, may wait for the things that the end holds.

    Then it is the end that steps aside and begins again, long before PostgreSQL would choose one of the two.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("SET LOCAL lock_timeout = '200ms'"))


def _wait_for_writers(connection: Connection) -> None:
    """PostgreSQL gives an event its number before it is committed, so a lower one may still arrive.

    The frozen index says which events it was made from by the last number alone; so everybody who is
    writing events ends first.
    """
    if connection.dialect.name == "postgresql":
        connection.execute(text("LOCK TABLE event IN SHARE ROW EXCLUSIVE MODE"))


def _index(connection: Connection, station_id: int, now: datetime) -> dict[str, int]:
    timezone = connection.scalar(
        select(School.timezone).join(Station, Station.school_id == School.id).where(Station.id == station_id)
    )
    last = connection.scalar(select(func.max(Event.id)).where(Event.station_id == station_id)) or 0
    index = index_of(departures(connection, station_id, counted_since(now, timezone or ""), last))
    return {"registered": index.registered, "departed": index.departed, "last_event_id": last}
