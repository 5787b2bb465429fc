"""sighting: one look at one thing, or at one code, during a round; stored when it is made."""

from typing import Any

from sqlalchemy import CheckConstraint, ForeignKey, Index, Select, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, MaybeTime, Time


class Sighting(Base):
    """A sighting.

    `code`: what was read, as it would be printed, or the ref of a thing that was tapped; `item_id`: None for
    a code that leads to no thing. `entry_key` makes a repeated entry one; a photo's many codes share one.
    `late`: it arrived after its round had ended and does not count in it.
    """

    __tablename__ = "sighting"
    __table_args__ = (
        UniqueConstraint("entry_key", "code"),
        CheckConstraint("way IN ('photo', 'scan', 'tap')", name="way_known"),
        Index("ix_sighting_round", "round_id", "item_id"),
    )

    id: Mapped[Id]
    round_id: Mapped[int] = mapped_column(BigId, ForeignKey("round.id"))
    entry_key: Mapped[str] = mapped_column(String(64))
    code: Mapped[str] = mapped_column(String(64))
    item_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("item.id"))
    way: Mapped[Key]
    keeper_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("keeper.id"))
    at: Mapped[Time]
    undone_at: Mapped[MaybeTime]
    late: Mapped[bool] = mapped_column(default=False)


def counted_in(round_id: int) -> Select[Any]:
    """A select of the ids of the things that count as seen in a round: not undone, and not too late."""
    return select(Sighting.item_id).where(
        Sighting.round_id == round_id,
        Sighting.undone_at.is_(None),
        Sighting.late.is_(False),
        Sighting.item_id.is_not(None),
    )
