"""The rows of a roster, as every act on it writes them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, delete, insert, or_, select

from kiosk.models import Duty, Keeper, PlannedDuty, PlannedKeeper, School


@dataclass(frozen=True)
class Cleared:
    """Stretches whose plan makes room: days without a duty and, unless `by_hand`, not set by hand."""

    station_id: int
    stretches: Sequence[tuple[date, date]]
    by_hand: bool = False


def wait_for_others(connection: Connection, school_id: int) -> None:
    """Those who change the same school's roster at the same moment do so one after the other."""
    connection.execute(select(School.id).where(School.id == school_id).with_for_update())


def present(connection: Connection, school_id: int, keeper_ids: Collection[int]) -> set[int]:
    """Those of them who are on the school's roster."""
    ours = select(Keeper.id).where(Keeper.school_id == school_id, Keeper.active, Keeper.id.in_(keeper_ids))
    return set(connection.scalars(ours))


def replace(
    connection: Connection, school_id: int, cleared: Cleared, teams: Mapping[date, Collection[int]]
) -> None:
    """Makes room and writes a plan; what became fixed since it was made stays as it is."""
    wait_for_others(connection, school_id)
    clear(connection, cleared)
    station_id = cleared.station_id
    taken = {
        *connection.scalars(select(PlannedDuty.day).where(PlannedDuty.station_id == station_id)),
        *connection.scalars(select(Duty.day).where(Duty.station_id == station_id, Duty.day.in_(teams))),
    }
    there = present(connection, school_id, {number for team in teams.values() for number in team})
    kept = {day: there.intersection(team) for day, team in teams.items() if day not in taken}
    put(connection, station_id, kept)


def clear(connection: Connection, cleared: Cleared) -> None:
    """Makes room."""
    with_duty = select(Duty.day).where(Duty.station_id == cleared.station_id)
    wanted = [
        PlannedDuty.station_id == cleared.station_id,
        or_(False, *(PlannedDuty.day.between(first, last) for first, last in cleared.stretches)),
        PlannedDuty.day.not_in(with_duty),
        *([] if cleared.by_hand else [PlannedDuty.by_hand.is_(False)]),
    ]
    going = list(connection.scalars(select(PlannedDuty.id).where(*wanted)))
    connection.execute(delete(PlannedKeeper).where(PlannedKeeper.planned_duty_id.in_(going)))
    connection.execute(delete(PlannedDuty).where(PlannedDuty.id.in_(going)))


def put(
    connection: Connection, station_id: int, teams: Mapping[date, Collection[int]], *, by_hand: bool = False
) -> None:
    """Writes who is to serve on days that have no plan."""
    if not teams:
        return
    days = [{"station_id": station_id, "day": day, "by_hand": by_hand} for day in sorted(teams)]
    made = connection.execute(insert(PlannedDuty).returning(PlannedDuty.day, PlannedDuty.id), days)
    numbers = {row.day: row.id for row in made}
    turns = [
        {"planned_duty_id": numbers[day], "keeper_id": keeper_id}
        for day, team in teams.items()
        for keeper_id in sorted(team)
    ]
    if turns:
        connection.execute(insert(PlannedKeeper), turns)
