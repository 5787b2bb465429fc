"""dispute: a second family says "that was mine" of a thing that was registered."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, MaybeTime, OfStation, Time

_OPEN = text("settled_at IS NULL")


class Dispute(Base):
    """A dispute over one claim. `sealed`: the second family; `words`: sealed as well; None once forgotten.

    `outcome`: first (it stays with who registered), second (it goes to who asked), talked (both are
    content), or withdrawn (by who asked).
    """

    __tablename__ = "dispute"
    __table_args__ = (
        UniqueConstraint("token_digest"),
        UniqueConstraint("form_key"),
        CheckConstraint("outcome IN ('first', 'second', 'talked', 'withdrawn')", name="outcome_known"),
        Index("ix_dispute_open", "station_id", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_dispute_claim", "claim_id"),
    )

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    claim_id: Mapped[int] = mapped_column(BigId, ForeignKey("claim.id"))
    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    form_key: Mapped[str] = mapped_column(String(64))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    words: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[Time]
    settled_at: Mapped[MaybeTime]
    settled_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))
    outcome: Mapped[Key | None]
