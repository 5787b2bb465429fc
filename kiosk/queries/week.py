"""A week of the stations, day by day: how many things were found, and how many were registered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy import Connection, and_, func, select

from kiosk.models import Claim, Event
from kiosk.queries.figures import found_between


@dataclass(frozen=True)
class DayCounted:
    """A day. `found`: logged, slips not counted; `registered`: claimed, late ones included."""

    found: int
    registered: int


def days_counted(
    connection: Connection, station_ids: Collection[int], midnights: Sequence[datetime]
) -> list[DayCounted]:
    """The days between these midnights, the latest of which lie around now: one less than midnights."""
    registered = _registered(connection, station_ids, midnights)
    found = [0] * len(registered)
    for station_id in station_ids:
        ours = _found(connection, station_id, midnights)
        found = [one + other for one, other in zip(found, ours, strict=True)]
    return [DayCounted(*day) for day in zip(found, registered, strict=True)]


def _registered(
    connection: Connection, station_ids: Collection[int], midnights: Sequence[datetime]
) -> list[int]:
    """A part of an index for each day, so that a day costs what happened on it."""
    days = [
        select(func.count())
        .select_from(Claim)
        .where(Claim.station_id.in_(station_ids), Claim.claimed_at >= begin, Claim.claimed_at < end)
        .scalar_subquery()
        for begin, end in pairwise(midnights)
    ]
    return list(connection.execute(select(*days)).one())


def _found(connection: Connection, station_id: int, midnights: Sequence[datetime]) -> list[int]:
    """Walks back along the station's events to the first midnight, whatever lies before it."""
    days = [
        func.count().filter(and_(Event.at >= begin, Event.at < end)) for begin, end in pairwise(midnights)
    ]
    which = found_between(connection, station_id, midnights[0], midnights[-1])
    return list(connection.execute(select(*days).select_from(Event).where(*which)).one())
