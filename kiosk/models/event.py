"""event: every step of every item, written in the transaction that takes it."""

from datetime import datetime
from typing import Any

from sqlalchemy import (
    CheckConstraint,
    ColumnElement,
    Connection,
    ForeignKey,
    Index,
    bindparam,
    select,
    text,
)
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.domain.integrity import LEAVING, RETURNING
from kiosk.domain.item_life import BEGINNINGS
from kiosk.models.base import Base, BigId, Id, Key, OfStation, Time

_IN_A_ROUND = text("round_id IS NOT NULL")
_BEGINNING = text("step IN ('hold', 'log')")


class Event(Base):
    """One step. `actor`: family, keeper, teacher or station; names nobody outside the school's own roster."""

    __tablename__ = "event"
    __table_args__ = (
        CheckConstraint("actor IN ('family', 'keeper', 'teacher', 'station')", name="actor_known"),
        Index("ix_event_item", "item_id", "id"),
        Index("ix_event_station", "station_id", "id"),
        Index(
            "ix_event_beginning",
            "station_id",
            "at",
            sqlite_where=_BEGINNING,
            postgresql_where=_BEGINNING,
        ),
        Index("ix_event_round", "round_id", sqlite_where=_IN_A_ROUND, postgresql_where=_IN_A_ROUND),
    )

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("item.id"))
    step: Mapped[Key]
    from_state: Mapped[Key | None]
    to_state: Mapped[Key]
    at: Mapped[Time]
    actor: Mapped[Key]
    keeper_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("keeper.id"))
    staff_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))
    duty_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("duty.id"))
    claim_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("claim.id"))
    round_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("round.id"))


def is_beginning() -> ColumnElement[bool]:
    """Whether a thing came to its station by an event; written as the index of such events is written."""
    steps: Any = bindparam(None, sorted(BEGINNINGS), expanding=True, literal_execute=True)
    return Event.step.in_(steps)


_LOOKED_THROUGH = 1000


def last_before(connection: Connection, station_id: int, since: datetime, until_id: int | None = None) -> int:
    """The id behind which all events of a station since then stand; 0 if that may be all of them.

    Walks back along the index to where the time begins, so what lies before it costs nothing. A clock that
    was set back, and what is keyed in later, leave events out of order; the newest ones are looked through
    whatever their time says. `until_id`: the newest event that counts.
    """
    ours = select(Event.id).where(Event.station_id == station_id)
    if until_id is not None:
        ours = ours.where(Event.id <= until_id)
    newest_first = ours.order_by(Event.id.desc())
    before = connection.scalar(newest_first.where(Event.at < since).limit(1))
    out_of_order = connection.scalar(newest_first.offset(_LOOKED_THROUGH).limit(1))
    return min(before or 0, out_of_order or 0)


def departures(
    connection: Connection, station_id: int, since: datetime, until_id: int
) -> list[tuple[int, str]]:
    """Who left a station's board and who came back, as (item, step) in their order; `until_id` included."""
    rows = connection.execute(
        select(Event.item_id, Event.step)
        .where(
            Event.station_id == station_id,
            Event.id > last_before(connection, station_id, since, until_id),
            Event.id <= until_id,
            Event.at >= since,
            Event.step.in_(LEAVING | RETURNING),
        )
        .order_by(Event.id)
    )
    return [(item_id, step) for item_id, step in rows]
