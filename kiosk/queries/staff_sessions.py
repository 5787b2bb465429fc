"""Who is signed in behind a session's token, and for which school they see."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from kiosk.models import School, Staff, StaffSession


@dataclass(frozen=True)
class StaffSeen:
    """A signed-in member of staff. Every query of a staff page takes `school_id` from here.

    `visited_at`: until when they know what happened; None before their first sign-out or second visit.
    """

    id: int
    display_name: str
    school_id: int
    school_zh: str
    school_en: str
    timezone: str
    role: str
    username: str
    session_id: int
    last_seen_at: datetime | None
    visited_at: datetime | None

    @property
    def is_admin(self) -> bool:
        """Whether this is the school office."""
        return self.role == "admin"


_STAFF: Select[*tuple[Any, ...]] = (
    select(
        Staff.id,
        Staff.display_name,
        School.id,
        School.name_zh,
        School.name_en,
        School.timezone,
        Staff.role,
        Staff.username,
        StaffSession.id,
        StaffSession.last_seen_at,
        Staff.visited_at,
    )
    .join(StaffSession, StaffSession.staff_id == Staff.id)
    .join(School, School.id == Staff.school_id)
    .where(Staff.active)
)


def staff_by_digest(connection: Connection, digest: bytes, now: datetime) -> StaffSeen | None:
    """The member of staff whose session's token has that digest; None once it ended."""
    wanted = _STAFF.where(StaffSession.token_digest == digest, StaffSession.expires_at > now)
    row = connection.execute(wanted).one_or_none()
    return StaffSeen(*row) if row else None


@dataclass(frozen=True)
class SessionSeen:
    """A browser in which an account is signed in. `device`: its kind, None if nobody knows."""

    id: int
    device: str | None
    created_at: datetime
    last_seen_at: datetime | None


def sessions_of(connection: Connection, staff_id: int, now: datetime) -> list[SessionSeen]:
    """The open sessions of an account, the newest first."""
    open_ones = (
        select(StaffSession.id, StaffSession.device, StaffSession.created_at, StaffSession.last_seen_at)
        .where(StaffSession.staff_id == staff_id, StaffSession.expires_at > now)
        .order_by(StaffSession.id.desc())
    )
    return [SessionSeen(*row) for row in connection.execute(open_ones)]
