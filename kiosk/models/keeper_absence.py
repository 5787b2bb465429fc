"""keeper_absence: days on which a keeper cannot serve."""

from datetime import date

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id


class KeeperAbsence(Base):
    """An absence, first and last day included."""

    __tablename__ = "keeper_absence"
    __table_args__ = (Index("ix_keeper_absence_keeper", "keeper_id"),)

    id: Mapped[Id]
    keeper_id: Mapped[int] = mapped_column(BigId, ForeignKey("keeper.id"))
    first_day: Mapped[date]
    last_day: Mapped[date]
