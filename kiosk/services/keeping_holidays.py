"""A teacher enters the school's holidays."""

from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from kiosk.domain.duty_days import checked_stretch
from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import HolidayUnknown
from kiosk.models import Holiday, Station
from kiosk.services.roster_rows import Cleared, clear, wait_for_others

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

_NAME_AT_MOST = 80


def add_holiday(
    database: "Database", school_id: int, name: str, first: date | None, last: date | None, today: date
) -> int:
    """Enters a holiday and returns its id. What the station had planned on it goes; days set by hand stay.

    `last`: None if it is a single day. Raises FormRefused.
    """
    stretch = checked_stretch(first, last or first)

    def act(connection: Connection) -> int:
        wait_for_others(connection, school_id)
        for station_id in connection.scalars(select(Station.id).where(Station.school_id == school_id)).all():
            clear(connection, Cleared(station_id, [(max(stretch[0], today), stretch[1])]))
        row = {"name": tidied(name)[:_NAME_AT_MOST], "first_day": stretch[0], "last_day": stretch[1]}
        return connection.execute(
            insert(Holiday).values(school_id=school_id, **row).returning(Holiday.id)
        ).scalar_one()

    return database.write(act)


def remove_holiday(database: "Database", school_id: int, holiday_id: int) -> None:
    """Takes a holiday away; one that is gone already stays gone. Another school's raises HolidayUnknown."""

    def act(connection: Connection) -> None:
        owner = connection.scalar(select(Holiday.school_id).where(Holiday.id == holiday_id))
        if owner not in {None, school_id}:
            raise HolidayUnknown
        connection.execute(delete(Holiday).where(Holiday.id == holiday_id, Holiday.school_id == school_id))

    database.write(act)
