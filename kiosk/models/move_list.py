"""move_list: what a duty is to carry up, down and away; it stays as it was made."""

from sqlalchemy import CheckConstraint, ForeignKey, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, MaybeTime, OfStation, Time


class MoveList(Base):
    """The move list of one duty."""

    __tablename__ = "move_list"
    __table_args__ = (UniqueConstraint("duty_id"),)

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    duty_id: Mapped[int] = mapped_column(BigId, ForeignKey("duty.id"))
    made_at: Mapped[Time]


class MoveLine(Base):
    """One thing to move. `direction`: up to `zone_id`, down, or away, set aside to be given away."""

    __tablename__ = "move_line"
    __table_args__ = (
        UniqueConstraint("move_list_id", "item_id"),
        CheckConstraint("direction IN ('up', 'down', 'away')", name="direction_known"),
    )

    id: Mapped[Id]
    move_list_id: Mapped[int] = mapped_column(BigId, ForeignKey("move_list.id"))
    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("item.id"))
    direction: Mapped[Key]
    zone_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("zone.id"))
    position: Mapped[int]
    done_at: Mapped[MaybeTime]
    done_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("keeper.id"))
