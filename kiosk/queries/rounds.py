"""Rounds: the one that is open at a station, how far it has come, and what came of those before."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from kiosk.domain.integrity import share
from kiosk.domain.item_life import State, Step
from kiosk.models import Event, Item, Round, Zone
from kiosk.models.sighting import counted_in
from kiosk.queries.things import Thing, select_things, thing_of


@dataclass(frozen=True)
class RoundSeen:
    """A round. What it counted, and the index with it, is None until it is finished."""

    id: int
    station_id: int
    duty_id: int
    started_at: datetime
    ended_at: datetime | None
    outcome: str | None
    expected: int | None
    seen: int | None
    missing: int | None
    registered: int | None
    departed: int | None
    last_event_id: int | None

    @property
    def percent(self) -> int | None:
        """The integrity index at its end; None below ten departures."""
        return share(self.registered or 0, self.departed or 0)


@dataclass(frozen=True)
class Expected:
    """A thing that should hang there, and whether somebody saw it in this round."""

    thing: Thing
    seen: bool


@dataclass(frozen=True)
class Came:
    """A thing that a round made take a step, as it is now."""

    step: Step
    thing: Thing


_COLUMNS = (
    Round.id,
    Round.station_id,
    Round.duty_id,
    Round.started_at,
    Round.ended_at,
    Round.outcome,
    Round.expected,
    Round.seen,
    Round.missing,
    Round.registered,
    Round.departed,
    Round.last_event_id,
)


def open_round(connection: Connection, station_id: int) -> RoundSeen | None:
    """The round that is being counted at a station."""
    return _one(connection, Round.station_id == station_id, Round.ended_at.is_(None))


def round_by_id(connection: Connection, station_ids: Collection[int], round_id: int) -> RoundSeen | None:
    """A round of one of these stations."""
    return _one(connection, Round.station_id.in_(station_ids), Round.id == round_id)


def finished_rounds(connection: Connection, station_id: int, at_most: int) -> list[RoundSeen]:
    """The latest finished rounds of a station, the newest first."""
    rows = connection.execute(
        select(*_COLUMNS)
        .where(Round.station_id == station_id, Round.outcome == "finished")
        .order_by(Round.id.desc())
        .limit(at_most)
    )
    return [_seen(row) for row in rows]


def rounds_between(
    connection: Connection, station_id: int, since: datetime, until: datetime
) -> list[RoundSeen]:
    """The rounds of a station that were finished in that time, the oldest first."""
    rows = connection.execute(
        select(*_COLUMNS)
        .where(
            Round.station_id == station_id,
            Round.outcome == "finished",
            Round.ended_at >= since,
            Round.ended_at < until,
        )
        .order_by(Round.id)
    )
    return [_seen(row) for row in rows]


def expected_things(connection: Connection, counted: RoundSeen) -> list[Expected]:
    """What should hang there, zone by zone as on the board; not what went home or was just hung up."""
    rows = connection.execute(
        select_things()
        .add_columns(Item.id.in_(counted_in(counted.id)))
        .where(*_expected(counted))
        .order_by(Zone.position.is_(None), Zone.position, Item.id.desc())
    )
    return [Expected(thing_of(row), bool(tuple(row)[-1])) for row in rows]


def progress(connection: Connection, counted: RoundSeen) -> tuple[int, int]:
    """How many things should hang there, and how many of them were seen."""
    row = connection.execute(
        select(func.count(), func.count().filter(Item.id.in_(counted_in(counted.id))))
        .select_from(Item)
        .where(*_expected(counted))
    ).one()
    return row[0], row[1]


def came_of(connection: Connection, round_id: int) -> list[Came]:
    """What a finished round changed, late looks included; each thing once, with the last step."""
    latest = (
        select(func.max(Event.id)).where(Event.round_id == round_id).group_by(Event.item_id).scalar_subquery()
    )
    rows = connection.execute(
        select_things()
        .add_columns(Event.step)
        .join(Event, Event.item_id == Item.id)
        .where(Event.id.in_(latest))
        .order_by(Zone.position.is_(None), Zone.position, Item.id.desc())
    )
    return [Came(Step(tuple(row)[-1]), thing_of(row)) for row in rows]


def _expected(counted: RoundSeen) -> tuple[ColumnElement[bool], ...]:
    return (
        Item.station_id == counted.station_id,
        Item.state == State.ON_DISPLAY,
        Item.state_since <= counted.started_at,
    )


def _one(connection: Connection, *which: ColumnElement[bool]) -> RoundSeen | None:
    row = connection.execute(select(*_COLUMNS).where(*which)).one_or_none()
    return _seen(row) if row else None


def _seen(row: Any) -> RoundSeen:
    return RoundSeen(*row)
