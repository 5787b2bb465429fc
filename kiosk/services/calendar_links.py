"""A teacher's private link to the roster as a calendar."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from kiosk.models import CalendarFeed, Staff

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def renew_calendar_link(database: "Database", staff_id: int, token_digest: bytes, now: datetime) -> None:
    """Makes the teacher's link; the one before it leads nowhere from now on."""

    def act(connection: Connection) -> None:
        # Of two presses at the same moment the second waits here, and meets no new row of the first.
        connection.execute(select(Staff.id).where(Staff.id == staff_id).with_for_update())
        connection.execute(delete(CalendarFeed).where(CalendarFeed.staff_id == staff_id))
        row = {"staff_id": staff_id, "token_digest": token_digest, "made_at": now}
        connection.execute(insert(CalendarFeed).values(**row))

    database.write(act)


def end_calendar_link(database: "Database", staff_id: int) -> None:
    """Ends the link; ended twice it is ended once."""
    statement = delete(CalendarFeed).where(CalendarFeed.staff_id == staff_id)
    database.write(lambda connection: connection.execute(statement).rowcount)
