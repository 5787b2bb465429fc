"""Stations, their zones, and the school they belong to."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, bindparam, select

from kiosk.models import School, Station, Zone
from kiosk.queries.things import ThingZone


@dataclass(frozen=True)
class StationSeen:
    """A station as pages name it. `code` is on its poster and stays off public pages."""

    id: int
    school_id: int
    slug: str
    name_zh: str
    name_en: str
    code: str
    school_zh: str
    school_en: str
    timezone: str


@dataclass(frozen=True)
class SchoolNamed:
    """A school by its names."""

    id: int
    name_zh: str
    name_en: str


def _select() -> Select[*tuple[Any, ...]]:
    return select(
        Station.id,
        Station.school_id,
        Station.slug,
        Station.name_zh,
        Station.name_en,
        Station.code,
        School.name_zh,
        School.name_en,
        School.timezone,
    ).join(School, School.id == Station.school_id)


_BY_SLUG = _select().where(Station.slug == bindparam("slug"))
_BY_ID = _select().where(Station.id == bindparam("id"))
_ZONES = (
    select(Zone.letter, Zone.colour, Zone.pattern, Zone.name_zh, Zone.name_en)
    .where(Zone.station_id == bindparam("station_id"), Zone.removed_at.is_(None))
    .order_by(Zone.position, Zone.id)
)


def all_schools(connection: Connection) -> list[SchoolNamed]:
    """Every school of this installation, in the order in which they were set up."""
    rows = connection.execute(select(School.id, School.name_zh, School.name_en).order_by(School.id))
    return [SchoolNamed(*row) for row in rows]


def all_stations(connection: Connection) -> list[StationSeen]:
    """Every station of this installation, in the order in which they were set up."""
    return [_seen(row) for row in connection.execute(_select().order_by(Station.id))]


def stations_of(connection: Connection, school_id: int) -> list[StationSeen]:
    """The stations of one school."""
    rows = connection.execute(_select().where(Station.school_id == school_id).order_by(Station.id))
    return [_seen(row) for row in rows]


def station_by_slug(connection: Connection, slug: str) -> StationSeen | None:
    """The station at that public address."""
    row = connection.execute(_BY_SLUG, {"slug": slug}).one_or_none()
    return _seen(row) if row else None


def station_by_id(connection: Connection, station_id: int) -> StationSeen | None:
    """The station with that number."""
    row = connection.execute(_BY_ID, {"id": station_id}).one_or_none()
    return _seen(row) if row else None


def zones_of(connection: Connection, station_id: int) -> list[ThingZone]:
    """A station's zones in the order in which they are on the board; not what it gave up."""
    rows = connection.execute(_ZONES, {"station_id": station_id})
    return [ThingZone(letter, colour, pattern, zh, en) for letter, colour, pattern, zh, en in rows]


def _seen(row: Row[Any]) -> StationSeen:
    values: Any = tuple(row)
    return StationSeen(*values)
