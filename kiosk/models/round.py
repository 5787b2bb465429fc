"""round: one count of a board, from its start until it is finished or dropped."""

from sqlalchemy import CheckConstraint, ForeignKey, Index, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, MaybeTime, OfStation, Time

_OPEN = text("ended_at IS NULL")


class Round(Base):
    """A round. Every device that counts a board shares its one open round.

    `outcome`: finished or dropped, None while it is open. The rest is written when it is finished and never
    again: `expected`, `seen` and `missing` count things; `registered` and `departed` are the integrity index
    at that moment, recomputable from the events up to `last_event_id`.
    """

    __tablename__ = "round"
    __table_args__ = (
        CheckConstraint("outcome IN ('finished', 'dropped')", name="outcome_known"),
        CheckConstraint("(ended_at IS NULL) = (outcome IS NULL)", name="ended_with_an_outcome"),
        Index("uq_round_open_station", "station_id", unique=True, sqlite_where=_OPEN, postgresql_where=_OPEN),
        Index("ix_round_station", "station_id", "id"),
    )

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    duty_id: Mapped[int] = mapped_column(BigId, ForeignKey("duty.id"))
    keeper_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("keeper.id"))
    started_at: Mapped[Time]
    ended_at: Mapped[MaybeTime]
    outcome: Mapped[Key | None]
    expected: Mapped[int | None]
    seen: Mapped[int | None]
    missing: Mapped[int | None]
    registered: Mapped[int | None]
    departed: Mapped[int | None]
    last_event_id: Mapped[int | None] = mapped_column(BigId)
