"""event: every step of every item, written in the transaction that takes it."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, OfStation, Time

_IN_A_ROUND = text("round_id IS NOT NULL")


class Event(Base):
    """One step. `actor`: family, keeper, teacher or station; names nobody outside the school's own roster."""

    __tablename__ = "event"
    __table_args__ = (
        CheckConstraint("actor IN ('family', 'keeper', 'teacher', 'station')", name="actor_known"),
        Index("ix_event_item", "item_id", "id"),
        Index("ix_event_station", "station_id", "id"),
        Index("ix_event_round", "round_id", sqlite_where=_IN_A_ROUND, postgresql_where=_IN_A_ROUND),
    )

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("item.id"))
    step: Mapped[Key]
    from_state: Mapped[Key | None]
    to_state: Mapped[Key]
    at: Mapped[Time]
    actor: Mapped[Key]
    keeper_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("keeper.id"))
    staff_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))
    duty_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("duty.id"))
    claim_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("claim.id"))
    round_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("round.id"))
