"""What keepers did: their duties, and the things that they logged on them."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, distinct, func, select

from kiosk.domain.destinations import Destination
from kiosk.domain.item_life import BEGINNINGS
from kiosk.models import Duty, DutyKeeper, Event, MovedItem, MovingOn, Station
from kiosk.queries.walking_back import last_before


@dataclass(frozen=True)
class Served:
    """A duty that a keeper served. `logged`: things logged by that keeper, without those taken back."""

    duty_id: int
    day: date
    name_zh: str
    name_en: str
    logged: int


@dataclass(frozen=True)
class Tally:
    """What a keeper did in a term: days served, things logged."""

    duties: int
    logged: int


def duties_served(connection: Connection, school_id: int, keeper_id: int, at_most: int) -> list[Served]:
    """A keeper's latest duties, the newest first."""
    rows = connection.execute(
        select(Duty.id, Duty.day, Station.id, Station.name_zh, Station.name_en, Duty.opened_at)
        .join(DutyKeeper, DutyKeeper.duty_id == Duty.id)
        .join(Station, Station.id == Duty.station_id)
        .where(DutyKeeper.keeper_id == keeper_id, Station.school_id == school_id)
        .order_by(Duty.id.desc())
        .limit(at_most)
    ).all()
    logged: dict[tuple[int, int], int] = {}
    for station_id in {row[2] for row in rows}:
        since = min(row.opened_at for row in rows if row[2] == station_id)
        logged |= _logged(connection, station_id, since)
    return [
        Served(row.id, row.day, row.name_zh, row.name_en, logged.get((row.id, keeper_id), 0)) for row in rows
    ]


def tallies(connection: Connection, school_id: int, first: date, last: date) -> dict[int, Tally]:
    """What every keeper who served did between two days, both included, by id."""
    rows = connection.execute(
        select(DutyKeeper.keeper_id, func.count(distinct(Duty.day)))
        .join(Duty, Duty.id == DutyKeeper.duty_id)
        .join(Station, Station.id == Duty.station_id)
        .where(Station.school_id == school_id, Duty.day.between(first, last))
        .group_by(DutyKeeper.keeper_id)
        .order_by(DutyKeeper.keeper_id)
    ).all()
    logged: defaultdict[int, int] = defaultdict(int)
    for station_id, since in _first_duties(connection, school_id, first, last):
        ours = _duty_ids(connection, station_id, first, last)
        for (duty_id, keeper_id), count in _logged(connection, station_id, since).items():
            logged[keeper_id] += count if duty_id in ours else 0
    return {keeper_id: Tally(duties, logged[keeper_id]) for keeper_id, duties in rows}


def _first_duties(
    connection: Connection, school_id: int, first: date, last: date
) -> list[tuple[int, datetime]]:
    """When the first duty of a stretch was opened, by station."""
    rows = connection.execute(
        select(Duty.station_id, func.min(Duty.opened_at))
        .join(Station, Station.id == Duty.station_id)
        .where(Station.school_id == school_id, Duty.day.between(first, last))
        .group_by(Duty.station_id)
    )
    return [(station_id, since) for station_id, since in rows]


def _duty_ids(connection: Connection, station_id: int, first: date, last: date) -> set[int]:
    ours = select(Duty.id).where(Duty.station_id == station_id, Duty.day.between(first, last))
    return set(connection.scalars(ours))


def _logged(connection: Connection, station_id: int, since: datetime) -> dict[tuple[int, int], int]:
    """Things logged at a station, by duty and keeper; reads only what happened since a moment."""
    taken_back = (
        select(MovedItem.item_id)
        .join(MovingOn, MovingOn.id == MovedItem.moving_on_id)
        .where(
            MovingOn.station_id == station_id,
            MovingOn.destination == Destination.MISTAKE,
            MovedItem.undone_at.is_(None),
        )
    )
    rows: Any = connection.execute(
        select(Event.duty_id, Event.keeper_id, func.count())
        .where(
            Event.station_id == station_id,
            Event.id > last_before(connection, Event, Event.at, station_id, since),
            Event.duty_id.is_not(None),
            Event.keeper_id.is_not(None),
            Event.step.in_(BEGINNINGS),
            Event.item_id.not_in(taken_back),
        )
        .group_by(Event.duty_id, Event.keeper_id)
    )
    return {(duty_id, keeper_id): count for duty_id, keeper_id, count in rows}
