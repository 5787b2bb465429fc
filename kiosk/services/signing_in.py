"""Staff sign in and out. Sessions are kept here, so that signing out ends every copy of a cookie."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, and_, delete, insert, or_, select, update

from kiosk.domain.links import digest_of
from kiosk.domain.refusals import CodeRefused, SignInRefused
from kiosk.models import Staff, StaffSession
from kiosk.services.second_factor import spend_code
from kiosk.services.visiting import begin_visit

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault

SESSION_LASTS = timedelta(hours=10)
SEEN_EVERY = timedelta(minutes=1)
SWEPT_AFTER = timedelta(days=60)
"""What ran out is swept out at its account's next sign-in, which reads when it was last used; or by then."""


@dataclass(frozen=True)
class HalfSigned:
    """Whose password was right; `password_mark` names the password, so that a reset one counts no more."""

    staff_id: int
    password_mark: str


@dataclass(frozen=True)
class Opening:
    """A session to be. `device`: what kind of browser it is, empty if nobody knows."""

    token_digest: bytes
    device: str = ""


def sign_in(
    database: "Database",
    username: str,
    fits: Callable[[str], bool],
    opening: Opening,
    now: datetime,
) -> HalfSigned | None:
    """Opens a session, or says that a second step is to come. `fits`: whether the typed password fits a hash
    ("" for an unknown user name).

    Raises SignInRefused, which does not say what was wrong.
    """
    with database.read() as connection:
        staff = connection.execute(
            select(Staff.id, Staff.password_hash, Staff.totp_step).where(
                Staff.username == username, Staff.active
            )
        ).one_or_none()
    if not fits(staff.password_hash if staff else "") or staff is None:
        raise SignInRefused
    half = HalfSigned(staff.id, digest_of(staff.password_hash).hex())
    if staff.totp_step is not None:
        return half

    def open_session(connection: Connection) -> None:
        if _step_of(connection, half) is not None:
            raise SignInRefused
        _open(connection, half, opening, now)

    database.write(open_session)
    return None


def finish_sign_in(
    database: "Database", vault: "Vault", half: HalfSigned, typed: str, opening: Opening, now: datetime
) -> None:
    """The second step: a code of the phone, or a recovery code, each good once.

    Raises SignInRefused if the account or its password changed meanwhile, CodeRefused for the code.
    """

    def open_session(connection: Connection) -> None:
        if _step_of(connection, half) is None:
            raise CodeRefused
        spend_code(connection, vault, half.staff_id, typed, now)
        _open(connection, half, opening, now)

    database.write(open_session)


def sign_out(database: "Database", token_digest: bytes) -> None:
    """Ends a session; its cookie is worth nothing from now on."""
    statement = delete(StaffSession).where(StaffSession.token_digest == token_digest)
    database.write(lambda connection: connection.execute(statement).rowcount)


def note_seen(database: "Database", session_id: int, now: datetime) -> None:
    """Writes down that a session is in use, at most once a minute."""
    before = now - SEEN_EVERY
    statement = (
        update(StaffSession)
        .where(
            StaffSession.id == session_id,
            or_(StaffSession.last_seen_at.is_(None), StaffSession.last_seen_at <= before),
        )
        .values(last_seen_at=now)
    )
    database.write(lambda connection: connection.execute(statement).rowcount)


def _step_of(connection: Connection, half: HalfSigned) -> int | None:
    """The last step used, None without a second factor. Raises SignInRefused for another password.

    Holds the account: who closes it or gives it another password either comes first, and nothing opens, or
    waits, and ends what was opened.
    """
    staff = connection.execute(
        select(Staff.password_hash, Staff.totp_step)
        .where(Staff.id == half.staff_id, Staff.active)
        .with_for_update(key_share=True)
    ).one_or_none()
    if staff is None or digest_of(staff.password_hash).hex() != half.password_mark:
        raise SignInRefused
    step: int | None = staff.totp_step
    return step


def _open(connection: Connection, half: HalfSigned, opening: Opening, now: datetime) -> None:
    begin_visit(connection, half.staff_id, now)
    ours = and_(StaffSession.staff_id == half.staff_id, StaffSession.expires_at < now)
    connection.execute(delete(StaffSession).where(or_(ours, StaffSession.expires_at < now - SWEPT_AFTER)))
    row = {
        "staff_id": half.staff_id,
        "token_digest": opening.token_digest,
        "device": opening.device or None,
        "created_at": now,
        "last_seen_at": now,
        "expires_at": now + SESSION_LASTS,
    }
    connection.execute(insert(StaffSession).values(**row))
