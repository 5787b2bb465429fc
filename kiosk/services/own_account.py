"""What staff do with their own account: another password, and an end to sessions left open elsewhere."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select, update

from kiosk.domain.refusals import FormRefused, SessionUnknown
from kiosk.models import Staff, StaffSession

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def check_password(
    database: "Database", staff_id: int, fits: Callable[[str], bool], field: str = "password"
) -> str:
    """The hash that the typed password fits. Raises FormRefused for that field."""
    with database.read() as connection:
        known: str = connection.execute(select(Staff.password_hash).where(Staff.id == staff_id)).scalar_one()
    if not fits(known):
        raise FormRefused({field: "password_wrong"})
    return known


def change_password(
    database: "Database", staff_id: int, session_id: int, known_hash: str, new_hash: str
) -> None:
    """Another password; every session but this one ends.

    Raises FormRefused if it is no longer the one that `check_password` found: somebody else was quicker.
    """

    def act(connection: Connection) -> None:
        known = update(Staff).where(Staff.id == staff_id, Staff.password_hash == known_hash)
        if not connection.execute(known.values(password_hash=new_hash)).rowcount:
            raise FormRefused({"old_password": "password_wrong"})
        others = StaffSession.staff_id == staff_id, StaffSession.id != session_id
        connection.execute(delete(StaffSession).where(*others))

    database.write(act)


def end_session(database: "Database", staff_id: int, session_id: int) -> None:
    """Ends one of one's own sessions; one that is over stays over. Raises SessionUnknown for another's."""

    def act(connection: Connection) -> None:
        whose = connection.scalar(select(StaffSession.staff_id).where(StaffSession.id == session_id))
        if whose not in {None, staff_id}:
            raise SessionUnknown
        connection.execute(delete(StaffSession).where(StaffSession.id == session_id))

    database.write(act)


def sign_out_everywhere(database: "Database", staff_id: int) -> None:
    """Ends every session of the account, this one too."""
    theirs = delete(StaffSession).where(StaffSession.staff_id == staff_id)
    database.write(lambda connection: connection.execute(theirs).rowcount)
