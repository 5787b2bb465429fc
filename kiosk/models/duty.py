"""duty: one day's turn of keepers under a teacher."""

from datetime import date

from sqlalchemy import ForeignKey, Index, String, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, MaybeTime, OfStation, Time

_OPEN = text("closed_at IS NULL")


class Duty(Base):
    """A duty. Its six-digit `code` opens the keepers' pages while `closed_at` is empty."""

    __tablename__ = "duty"
    __table_args__ = (
        Index("uq_duty_open_code", "code", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("uq_duty_open_station", "station_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_duty_station", "station_id", "day"),
    )

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    code: Mapped[str] = mapped_column(String(6))
    day: Mapped[date]
    opened_at: Mapped[Time]
    opened_by: Mapped[int] = mapped_column(BigId, ForeignKey("staff.id"))
    closed_at: Mapped[MaybeTime]


class DutyKeeper(Base):
    """A name on a duty's list."""

    __tablename__ = "duty_keeper"
    __table_args__ = (Index("ix_duty_keeper_keeper", "keeper_id"),)

    duty_id: Mapped[int] = mapped_column(BigId, ForeignKey("duty.id"), primary_key=True)
    keeper_id: Mapped[int] = mapped_column(BigId, ForeignKey("keeper.id"), primary_key=True)
