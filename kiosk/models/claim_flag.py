"""claim_flag: why a claim looks odd; a reason to look, never a verdict."""

from sqlalchemy import ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Key, MaybeTime, OfStation, Time

_STANDING = text("dismissed_at IS NULL")


class ClaimFlag(Base):
    """A flag. `flag`: its reason, a key that the web has words for.

    `dismissed_at`: a teacher looked, and all is well.
    """

    __tablename__ = "claim_flag"
    __table_args__ = (
        Index(
            "ix_claim_flag_standing",
            "station_id",
            "claim_id",
            sqlite_where=_STANDING,
            postgresql_where=_STANDING,
        ),
    )

    claim_id: Mapped[int] = mapped_column(BigId, ForeignKey("claim.id"), primary_key=True)
    flag: Mapped[Key] = mapped_column(primary_key=True)
    station_id: Mapped[OfStation]
    at: Mapped[Time]
    dismissed_at: Mapped[MaybeTime]
    dismissed_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))
