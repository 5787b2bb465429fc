"""access_entry: who looked at whose contact, when, and why."""

from sqlalchemy import ForeignKey, Index, LargeBinary, String
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
