"""planned_duty: who is to serve on which day; a duty comes of it when a teacher opens one."""

from datetime import date

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, OfStation


class PlannedDuty(Base):
    """A day of the roster. `by_hand`: a teacher set its keepers, so planning anew leaves it as it is."""

    __tablename__ = "planned_duty"
    __table_args__ = (UniqueConstraint("station_id", "day"),)

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    day: Mapped[date]
    by_hand: Mapped[bool] = mapped_column(default=False)


class PlannedKeeper(Base):
    """A keeper on a day of the roster."""

    __tablename__ = "planned_keeper"
    __table_args__ = (Index("ix_planned_keeper_keeper", "keeper_id"),)

    planned_duty_id: Mapped[int] = mapped_column(BigId, ForeignKey("planned_duty.id"), primary_key=True)
    keeper_id: Mapped[int] = mapped_column(BigId, ForeignKey("keeper.id"), primary_key=True)
