"""A thing with a name in it: a teacher reads it, tells the class teacher, and lets the photo be seen."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection, Row, delete, func, select, update

from kiosk.domain.destinations import Destination
from kiosk.domain.name_inside import NameInside
from kiosk.domain.refusals import ItemUnknown
from kiosk.models import Item, NamedThing, Station
from kiosk.services.access_log import note_access
from kiosk.services.dropping_photos import drop_if_unused
from kiosk.services.moving_on import Leaving, move_on_within

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.photos.store import PhotoFolder


@dataclass(frozen=True)
class Desk:
    """Who acts: a teacher of a school."""

    school_id: int
    staff_id: int


def reveal_name(database: "Database", desk: Desk, ref: str, now: datetime) -> bytes | None:
    """The sealed name in a thing of that school; None if there is none.

    The access entry is on disk before anything is shown. Raises ItemUnknown for a thing without a name.
    """

    def note_and_read(connection: Connection) -> bytes | None:
        named = _named(connection, desk.school_id, ref)
        note_access(connection, desk.school_id, desk.staff_id, "named", ref, now)
        sealed: bytes | None = named.sealed
        return sealed

    return database.write(note_and_read)


def write_name(
    database: "Database", seal: Callable[[str], bytes], desk: Desk, ref: str, inside: NameInside
) -> None:
    """A teacher writes down what a keeper left open; what was written before is replaced.

    Raises ItemUnknown.
    """
    sealed = seal(inside.text)

    def write(connection: Connection) -> None:
        item_id = _named(connection, desk.school_id, ref).item_id
        connection.execute(update(NamedThing).where(NamedThing.item_id == item_id).values(sealed=sealed))

    database.write(write)


def tell_class_teacher(
    database: "Database", waiting: "PhotoFolder", desk: Desk, ref: str, now: datetime, *, handed: bool
) -> None:
    """The class teacher knows; with `handed` the thing went along, and moves on in the same act.

    Told twice it was told the first time. Raises ItemUnknown, or FormRefused if it went another way.
    """

    def tell(connection: Connection) -> str | None:
        named = _named(connection, desk.school_id, ref)
        told = {
            "told_at": func.coalesce(NamedThing.told_at, now),
            "told_by": func.coalesce(NamedThing.told_by, desk.staff_id),
        }
        connection.execute(update(NamedThing).where(NamedThing.item_id == named.item_id).values(told))
        if handed:
            to = Destination.CLASS_TEACHER
            leaving = Leaving(desk.school_id, named.station_id, [ref], to)
            move_on_within(connection, leaving, desk.staff_id, now)
        photo: str | None = named.photo_name
        return photo

    photo = database.write(tell)
    if photo and handed:
        drop_if_unused(database, waiting, photo, waits=True)


def release_photo(
    database: "Database",
    waiting: "PhotoFolder",
    photos: "PhotoFolder",
    desk: Desk,
    ref: str,
    *,
    named: bool = True,
) -> None:
    """The photo that waited is the thing's photo from now on.

    `named`: False if there is no name in the thing after all, and its record goes. One that is in neither
    folder is lost, and the thing goes on without it. Raises ItemUnknown, or StoreFull, and then everything
    is as it was.
    """
    with database.read() as connection:
        photo: str | None = _named(connection, desk.school_id, ref).photo_name
    if photo:
        with suppress(LookupError):  # lost, or another teacher let it go a moment ago
            photos.take_over(photo, waiting)
    shown = photo if photo and photos.has(photo) else None

    def release(connection: Connection) -> None:
        found = _named(connection, desk.school_id, ref)
        if photo and found.photo_name == photo:
            connection.execute(update(Item).where(Item.id == found.item_id).values(photo_name=shown))
            here = update(NamedThing).where(NamedThing.item_id == found.item_id)
            connection.execute(here.values(photo_name=None))
        if not named:
            gone = (NamedThing.item_id == found.item_id, NamedThing.photo_name.is_(None))
            connection.execute(delete(NamedThing).where(*gone))

    try:
        database.write(release)
    finally:
        if photo:
            drop_if_unused(database, waiting, photo, waits=True)
            drop_if_unused(database, photos, photo, waits=False)


def _named(connection: Connection, school_id: int, ref: str) -> Row[Any]:
    wanted = (
        select(NamedThing.item_id, NamedThing.sealed, NamedThing.photo_name, Item.station_id)
        .join(Item, Item.id == NamedThing.item_id)
        .join(Station, Station.id == Item.station_id)
        .where(Item.ref == ref, Station.school_id == school_id)
    )
    found = connection.execute(wanted).one_or_none()
    if found is None:
        raise ItemUnknown
    return cast("Row[Any]", found)
