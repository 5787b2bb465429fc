"""access_entry: who looked at whose contact, when, and why."""

from datetime import datetime

from sqlalchemy import Connection, ForeignKey, Index, LargeBinary, String, select
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, OfSchool, Time


class AccessEntry(Base):
    """One look at personal data. Rows are added and never changed.

    `digest`: over the entry and the digest before it in the school's log, so that a gap or a change shows.
    """

    __tablename__ = "access_entry"
    __table_args__ = (Index("ix_access_entry_school", "school_id", "id"),)

    id: Mapped[Id]
    school_id: Mapped[OfSchool]
    staff_id: Mapped[int] = mapped_column(BigId, ForeignKey("staff.id"))
    act: Mapped[Key]
    claim_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("claim.id"))
    reason: Mapped[str] = mapped_column(String(200))
    at: Mapped[Time]
    digest: Mapped[bytes | None] = mapped_column(LargeBinary(32))


def reason_since(connection: Connection, school_id: int, staff_id: int, since: datetime) -> str:
    """The reason that somebody last gave for a look since then; empty if none.

    Walks back to where the time begins and no further, however long the log is.
    """
    ours = select(AccessEntry.id).where(AccessEntry.school_id == school_id)
    before = connection.scalar(ours.where(AccessEntry.at < since).order_by(AccessEntry.id.desc()).limit(1))
    given = select(AccessEntry.reason).where(
        AccessEntry.school_id == school_id,
        AccessEntry.id > (before or 0),
        AccessEntry.at >= since,
        AccessEntry.staff_id == staff_id,
        AccessEntry.act == "reveal",
        AccessEntry.reason != "",
    )
    return connection.scalar(given.order_by(AccessEntry.id.desc()).limit(1)) or ""
