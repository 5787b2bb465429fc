"""claimant: who claimed, kept apart from the claim, encrypted, and deleted on time."""

from sqlalchemy import ForeignKey, Index, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Time


class ClaimantRecord(Base):
    """One claimant. `sealed`: name, class and contact, readable only with the school's keys.

    The marks are digests that only the school's key can make: of the name, of the contact, of the
    contact's last four signs, and of the class. They find a claimant again without opening any.
    """

    __tablename__ = "claimant"
    __table_args__ = (
        Index("ix_claimant_name_mark", "name_mark", "claim_id"),
        Index("ix_claimant_contact_mark", "contact_mark", "claim_id"),
        Index("ix_claimant_tail_mark", "tail_mark", "claim_id"),
        Index("ix_claimant_class_mark", "class_mark", "claim_id"),
    )

    claim_id: Mapped[int] = mapped_column(BigId, ForeignKey("claim.id"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    kept_since: Mapped[Time]
    name_mark: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    contact_mark: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    tail_mark: Mapped[bytes | None] = mapped_column(LargeBinary(16))
    class_mark: Mapped[bytes | None] = mapped_column(LargeBinary(16))
