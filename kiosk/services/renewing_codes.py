"""A station gets a new code, when the old one was photographed too often."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import update

from kiosk.domain.refusals import StationUnknown
from kiosk.models import Station

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def renew_station_code(
    database: "Database", school_id: int, station_id: int, new_code: Callable[[], str], now: datetime
) -> str:
    """Gives a station of that school a new code; the old one gives no pass any more.

    Raises StationUnknown.
    """
    code = new_code()
    statement = (
        update(Station)
        .where(Station.id == station_id, Station.school_id == school_id)
        .values(code=code, code_since=now)
        .returning(Station.id)
    )
    if database.write(lambda connection: connection.scalar(statement)) is None:
        raise StationUnknown
    return code
