"""The second step of a sign-in: a secret shared with a phone, and recovery codes for a phone that is lost."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, or_, select, update

from kiosk.domain.refusals import CodeRefused
from kiosk.domain.totp import as_text, from_text, looks_like_a_code, matching_step
from kiosk.models import RecoveryCode, Staff

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault

RECOVERY_CODES = 10


def prepare(database: "Database", vault: "Vault", staff_id: int, secret: bytes) -> None:
    """Lays a secret ready; it counts once a code of it was typed. One that counts already stays."""
    sealed = vault.seal_text(as_text(secret))
    waiting = update(Staff).where(Staff.id == staff_id, Staff.totp_step.is_(None))
    database.write(lambda connection: connection.execute(waiting.values(totp_sealed=sealed)).rowcount)


def confirm(
    database: "Database", vault: "Vault", staff_id: int, typed: str, codes: Sequence[str], now: datetime
) -> None:
    """Makes the prepared secret count, with these recovery codes. Raises CodeRefused, and the second time."""
    digests = [_digest(vault, staff_id, code) for code in codes]

    def act(connection: Connection) -> None:
        sealed = connection.scalar(
            select(Staff.totp_sealed).where(Staff.id == staff_id, Staff.totp_step.is_(None))
        )
        step = _step(vault, sealed, typed, now) if sealed else None
        counts = update(Staff).where(
            Staff.id == staff_id, Staff.totp_step.is_(None), Staff.totp_sealed == sealed
        )
        if step is None or not connection.execute(counts.values(totp_step=step)).rowcount:
            raise CodeRefused
        connection.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
        connection.execute(
            insert(RecoveryCode), [{"staff_id": staff_id, "digest": digest} for digest in digests]
        )

    database.write(act)


def turn_off(database: "Database", vault: "Vault", staff_id: int, typed: str, now: datetime) -> None:
    """From now on the password is enough. Raises CodeRefused."""

    def act(connection: Connection) -> None:
        spend_code(connection, vault, staff_id, typed, now)
        take_away(connection, staff_id)

    database.write(act)


def spend_code(connection: Connection, vault: "Vault", staff_id: int, typed: str, now: datetime) -> None:
    """Uses up a code, inside the caller's transaction: of the phone or of the recovery codes.

    Each is good once, and of two who type the same one the database lets one through. Raises CodeRefused.
    """
    typed = "".join(typed.split())
    spent = (
        _spend_step(connection, vault, staff_id, typed, now)
        if looks_like_a_code(typed)
        else _spend_recovery_code(connection, vault, staff_id, typed, now)
    )
    if not spent:
        raise CodeRefused


def take_away(connection: Connection, staff_id: int) -> bool:
    """Forgets the secret and the recovery codes; False if there was no second step."""
    connection.execute(delete(RecoveryCode).where(RecoveryCode.staff_id == staff_id))
    had_one = update(Staff).where(
        Staff.id == staff_id, or_(Staff.totp_sealed.is_not(None), Staff.totp_step.is_not(None))
    )
    return connection.execute(had_one.values(totp_sealed=None, totp_step=None)).rowcount == 1


def _spend_step(connection: Connection, vault: "Vault", staff_id: int, typed: str, now: datetime) -> bool:
    sealed = connection.scalar(
        select(Staff.totp_sealed).where(Staff.id == staff_id, Staff.totp_step.is_not(None))
    )
    step = _step(vault, sealed, typed, now) if sealed else None
    if step is None:
        return False
    later = update(Staff).where(Staff.id == staff_id, Staff.totp_step < step)
    return connection.execute(later.values(totp_step=step)).rowcount == 1


def _spend_recovery_code(
    connection: Connection, vault: "Vault", staff_id: int, typed: str, now: datetime
) -> bool:
    unused = update(RecoveryCode).where(
        RecoveryCode.staff_id == staff_id,
        RecoveryCode.digest == _digest(vault, staff_id, typed),
        RecoveryCode.used_at.is_(None),
    )
    return connection.execute(unused.values(used_at=now)).rowcount == 1


def _step(vault: "Vault", sealed: bytes, typed: str, now: datetime) -> int | None:
    return matching_step(from_text(vault.open_text(sealed)), "".join(typed.split()), now)


def _digest(vault: "Vault", staff_id: int, code: str) -> bytes:
    """Keyed: a code is short enough to be guessed from a plain digest by whoever copied the database."""
    return vault.digest("recovery code", str(staff_id), code.replace("-", "").lower())
