"""Staff sign in and out. Sessions are kept here, so that signing out ends every copy of a cookie."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select

from kiosk.domain.refusals import SignInRefused
from kiosk.models import Staff, StaffSession

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

SESSION_LASTS = timedelta(hours=10)


def sign_in(
    database: "Database",
    username: str,
    fits: Callable[[str], bool],
    token_digest: bytes,
    now: datetime,
) -> None:
    """Opens a session. `fits`: whether the typed password fits a hash ("" for an unknown user name).

    Raises SignInRefused, which does not say what was wrong.
    """
    with database.read() as connection:
        staff = connection.execute(
            select(Staff.id, Staff.password_hash).where(Staff.username == username, Staff.active)
        ).one_or_none()
    if not fits(staff.password_hash if staff else "") or staff is None:
        raise SignInRefused
    row = {
        "staff_id": staff.id,
        "token_digest": token_digest,
        "created_at": now,
        "expires_at": now + SESSION_LASTS,
    }

    def open_session(connection: Connection) -> None:
        connection.execute(delete(StaffSession).where(StaffSession.expires_at < now))
        connection.execute(insert(StaffSession).values(**row))

    database.write(open_session)


def sign_out(database: "Database", token_digest: bytes) -> None:
    """Ends a session; its cookie is worth nothing from now on."""
    statement = delete(StaffSession).where(StaffSession.token_digest == token_digest)
    database.write(lambda connection: connection.execute(statement).rowcount)
