"""claim_note: what a teacher wrote beside a claim."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, MaybeTime, Time


class ClaimNote(Base):
    """A note. `removed_at`: when it was taken back; it stays on record."""

    __tablename__ = "claim_note"
    __table_args__ = (Index("ix_claim_note_claim", "claim_id"),)

    id: Mapped[Id]
    claim_id: Mapped[int] = mapped_column(BigId, ForeignKey("claim.id"))
    staff_id: Mapped[int] = mapped_column(BigId, ForeignKey("staff.id"))
    text: Mapped[str] = mapped_column(String(200))
    at: Mapped[Time]
    removed_at: Mapped[MaybeTime]
