"""A keeper takes back what was logged by a slip: the thing moves on as a mistake, its tag is blank again."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, exists, insert, select, update

from kiosk.domain.destinations import Destination
from kiosk.domain.item_life import BEGINNINGS, State, Step
from kiosk.domain.refusals import NotOfThisDuty, StepRefused, UndoTooLate
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.models import Category, Event, Item, MovedItem, MovingOn, NamedThing, Photo, Place, Tag, Zone
from kiosk.services.stepping import Actor, Stepped, record, take_step

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

_OURS = frozenset({*BEGINNINGS, Step.DISPLAY, Step.STORE})
"""What keepers do to a thing; whatever else happened to it, somebody relied on its being here."""
_PHOTO = (Photo.name, Photo.width, Photo.height, Photo.thumb_width, Photo.thumb_height)


@dataclass(frozen=True)
class Undone:
    """What was taken back, with everything its form had said.

    `category` and `place`: keys; `zone`: a letter. `again`: it was undone before; its tag may hang on
    another thing since, so `tag_code` is None then. `photo`: it stays where it is kept; `named`: there
    was a name in it, whose record is gone, and its photo waits.
    """

    item_id: int
    ref: str
    category: str
    zone: str | None
    place: str | None
    colour: str | None
    note: str
    tag_code: str | None
    found_on: date
    photo: StoredPhoto | None
    again: bool
    named: bool = False


def undo_log(database: "Database", ref: str, duty_id: int, actor: Actor, now: datetime) -> Undone:
    """Takes back a thing that was logged on this very duty; asked again, it says so and changes nothing.

    Raises NotOfThisDuty, or UndoTooLate if anybody else had to do with it since.
    """
    return database.write(lambda connection: _undo(connection, ref, duty_id, actor, now))


def _undo(connection: Connection, ref: str, duty_id: int, actor: Actor, now: datetime) -> Undone:
    item_id = connection.scalar(
        select(Item.id)
        .join(Event, Event.item_id == Item.id)
        .where(Item.ref == ref, Event.step.in_(BEGINNINGS), Event.duty_id == duty_id)
    )
    if item_id is None:
        raise NotOfThisDuty
    waiting = _photo_waiting(connection, item_id)
    try:
        stepped = take_step(connection, item_id, Step.MOVE_ON, now)
    except StepRefused as refused:
        if not _was_undone(connection, item_id):
            raise UndoTooLate(refused.state) from refused
        return _facts(connection, item_id, None, again=True)
    _refuse_if_others_came(connection, stepped)
    _keep_batch(connection, stepped, actor, now)
    record(connection, stepped, actor, now)
    named = connection.execute(delete(NamedThing).where(NamedThing.item_id == item_id)).rowcount
    facts = _facts(connection, item_id, _free_tag(connection, item_id), again=False)
    return replace(facts, named=True, photo=waiting or facts.photo) if named else facts


def _photo_waiting(connection: Connection, item_id: int) -> StoredPhoto | None:
    """The photo of a thing with a name in it; looked at before the step, which forgets it."""
    waiting = select(*_PHOTO).join(NamedThing, NamedThing.photo_name == Photo.name)
    row = connection.execute(waiting.where(NamedThing.item_id == item_id)).one_or_none()
    return StoredPhoto(*row) if row else None


def _was_undone(connection: Connection, item_id: int) -> bool:
    mistakes = (
        select(MovedItem.item_id)
        .join(MovingOn, MovingOn.id == MovedItem.moving_on_id)
        .where(
            MovedItem.item_id == item_id,
            MovedItem.undone_at.is_(None),
            MovingOn.destination == Destination.MISTAKE,
        )
    )
    return bool(connection.scalar(select(mistakes.exists())))


def _refuse_if_others_came(connection: Connection, stepped: Stepped) -> None:
    """Looked at only after the step was taken: from then on nobody else can take one."""
    others = exists().where(Event.item_id == stepped.item_id, Event.step.not_in(_OURS))
    if connection.scalar(select(others)):
        raise UndoTooLate(stepped.from_state or State.STORED)


def _keep_batch(connection: Connection, stepped: Stepped, actor: Actor, now: datetime) -> None:
    batch_id: int = connection.execute(
        insert(MovingOn)
        .values(
            station_id=stepped.station_id, destination=Destination.MISTAKE, at=now, keeper_id=actor.keeper_id
        )
        .returning(MovingOn.id)
    ).scalar_one()
    connection.execute(insert(MovedItem).values(moving_on_id=batch_id, item_id=stepped.item_id))


def _free_tag(connection: Connection, item_id: int) -> str | None:
    """Makes its tag blank again; its code, if it had one."""
    return connection.scalar(
        update(Tag).where(Tag.item_id == item_id).values(item_id=None, bound_at=None).returning(Tag.code)
    )


def _facts(connection: Connection, item_id: int, tag_code: str | None, *, again: bool) -> Undone:
    said = (Category.key, Zone.letter, Place.key, Item.colour, Item.note)
    row = connection.execute(
        select(Item.id, Item.ref, *said, Item.found_on, *_PHOTO)
        .join(Category, Category.id == Item.category_id)
        .outerjoin(Zone, Zone.id == Item.zone_id)
        .outerjoin(Place, Place.id == Item.place_id)
        .outerjoin(Photo, Photo.name == Item.photo_name)
        .where(Item.id == item_id)
    ).one()
    item, ref, category, zone, place, colour, note, found_on, name, width, height, *thumb = row
    return Undone(
        item_id=item,
        ref=ref,
        category=category,
        zone=zone,
        place=place,
        colour=colour,
        note=note,
        tag_code=tag_code,
        found_on=found_on,
        photo=StoredPhoto(name, width, height, *thumb) if name else None,
        again=again,
    )
