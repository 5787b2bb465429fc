"""item: one found thing."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.domain.item_life import State
from kiosk.models.base import Base, BigId, Id, Key, OfStation, Time

_STATES = ", ".join(f"'{state}'" for state in State)


class Item(Base):
    """A found thing.

    `ref` is its public name; `search_text` what the search box looks through; `form_key` makes a
    repeated log form give the same item.
    """

    __tablename__ = "item"
    __table_args__ = (
        UniqueConstraint("ref"),
        UniqueConstraint("form_key"),
        CheckConstraint(f"state IN ({_STATES})", name="state_known"),
        Index("ix_item_board", "station_id", "state", "id"),
    )

    id: Mapped[Id]
    ref: Mapped[str] = mapped_column(String(10))
    station_id: Mapped[OfStation]
    category_id: Mapped[int] = mapped_column(BigId, ForeignKey("category.id"))
    zone_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("zone.id"))
    place_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("place.id"))
    colour: Mapped[Key | None]
    note: Mapped[str] = mapped_column(String(80), default="")
    photo_name: Mapped[str | None] = mapped_column(String(32), ForeignKey("photo.name"))
    found_on: Mapped[date]
    state: Mapped[Key]
    state_since: Mapped[Time]
    logged_at: Mapped[Time]
    search_text: Mapped[str] = mapped_column(String(600))
    form_key: Mapped[str | None] = mapped_column(String(64))
