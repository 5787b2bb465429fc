"""A teacher lets things move on, many at once, and takes them back if that was a slip."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select, update

from kiosk.domain.destinations import OF_A_TEACHER
from kiosk.domain.item_life import Step
from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import BatchUnknown, FormRefused, MovedElsewhere, StepRefused
from kiosk.models import Item, MovedItem, MovingOn, Station
from kiosk.services.stepping import Actor, record, take_step

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

TO_WHOM_AT_MOST = 80


@dataclass(frozen=True)
class Leaving:
    """What is to move on together. `refs`: things of the station; `note`: to whom."""

    school_id: int
    station_id: int
    refs: Collection[str]
    destination: str
    note: str = ""


@dataclass(frozen=True)
class Left:
    """A batch. `stayed`: things that could not move on, for somebody had them by then."""

    batch_id: int
    stayed: int


def move_on(database: "Database", leaving: Leaving, staff_id: int, now: datetime) -> Left:
    """Lets things move on as one batch. Sent again, it is the batch that they are in already.

    Raises FormRefused if nothing is chosen, nowhere to go, the note too long, or everything already gone.
    """
    leaving = replace(leaving, note=tidied(leaving.note))
    faults = {
        "items": None if leaving.refs else "things_missing",
        "destination": None if leaving.destination in OF_A_TEACHER else "destination_missing",
        "note": "to_whom_too_long" if len(leaving.note) > TO_WHOM_AT_MOST else None,
    }
    if reasons := {field: reason for field, reason in faults.items() if reason}:
        raise FormRefused(reasons)
    return database.write(lambda connection: move_on_within(connection, leaving, staff_id, now))


def take_back(
    database: "Database", school_id: int, batch_id: int, staff_id: int, now: datetime, ref: str | None = None
) -> int:
    """Puts one thing of a batch, or every one, into the store again; twice is once. Returns how many stayed.

    Raises BatchUnknown for what is not of that school. A single thing that is elsewhere by now raises
    MovedElsewhere; of a whole batch it stays where it is.
    """

    def take(connection: Connection) -> int:
        things = _things_of(connection, school_id, batch_id, ref)
        actor = Actor("teacher", staff_id=staff_id)
        stayed = [item for item in things if not _taken_back(connection, batch_id, item, actor, now)]
        if stayed and ref is not None:
            raise MovedElsewhere
        return len(stayed)

    return database.write(take)


def move_on_within(connection: Connection, leaving: Leaving, staff_id: int, now: datetime) -> Left:
    """The same inside a transaction, of what was checked before.

    In the order of their numbers, so that two teachers who choose the same things cannot lock.
    """
    items = _items(connection, leaving)
    steps = []
    for item in items:
        try:
            steps.append(take_step(connection, item, Step.MOVE_ON, now))
        except StepRefused:
            continue
    if not steps:
        return _sent_before(connection, leaving, items)
    batch_id: int = connection.execute(
        insert(MovingOn)
        .values(
            station_id=leaving.station_id,
            destination=leaving.destination,
            note=leaving.note,
            at=now,
            staff_id=staff_id,
        )
        .returning(MovingOn.id)
    ).scalar_one()
    for stepped in steps:
        record(connection, stepped, Actor("teacher", staff_id=staff_id), now)
    rows = [{"moving_on_id": batch_id, "item_id": stepped.item_id} for stepped in steps]
    connection.execute(insert(MovedItem), rows)
    return Left(batch_id, len(items) - len(steps))


def _items(connection: Connection, leaving: Leaving) -> list[int]:
    """Raises FormRefused for a thing that is not of that station, or a station not of that school."""
    refs = set(leaving.refs)
    items = list(
        connection.scalars(
            select(Item.id)
            .join(Station, Station.id == Item.station_id)
            .where(
                Item.ref.in_(refs),
                Item.station_id == leaving.station_id,
                Station.school_id == leaving.school_id,
            )
            .order_by(Item.id)
        )
    )
    if len(items) < len(refs):
        raise FormRefused({"items": "things_unknown"})
    return items


def _sent_before(connection: Connection, leaving: Leaving, items: list[int]) -> Left:
    """The batch that these things went with. Raises FormRefused if they are gone in another way."""
    found = connection.execute(
        select(MovingOn.id, func.count())
        .join(MovedItem, MovedItem.moving_on_id == MovingOn.id)
        .where(
            MovedItem.item_id.in_(items),
            MovedItem.undone_at.is_(None),
            MovingOn.destination == leaving.destination,
        )
        .group_by(MovingOn.id)
        .order_by(MovingOn.id.desc())
    ).first()
    if found is None:
        raise FormRefused({"items": "things_gone"})
    batch_id, count = found
    return Left(batch_id, len(items) - count)


def _things_of(connection: Connection, school_id: int, batch_id: int, ref: str | None) -> list[int]:
    rows = connection.execute(
        select(MovedItem.item_id, Item.ref)
        .join(MovingOn, MovingOn.id == MovedItem.moving_on_id)
        .join(Station, Station.id == MovingOn.station_id)
        .join(Item, Item.id == MovedItem.item_id)
        .where(MovedItem.moving_on_id == batch_id, Station.school_id == school_id)
        .order_by(MovedItem.item_id)
    )
    things = [item for item, its_ref in rows if ref in {None, its_ref}]
    if not things:
        raise BatchUnknown
    return things


def _taken_back(connection: Connection, batch_id: int, item: int, actor: Actor, now: datetime) -> bool:
    """Whether the thing is back, now or since before; False if it is elsewhere, and nothing is noted then."""
    here = (MovedItem.moving_on_id == batch_id, MovedItem.item_id == item, MovedItem.undone_at.is_(None))
    try:
        with connection.begin_nested():
            if connection.execute(update(MovedItem).where(*here).values(undone_at=now)).rowcount:
                record(connection, take_step(connection, item, Step.UNDO_MOVE_ON, now), actor, now)
    except StepRefused:
        return False
    return True
