"""The duty that comes next by the roster, and who is on it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, exists, func, select

from kiosk.models import Duty, PlannedDuty
from kiosk.queries.roster import KeeperNamed, away_between
from kiosk.queries.roster_plan import planned_team


@dataclass(frozen=True)
class NextDuty:
    """A planned duty. `keepers`: with whether each of them is away that day; perhaps nobody."""

    station_id: int
    day: date
    keepers: list[tuple[KeeperNamed, bool]]


def next_duties(
    connection: Connection, school_id: int, station_ids: Collection[int], today: date
) -> list[NextDuty]:
    """The first day from today on with a planned duty that nobody opened yet, at those of these stations."""
    opened = exists().where(Duty.station_id == PlannedDuty.station_id, Duty.day == PlannedDuty.day)
    coming = (
        select(PlannedDuty.station_id, func.min(PlannedDuty.day))
        .where(PlannedDuty.station_id.in_(station_ids), PlannedDuty.day >= today, ~opened)
        .group_by(PlannedDuty.station_id)
        .order_by(PlannedDuty.station_id)
    )
    rows: Any = connection.execute(coming)
    first: dict[int, date] = dict(rows.all())
    if not first:
        return []
    day = min(first.values())
    away = away_between(connection, school_id, day, day)
    teams = planned_team(connection, first, day)
    return [
        NextDuty(station_id, day, [(each, each.id in away) for each in teams.get(station_id, [])])
        for station_id, theirs in first.items()
        if theirs == day
    ]
