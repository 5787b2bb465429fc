"""The roster of a stretch of days: who is to serve, who served, and when the school is closed."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from kiosk.models import Duty, DutyKeeper, Holiday, Keeper, PlannedDuty, PlannedKeeper, Station
from kiosk.queries.roster import KeeperNamed


@dataclass(frozen=True)
class RosterDay:
    """A day of a station. `served`: a duty was opened on it, so these are its keepers, planned or not.

    `by_hand`: a teacher set who is to serve; perhaps nobody.
    """

    station_id: int
    day: date
    keepers: list[KeeperNamed]
    served: bool
    by_hand: bool


@dataclass(frozen=True)
class HolidaySeen:
    """Days without a duty, first and last included; `name` may be empty."""

    id: int
    name: str
    first_day: date
    last_day: date


def roster_days(connection: Connection, school_id: int, first: date, last: date) -> list[RosterDay]:
    """Every day of a stretch with a plan or a duty at a station of the school, in order."""
    served = _served(connection, school_id, first, last)
    planned = _planned(connection, school_id, first, last)
    by_hand = _by_hand(connection, school_id, first, last)
    days = [
        RosterDay(*place, keepers, served=place in served, by_hand=place not in served and place in by_hand)
        for place, keepers in {**planned, **served}.items()
    ]
    return sorted(days, key=lambda each: (each.day, each.station_id))


def planned_team(
    connection: Connection, station_ids: Collection[int], day: date
) -> dict[int, list[KeeperNamed]]:
    """Who is to serve on a day, by station; stations for which nothing is planned are left out."""
    rows = connection.execute(
        select(PlannedDuty.station_id, Keeper.id, Keeper.display_name)
        .join(PlannedKeeper, PlannedKeeper.planned_duty_id == PlannedDuty.id)
        .join(Keeper, Keeper.id == PlannedKeeper.keeper_id)
        .where(PlannedDuty.station_id.in_(station_ids), PlannedDuty.day == day, Keeper.active)
        .order_by(Keeper.id)
    )
    teams: defaultdict[int, list[KeeperNamed]] = defaultdict(list)
    for station_id, keeper_id, name in rows:
        teams[station_id].append(KeeperNamed(keeper_id, name))
    return teams


def holidays_of(connection: Connection, school_id: int, first: date, last: date) -> list[HolidaySeen]:
    """The school's holidays that touch a stretch of days, in order."""
    rows = connection.execute(
        select(Holiday.id, Holiday.name, Holiday.first_day, Holiday.last_day)
        .where(Holiday.school_id == school_id, Holiday.last_day >= first, Holiday.first_day <= last)
        .order_by(Holiday.first_day, Holiday.id)
    )
    return [HolidaySeen(*row) for row in rows]


def _planned(
    connection: Connection, school_id: int, first: date, last: date
) -> dict[tuple[int, date], list[KeeperNamed]]:
    rows: Any = connection.execute(
        select(PlannedDuty.station_id, PlannedDuty.day, Keeper.id, Keeper.display_name)
        .join(Station, Station.id == PlannedDuty.station_id)
        .outerjoin(PlannedKeeper, PlannedKeeper.planned_duty_id == PlannedDuty.id)
        .outerjoin(Keeper, Keeper.id == PlannedKeeper.keeper_id)
        .where(Station.school_id == school_id, PlannedDuty.day.between(first, last))
        .order_by(Keeper.id)
    )
    return _by_place(rows)


def _served(
    connection: Connection, school_id: int, first: date, last: date
) -> dict[tuple[int, date], list[KeeperNamed]]:
    rows = connection.execute(
        select(Duty.station_id, Duty.day, Keeper.id, Keeper.display_name)
        .distinct()
        .join(Station, Station.id == Duty.station_id)
        .outerjoin(DutyKeeper, DutyKeeper.duty_id == Duty.id)
        .outerjoin(Keeper, Keeper.id == DutyKeeper.keeper_id)
        .where(Station.school_id == school_id, Duty.day.between(first, last))
        .order_by(Keeper.id)
    )
    return _by_place(rows)


def _by_place(rows: Any) -> dict[tuple[int, date], list[KeeperNamed]]:
    teams: defaultdict[tuple[int, date], list[KeeperNamed]] = defaultdict(list)
    for station_id, day, keeper_id, name in rows:
        teams[station_id, day] += [KeeperNamed(keeper_id, name)] if keeper_id else []
    return teams


def _by_hand(connection: Connection, school_id: int, first: date, last: date) -> set[tuple[int, date]]:
    rows = connection.execute(
        select(PlannedDuty.station_id, PlannedDuty.day)
        .join(Station, Station.id == PlannedDuty.station_id)
        .where(Station.school_id == school_id, PlannedDuty.day.between(first, last), PlannedDuty.by_hand)
    )
    return {(station_id, day) for station_id, day in rows}
