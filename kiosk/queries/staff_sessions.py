"""Who is signed in behind a session's token, and for which school they see."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from kiosk.models import School, Staff, StaffSession


@dataclass(frozen=True)
class StaffSeen:
    """A signed-in member of staff. Every query of a staff page takes `school_id` from here."""

    id: int
    display_name: str
    school_id: int
    school_zh: str
    school_en: str
    timezone: str
    role: str

    @property
    def is_admin(self) -> bool:
        """Whether this is the school office."""
        return self.role == "admin"


_STAFF = (
    select(
        Staff.id,
        Staff.display_name,
        School.id,
        School.name_zh,
        School.name_en,
        School.timezone,
        Staff.role,
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
