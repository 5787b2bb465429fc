"""A week of the stations, day by day: how many things were found, and how many were registered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise

from sqlalchemy import ColumnElement, Connection, func, select

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
    """The days between these midnights: one less than midnights. Each costs what happened on it."""
    days = list(pairwise(midnights))
    found = [found_between(station_ids, *day) for day in days]
    registered = [_claimed(station_ids, *day) for day in days]
    counts = [
        *(select(func.count()).select_from(Event).where(*which).scalar_subquery() for which in found),
        *(select(func.count()).select_from(Claim).where(*which).scalar_subquery() for which in registered),
    ]
    row = list(connection.execute(select(*counts)).one())
    return [DayCounted(*day) for day in zip(row[: len(days)], row[len(days) :], strict=True)]


def _claimed(
    station_ids: Collection[int], since: datetime, until: datetime
) -> tuple[ColumnElement[bool], ...]:
    return Claim.station_id.in_(station_ids), Claim.claimed_at >= since, Claim.claimed_at < until
