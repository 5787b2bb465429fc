"""held_request: a family describes a valuable that a teacher may be keeping."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, MaybeTime, OfStation, Time

_OPEN = text("settled_at IS NULL")


class HeldRequest(Base):
    """A request behind a private link.

    `sealed`: the family, as a claimant is sealed; `words`: what it wrote about the thing, sealed as well, for
    what is described there is the proof. Both None once forgotten. `outcome`: handed_over, declined or
    withdrawn.
    """

    __tablename__ = "held_request"
    __table_args__ = (
        UniqueConstraint("token_digest"),
        UniqueConstraint("form_key"),
        CheckConstraint("outcome IN ('handed_over', 'declined', 'withdrawn')", name="outcome_known"),
        Index("ix_held_request_open", "station_id", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    form_key: Mapped[str] = mapped_column(String(64))
    category_id: Mapped[int] = mapped_column(BigId, ForeignKey("category.id"))
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    words: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[Time]
    item_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("item.id"))
    settled_at: Mapped[MaybeTime]
    settled_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))
    outcome: Mapped[Key | None]
