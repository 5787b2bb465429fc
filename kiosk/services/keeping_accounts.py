"""The school office looks after the accounts of the staff. Every act leaves an entry in the access log."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.domain.account_acts import AccountAct
from kiosk.domain.accounts import checked_display_name, checked_role, checked_username
from kiosk.domain.refusals import AccountUnknown, FormRefused, LastAdmin
from kiosk.models import Staff, StaffSession
from kiosk.services.access_log import note_access
from kiosk.services.roster_rows import wait_for_others
from kiosk.services.second_factor import take_away

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


@dataclass(frozen=True)
class Office:
    """Who of the school office acts, and when."""

    school_id: int
    staff_id: int
    now: datetime


def add_account(
    database: "Database", office: Office, username: str, display_name: str, role: str, password_hash: str
) -> int:
    """Opens an account and returns its id. Raises FormRefused, naming every field at fault."""
    values = _checked(
        {
            "username": (checked_username, username),
            "display_name": (checked_display_name, display_name),
            "role": (checked_role, role),
        }
    )
    row = {"school_id": office.school_id, "password_hash": password_hash, "active": True, **values}

    def act(connection: Connection) -> int:
        taken = select(Staff.id).where(func.lower(Staff.username) == values["username"].lower())
        if connection.scalar(taken.limit(1)):
            raise FormRefused({"username": "username_taken"})
        number: int = connection.execute(insert(Staff).values(**row).returning(Staff.id)).scalar_one()
        _note(connection, office, AccountAct.ADDED, values["username"])
        return number

    try:
        return database.write(act)
    except IntegrityError as taken:
        raise FormRefused({"username": "username_taken"}) from taken


def change_account(database: "Database", office: Office, staff_id: int, display_name: str, role: str) -> None:
    """Another name, or another role, which ends the account's sessions.

    Raises FormRefused, AccountUnknown, LastAdmin.
    """
    values = _checked({"display_name": (checked_display_name, display_name), "role": (checked_role, role)})

    def act(connection: Connection) -> None:
        found = _own_account(connection, office, staff_id)
        if found.display_name != values["display_name"]:
            _set(connection, staff_id, display_name=values["display_name"])
            _note(connection, office, AccountAct.RENAMED, found.username)
        if found.role != values["role"]:
            _set(connection, staff_id, role=values["role"])
            _note(connection, office, AccountAct.ROLE_CHANGED, found.username)
            _end_sessions(connection, staff_id)
        _refuse_an_orphaned_school(connection, office.school_id)

    database.write(act)


def close_account(database: "Database", office: Office, staff_id: int) -> None:
    """Nobody signs in with it any more; what its owner did stays on record.

    Raises AccountUnknown, LastAdmin.
    """

    def act(connection: Connection) -> None:
        found = _own_account(connection, office, staff_id)
        if found.active:
            _set(connection, staff_id, active=False)
            _note(connection, office, AccountAct.CLOSED, found.username)
        _end_sessions(connection, staff_id)
        _refuse_an_orphaned_school(connection, office.school_id)

    database.write(act)


def reopen_account(database: "Database", office: Office, staff_id: int) -> None:
    """Its owner may sign in again. Raises AccountUnknown."""

    def act(connection: Connection) -> None:
        found = _own_account(connection, office, staff_id)
        if not found.active:
            _set(connection, staff_id, active=True)
            _note(connection, office, AccountAct.REOPENED, found.username)

    database.write(act)


def reset_password(database: "Database", office: Office, staff_id: int, password_hash: str) -> None:
    """Another password; every session of the account ends. Raises AccountUnknown."""

    def act(connection: Connection) -> None:
        found = _own_account(connection, office, staff_id)
        _set(connection, staff_id, password_hash=password_hash)
        _end_sessions(connection, staff_id)
        _note(connection, office, AccountAct.PASSWORD_RESET, found.username)

    database.write(act)


def remove_second_step(database: "Database", office: Office, staff_id: int) -> None:
    """The password is enough again, for somebody whose phone is lost. Raises AccountUnknown."""

    def act(connection: Connection) -> None:
        found = _own_account(connection, office, staff_id)
        if take_away(connection, staff_id):
            _end_sessions(connection, staff_id)
            _note(connection, office, AccountAct.SECOND_STEP_REMOVED, found.username)

    database.write(act)


def _checked(asked: dict[str, tuple[Callable[[str], str], str]]) -> dict[str, str]:
    values: dict[str, str] = {}
    reasons: dict[str, str] = {}
    for field, (check, typed) in asked.items():
        try:
            values[field] = check(typed)
        except FormRefused as refusal:
            reasons |= refusal.reasons
    if reasons:
        raise FormRefused(reasons)
    return values


def _own_account(connection: Connection, office: Office, staff_id: int) -> Any:
    """Raises AccountUnknown for another school's; two of the office wait here for each other."""
    wait_for_others(connection, office.school_id)
    found = connection.execute(
        select(Staff.username, Staff.display_name, Staff.role, Staff.active).where(
            Staff.id == staff_id, Staff.school_id == office.school_id
        )
    ).one_or_none()
    if found is None:
        raise AccountUnknown
    return found


def _refuse_an_orphaned_school(connection: Connection, school_id: int) -> None:
    admins = select(Staff.id).where(Staff.school_id == school_id, Staff.role == "admin", Staff.active)
    if connection.scalar(admins.limit(1)) is None:
        raise LastAdmin


def _set(connection: Connection, staff_id: int, **values: object) -> None:
    connection.execute(update(Staff).where(Staff.id == staff_id).values(**values))


def _end_sessions(connection: Connection, staff_id: int) -> None:
    connection.execute(delete(StaffSession).where(StaffSession.staff_id == staff_id))


def _note(connection: Connection, office: Office, what: AccountAct, username: str) -> None:
    note_access(connection, office.school_id, office.staff_id, "account", f"{what} {username}", office.now)
