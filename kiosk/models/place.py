"""place: where on campus things are found."""

from sqlalchemy import UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, Id, Key, MaybeTime, Name, OfSchool


class Place(Base):
    """A place of the school. `removed_at`: when the school gave it up; things found there still know it."""

    __tablename__ = "place"
    __table_args__ = (UniqueConstraint("school_id", "key"),)

    id: Mapped[Id]
    school_id: Mapped[OfSchool]
    key: Mapped[Key]
    name_zh: Mapped[Name]
    name_en: Mapped[Name] = mapped_column(default="")
    position: Mapped[int]
    removed_at: Mapped[MaybeTime]
