"""Until when a member of staff knows what happened, so that the Today page can say what is new since.

Nothing of it is written while a page is looked at: the mark moves at a sign-in, at a sign-out and when the
button below the new claims is pressed.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, func, or_, select, update

from kiosk.models import Staff, StaffSession

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

A_BREAK = timedelta(hours=1)
"""Who signs in again sooner is still at the same visit, and loses nothing of what was new."""


def note_visit(database: "Database", staff_id: int, until: datetime, now: datetime) -> None:
    """They know everything until then. The mark never goes back, and never into the future."""
    database.write(lambda connection: _move(connection, staff_id, min(until, now)))


def begin_visit(connection: Connection, staff_id: int, now: datetime) -> None:
    """Within a sign-in: new is what came since the account was last used, if that is A_BREAK ago."""
    last_use = connection.scalar(
        select(func.max(StaffSession.last_seen_at)).where(
            StaffSession.staff_id == staff_id, StaffSession.last_seen_at <= now - A_BREAK
        )
    )
    if last_use is not None:
        _move(connection, staff_id, last_use)


def _move(connection: Connection, staff_id: int, until: datetime) -> None:
    earlier = or_(Staff.visited_at.is_(None), Staff.visited_at < until)
    connection.execute(update(Staff).where(Staff.id == staff_id, earlier).values(visited_at=until))
