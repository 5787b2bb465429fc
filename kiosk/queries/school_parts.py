"""The parts of a school for its office: what it has, what it gave up, and what hangs on each."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from kiosk.domain.item_life import State
from kiosk.models import Category, Item, Place, Station, Zone

_HERE = (State.STORED, State.ON_DISPLAY, State.HELD, State.MISSING)


@dataclass(frozen=True)
class ZonePart:
    """A zone. `things`: how many hang there now; `removed_at`: None while it is in use."""

    id: int
    station_id: int
    letter: str
    colour: str
    pattern: str
    name_zh: str
    name_en: str
    capacity: int
    removed_at: datetime | None
    things: int


@dataclass(frozen=True)
class CategoryPart:
    """A kind of thing. `things`: how many are at the school's stations now; `icon`: what draws it."""

    id: int
    name_zh: str
    name_en: str
    measure: str
    words: str
    keep_days: int
    held: bool
    icon: str
    removed_at: datetime | None
    things: int


@dataclass(frozen=True)
class PlacePart:
    """A place. `removed_at`: None while it can be chosen."""

    id: int
    name_zh: str
    name_en: str
    removed_at: datetime | None


def zone_parts(connection: Connection, station_id: int) -> list[ZonePart]:
    """The zones of a board in their order; what was given up among them."""
    rows = connection.execute(_zones().where(Zone.station_id == station_id))
    return [ZonePart(*row) for row in rows]


def zone_part(connection: Connection, school_id: int, zone_id: int) -> ZonePart | None:
    """That zone, if it is on a board of that school."""
    mine = _zones().join(Station, Station.id == Zone.station_id).where(Station.school_id == school_id)
    row = connection.execute(mine.where(Zone.id == zone_id)).one_or_none()
    return ZonePart(*row) if row else None


def category_parts(connection: Connection, school_id: int) -> list[CategoryPart]:
    """The kinds of a school in their order; what was given up among them."""
    rows = connection.execute(_categories().where(Category.school_id == school_id))
    return [CategoryPart(*row) for row in rows]


def category_part(connection: Connection, school_id: int, category_id: int) -> CategoryPart | None:
    """That kind, if it is of that school."""
    mine = _categories().where(Category.school_id == school_id, Category.id == category_id)
    row = connection.execute(mine).one_or_none()
    return CategoryPart(*row) if row else None


def place_parts(connection: Connection, school_id: int) -> list[PlacePart]:
    """The places of a school in their order; what was given up among them."""
    rows = connection.execute(_places().where(Place.school_id == school_id))
    return [PlacePart(*row) for row in rows]


def place_part(connection: Connection, school_id: int, place_id: int) -> PlacePart | None:
    """That place, if it is of that school."""
    row = connection.execute(
        _places().where(Place.school_id == school_id, Place.id == place_id)
    ).one_or_none()
    return PlacePart(*row) if row else None


def _zones() -> Select[*tuple[Any, ...]]:
    hanging = select(func.count()).where(
        Item.station_id == Zone.station_id, Item.state == State.ON_DISPLAY, Item.zone_id == Zone.id
    )
    about = (Zone.letter, Zone.colour, Zone.pattern, Zone.name_zh, Zone.name_en, Zone.capacity)
    columns = (Zone.id, Zone.station_id, *about, Zone.removed_at, hanging.scalar_subquery())
    return select(*columns).order_by(Zone.position, Zone.id)


def _categories() -> Select[*tuple[Any, ...]]:
    """How many things there are is counted over the stations of the school by the board's own index."""
    of_school = select(Station.id).where(Station.school_id == Category.school_id)
    here = select(func.count()).where(
        Item.station_id.in_(of_school), Item.state.in_(_HERE), Item.category_id == Category.id
    )
    about = (Category.name_zh, Category.name_en, Category.measure, Category.words, Category.keep_days)
    drawn = func.coalesce(Category.icon, Category.key)
    columns = (Category.id, *about, Category.held, drawn, Category.removed_at, here.scalar_subquery())
    return select(*columns).order_by(Category.position, Category.id)


def _places() -> Select[*tuple[Any, ...]]:
    columns = (Place.id, Place.name_zh, Place.name_en, Place.removed_at)
    return select(*columns).order_by(Place.position, Place.id)
