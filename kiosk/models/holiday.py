"""holiday: days on which the school has no duty."""

from datetime import date

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, Id, Name, OfSchool


class Holiday(Base):
    """A holiday, first and last day included."""

    __tablename__ = "holiday"
    __table_args__ = (Index("ix_holiday_school", "school_id", "first_day"),)

    id: Mapped[Id]
    school_id: Mapped[OfSchool]
    name: Mapped[Name] = mapped_column(default="")
    first_day: Mapped[date]
    last_day: Mapped[date]
