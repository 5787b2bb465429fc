"""The school office adds a station, or gives one another name."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.domain.refusals import FormRefused, StationUnknown
from kiosk.domain.school_parts import STATIONS_AT_MOST, Names, checked_names, checked_slug
from kiosk.domain.standard_school import STANDARD_ZONES
from kiosk.models import Station, Zone
from kiosk.services.school_order import wait_for_others

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def add_station(
    database: "Database", school_id: int, names: Names, slug: str, new_code: Callable[[], str], now: datetime
) -> int:
    """Adds a station with the standard zones and returns its id; sent twice it is added once.

    `slug`: its public address under /board/, which stays. Raises FormRefused.
    """
    slug, row = checked_slug(slug), vars(checked_names(names))

    def act(connection: Connection) -> int:
        wait_for_others(connection, school_id)
        if (before := _sent_before(connection, school_id, slug, row)) is not None:
            return before
        count = select(func.count()).where(Station.school_id == school_id)
        if connection.execute(count).scalar_one() >= STATIONS_AT_MOST:
            raise FormRefused({"name_zh": "stations_too_many"})
        values = {**row, "school_id": school_id, "slug": slug, "code": new_code(), "code_since": now}
        added: int = connection.execute(insert(Station).values(**values).returning(Station.id)).scalar_one()
        _add_zones(connection, added)
        return added

    try:
        return database.write(act)
    except IntegrityError:  # another school took the same address at this very moment
        with database.read() as connection:
            if (before := _sent_before(connection, school_id, slug, row)) is not None:
                return before
        raise


def rename_station(database: "Database", school_id: int, station_id: int, names: Names) -> None:
    """Gives a station other names; its address and its code stay. Raises StationUnknown or FormRefused."""
    own = (Station.id == station_id, Station.school_id == school_id)
    with database.read() as connection:
        if connection.scalar(select(Station.id).where(*own)) is None:
            raise StationUnknown
    row = vars(checked_names(names))

    def act(connection: Connection) -> None:
        connection.execute(update(Station).where(*own).values(**row))

    database.write(act)


def _sent_before(connection: Connection, school_id: int, slug: str, row: dict[str, str]) -> int | None:
    """The station that this form added already. Raises FormRefused for an address that another one has."""
    taken = connection.execute(select(Station).where(Station.slug == slug)).one_or_none()
    if taken is None:
        return None
    if (taken.school_id, taken.name_zh, taken.name_en) != (school_id, row["name_zh"], row["name_en"]):
        raise FormRefused({"slug": "slug_taken"})
    found: int = taken.id
    return found


def _add_zones(connection: Connection, station_id: int) -> None:
    rows = [
        {**vars(zone), "station_id": station_id, "position": position}
        for position, zone in enumerate(STANDARD_ZONES)
    ]
    connection.execute(insert(Zone), rows)
