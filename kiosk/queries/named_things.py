"""Things with somebody's name in them, for teachers alone."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from kiosk.domain.item_life import State
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.models import Item, NamedThing, Photo, Station
from kiosk.queries.things import Thing, select_things, thing_of

PAGE = 30
HERE = (State.STORED, State.ON_DISPLAY, State.HELD, State.MISSING)
"""What left needs no teacher any more."""
_SIZES = (Photo.width, Photo.height, Photo.thumb_width, Photo.thumb_height)


@dataclass(frozen=True)
class NamedSeen:
    """A thing and what was noted. `words`: sealed, None if nobody wrote them or once forgotten.

    `photo`: the one that waits, None if there is none or it is the thing's own by now.
    """

    thing: Thing
    words: bytes | None
    photo: StoredPhoto | None
    noted_at: datetime
    told_at: datetime | None


@dataclass(frozen=True)
class PhotoSeen:
    """The photo of a thing that a teacher may change. `waits`: it is on no page until a teacher looked."""

    photo: StoredPhoto
    waits: bool


def waiting_names(connection: Connection, school_id: int, at_most: int = PAGE) -> list[NamedSeen]:
    """Those whose class teacher does not know yet, the oldest first."""
    wanted = _named(school_id).where(NamedThing.told_at.is_(None)).order_by(NamedThing.item_id)
    return [_seen(row) for row in connection.execute(wanted.limit(at_most))]


def told_names(connection: Connection, school_id: int, at_most: int = PAGE) -> list[NamedSeen]:
    """Those that were told of and still lie here, the latest first."""
    wanted = _named(school_id).where(NamedThing.told_at.is_not(None)).order_by(NamedThing.told_at.desc())
    return [_seen(row) for row in connection.execute(wanted.limit(at_most))]


def named_thing(connection: Connection, school_id: int, ref: str) -> NamedSeen | None:
    """One of them, told or not."""
    row = connection.execute(_named(school_id).where(Item.ref == ref)).one_or_none()
    return _seen(row) if row else None


def photo_of(connection: Connection, school_id: int, ref: str) -> tuple[Thing, PhotoSeen | None] | None:
    """A thing of that school and its photo: the one that waits, else the one that everybody sees."""
    ours = Item.station_id.in_(select(Station.id).where(Station.school_id == school_id))
    row = connection.execute(select_things().where(Item.ref == ref, ours)).one_or_none()
    if row is None:
        return None
    thing = thing_of(row)
    waiting = _waiting_photo(connection, thing.id)
    if waiting:
        return thing, PhotoSeen(waiting, waits=True)
    return thing, PhotoSeen(thing.photo, waits=False) if thing.photo else None


def _waiting_photo(connection: Connection, item_id: int) -> StoredPhoto | None:
    wanted = select(Photo.name, *_SIZES).join(NamedThing, NamedThing.photo_name == Photo.name)
    row = connection.execute(wanted.where(NamedThing.item_id == item_id)).one_or_none()
    return StoredPhoto(*row) if row else None


def _named(school_id: int) -> Select[*tuple[Any, ...]]:
    waiting = Photo.__table__.alias("waiting")
    about = (NamedThing.sealed, NamedThing.noted_at, NamedThing.told_at)
    sizes = (waiting.c.width, waiting.c.height, waiting.c.thumb_width, waiting.c.thumb_height)
    return (
        select_things()
        .add_columns(*about, waiting.c.name, *sizes)
        .join(NamedThing, NamedThing.item_id == Item.id)
        .outerjoin(waiting, waiting.c.name == NamedThing.photo_name)
        .where(NamedThing.school_id == school_id, Item.state.in_(HERE))
    )


def _seen(row: Row[Any]) -> NamedSeen:
    words, noted_at, told_at, *photo = tuple(row)[-8:]
    return NamedSeen(
        thing=thing_of(row),
        words=words,
        photo=StoredPhoto(*photo) if photo[0] else None,
        noted_at=noted_at,
        told_at=told_at,
    )
