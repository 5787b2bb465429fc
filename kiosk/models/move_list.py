"""move_list: what a duty is to carry up, down and away; it stays as it was made."""

from sqlalchemy import CheckConstraint, ColumnElement, ForeignKey, Index, UniqueConstraint, and_, exists
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.domain.item_life import State
from kiosk.models.base import Base, BigId, Id, Key, MaybeTime, OfStation, Time
from kiosk.models.item import Item


class MoveList(Base):
    """The move list of one duty."""

    __tablename__ = "move_list"
    __table_args__ = (UniqueConstraint("duty_id"),)

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    duty_id: Mapped[int] = mapped_column(BigId, ForeignKey("duty.id"))
    made_at: Mapped[Time]


class MoveLine(Base):
    """One thing to move. `direction`: up, down, or away, set aside to be given away.

    `zone_id`: up into it; down or away from it, None where the thing lay in the store.
    """

    __tablename__ = "move_line"
    __table_args__ = (
        UniqueConstraint("move_list_id", "item_id"),
        CheckConstraint("direction IN ('up', 'down', 'away')", name="direction_known"),
        Index("ix_move_line_item", "item_id"),
    )

    id: Mapped[Id]
    move_list_id: Mapped[int] = mapped_column(BigId, ForeignKey("move_list.id"))
    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("item.id"))
    direction: Mapped[Key]
    zone_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("zone.id"))
    position: Mapped[int]
    done_at: Mapped[MaybeTime]
    done_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("keeper.id"))


def is_set_aside() -> ColumnElement[bool]:
    """Whether an item lies with what is to be given away: a keeper ticked it, and nobody moved it since."""
    ticked = exists().where(
        MoveLine.item_id == Item.id, MoveLine.direction == "away", MoveLine.done_at >= Item.state_since
    )
    return and_(Item.state == State.STORED, ticked)
