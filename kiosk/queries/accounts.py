"""The accounts of a school, and how far one's second step has come."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from kiosk.models import RecoveryCode, Staff


@dataclass(frozen=True)
class AccountSeen:
    """An account. `second_step`: whether a sign-in asks for a code as well."""

    id: int
    username: str
    display_name: str
    role: str
    active: bool
    second_step: bool


@dataclass(frozen=True)
class SecondStep:
    """`sealed`: a secret that waits for its first code, None without; `on`: whether one counts."""

    sealed: bytes | None
    on: bool
    codes_left: int


def accounts_of(connection: Connection, school_id: int) -> list[AccountSeen]:
    """All accounts of a school, open ones first, by name."""
    found = connection.execute(
        _accounts(school_id).order_by(Staff.active.desc(), Staff.display_name, Staff.id)
    )
    return [_account(row) for row in found]


def account_by_id(connection: Connection, school_id: int, staff_id: int) -> AccountSeen | None:
    """One account of that school."""
    row = connection.execute(_accounts(school_id).where(Staff.id == staff_id)).one_or_none()
    return _account(row) if row else None


def second_step_of(connection: Connection, staff_id: int) -> SecondStep:
    """How far somebody's own second step has come."""
    sealed, step = connection.execute(
        select(Staff.totp_sealed, Staff.totp_step).where(Staff.id == staff_id)
    ).one()
    unused = select(func.count()).where(RecoveryCode.staff_id == staff_id, RecoveryCode.used_at.is_(None))
    left = connection.execute(unused).scalar_one()
    return SecondStep(sealed if step is None else None, step is not None, left)


def _accounts(school_id: int) -> Select[*tuple[Any, ...]]:
    return select(
        Staff.id, Staff.username, Staff.display_name, Staff.role, Staff.active, Staff.totp_step
    ).where(Staff.school_id == school_id)


def _account(row: Row[*tuple[Any, ...]]) -> AccountSeen:
    return AccountSeen(
        row.id, row.username, row.display_name, row.role, row.active, row.totp_step is not None
    )
