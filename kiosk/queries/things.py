"""An item as pages show it, gathered in one select."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, exists, func, select

from kiosk.domain.item_life import State
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.models import Category, Item, Photo, Place, Zone


@dataclass(frozen=True)
class ThingCategory:
    """The kind of a thing. `measure`: its Chinese measure word; `icon`: the standard kind that draws it."""

    key: str
    name_zh: str
    name_en: str
    measure: str
    held: bool
    icon: str


@dataclass(frozen=True)
class ThingZone:
    """A zone as pages draw it."""

    letter: str
    colour: str
    pattern: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class ThingPlace:
    """Where a thing was found."""

    key: str
    name_zh: str
    name_en: str


@dataclass(frozen=True)
class Thing:
    """One item with everything a public page may say about it."""

    id: int
    ref: str
    station_id: int
    state: State
    colour: str | None
    note: str
    found_on: date
    state_since: datetime
    category: ThingCategory
    zone: ThingZone | None
    place: ThingPlace | None
    photo: StoredPhoto | None


_COLUMNS = (
    Item.id,
    Item.ref,
    Item.station_id,
    Item.state,
    Item.colour,
    Item.note,
    Item.found_on,
    Item.state_since,
    Category.key,
    Category.name_zh,
    Category.name_en,
    Category.measure,
    Category.held,
    func.coalesce(Category.icon, Category.key),
    Zone.letter,
    Zone.colour,
    Zone.pattern,
    Zone.name_zh,
    Zone.name_en,
    Place.key,
    Place.name_zh,
    Place.name_en,
    Photo.name,
    Photo.width,
    Photo.height,
    Photo.thumb_width,
    Photo.thumb_height,
)


def select_things() -> Select[*tuple[Any, ...]]:
    """A select of things, for a caller to narrow and to order."""
    return (
        select(*_COLUMNS)
        .select_from(Item)
        .join(Category, Category.id == Item.category_id)
        .outerjoin(Zone, Zone.id == Item.zone_id)
        .outerjoin(Place, Place.id == Item.place_id)
        .outerjoin(Photo, Photo.name == Item.photo_name)
    )


def thing_of(row: Row[Any]) -> Thing:
    """A row of `select_things` as a thing."""
    values: Any = tuple(row)
    about, category, zone, place, photo = (
        values[:8],
        values[8:14],
        values[14:19],
        values[19:22],
        values[22:27],
    )
    return Thing(
        id=about[0],
        ref=about[1],
        station_id=about[2],
        state=State(about[3]),
        colour=about[4],
        note=about[5],
        found_on=about[6],
        state_since=about[7],
        category=ThingCategory(*category),
        zone=ThingZone(*zone) if zone[0] else None,
        place=ThingPlace(*place) if place[0] else None,
        photo=StoredPhoto(*photo) if photo[0] else None,
    )


_BY_REF = select_things().where(Item.ref == bindparam("ref"))


def thing_by_ref(connection: Connection, ref: str) -> Thing | None:
    """The item with that public name."""
    row = connection.execute(_BY_REF, {"ref": ref}).one_or_none()
    return thing_of(row) if row else None


def is_photo_of_a_thing(connection: Connection, name: str) -> bool:
    """Whether anything here is shown by that photo."""
    return bool(connection.scalar(select(exists().where(Item.photo_name == name))))


def missing_things(connection: Connection, station_ids: list[int], at_most: int) -> list[Thing]:
    """What left without a record, the latest first."""
    rows = connection.execute(
        select_things()
        .where(Item.station_id.in_(station_ids), Item.state == State.MISSING)
        .order_by(Item.state_since.desc(), Item.id.desc())
        .limit(at_most)
    )
    return [thing_of(row) for row in rows]
