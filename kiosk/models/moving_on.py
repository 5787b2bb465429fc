"""moving_on: a batch of things that moved on together, and where to."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, MaybeTime, OfStation, Time


class MovingOn(Base):
    """A batch. `destination`: donated, discarded, class_teacher, or mistake (it was logged by a slip)."""

    __tablename__ = "moving_on"
    __table_args__ = (
        CheckConstraint(
            "destination IN ('donated', 'discarded', 'class_teacher', 'mistake')", name="destination_known"
        ),
        Index("ix_moving_on_station", "station_id", "id"),
    )

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    destination: Mapped[Key]
    note: Mapped[str] = mapped_column(String(80), default="")
    at: Mapped[Time]
    staff_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))
    keeper_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("keeper.id"))


class MovedItem(Base):
    """A thing of a batch. `undone_at`: when a teacher took it back into the store."""

    __tablename__ = "moved_item"
    __table_args__ = (Index("ix_moved_item_item", "item_id"),)

    moving_on_id: Mapped[int] = mapped_column(BigId, ForeignKey("moving_on.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("item.id"), primary_key=True)
    undone_at: Mapped[MaybeTime]
