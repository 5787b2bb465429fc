"""claimant: who claimed, kept apart from the claim, encrypted, and deleted on time."""

from sqlalchemy import ForeignKey, LargeBinary
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Time


class ClaimantRecord(Base):
    """One claimant. `sealed`: name, class and contact, readable only with the school's keys."""

    __tablename__ = "claimant"

    claim_id: Mapped[int] = mapped_column(BigId, ForeignKey("claim.id"), primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
    kept_since: Mapped[Time]
