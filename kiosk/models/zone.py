"""zone: a coloured part of a board."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, Id, Key, MaybeTime, Name, OfStation


class Zone(Base):
    """A zone: letter, colour and pattern together. `position`: its place on the board, row by row.

    `removed_at`: when the school gave it up; things that hung there still know it.
    """

    __tablename__ = "zone"
    __table_args__ = (
        UniqueConstraint("station_id", "letter"),
        CheckConstraint("capacity >= 0", name="capacity_not_negative"),
    )

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    letter: Mapped[str] = mapped_column(String(1))
    colour: Mapped[Key]
    pattern: Mapped[Key]
    name_zh: Mapped[Name]
    name_en: Mapped[Name] = mapped_column(default="")
    capacity: Mapped[int]
    position: Mapped[int]
    removed_at: Mapped[MaybeTime]
