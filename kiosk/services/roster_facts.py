"""What a plan is made from: keepers, their absences, and the turns that stay as they are."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Connection, select

from kiosk.domain.roster_plan import Pupil
from kiosk.domain.term import Term, term_of
from kiosk.models import Duty, DutyKeeper, Keeper, KeeperAbsence, PlannedDuty, PlannedKeeper, Station

Place = tuple[int, date]
"""A station and a day."""


@dataclass(frozen=True)
class Facts:
    """`pupils`: who can serve; `others`: the station's duty days beside those to fill."""

    pupils: list[Pupil]
    others: set[date]


@dataclass(frozen=True)
class Standing:
    """A school's term as it stands: who served (`served`) and who is to serve (`planned`), by place.

    `by_hand`: the places of `planned` that a teacher set.
    """

    served: dict[Place, set[int]]
    planned: dict[Place, set[int]]
    by_hand: set[Place]

    def is_open(self, place: Place, today: date) -> bool:
        """Whether that day can still be planned: it is not over and has no duty yet."""
        return place[1] >= today and place not in self.served

    def to_replan(self, keeper_id: int, today: date) -> list[Place]:
        """Where the station itself planned that keeper and can still plan somebody else."""
        return [
            place
            for place, team in self.planned.items()
            if keeper_id in team and place not in self.by_hand and self.is_open(place, today)
        ]

    def firm(self, today: date, going: Collection[Place]) -> dict[Place, set[int]]:
        """All turns that stay: those served, and those planned that are neither over nor among `going`."""
        ahead = {
            place: team
            for place, team in self.planned.items()
            if self.is_open(place, today) and place not in going
        }
        return {**ahead, **self.served}


def standing_of(connection: Connection, school_id: int, term: Term) -> Standing:
    """All of a school's duties and plans of one term."""
    served: defaultdict[Place, set[int]] = defaultdict(set)
    planned: defaultdict[Place, set[int]] = defaultdict(set)
    by_hand = set()
    duties = (
        select(Duty.station_id, Duty.day, DutyKeeper.keeper_id)
        .join(Station, Station.id == Duty.station_id)
        .outerjoin(DutyKeeper, DutyKeeper.duty_id == Duty.id)
        .where(Station.school_id == school_id, Duty.day.between(term.first_day, term.last_day))
    )
    for station_id, day, keeper_id in connection.execute(duties):
        served[station_id, day] |= {keeper_id} - {None}
    plans = (
        select(PlannedDuty.station_id, PlannedDuty.day, PlannedDuty.by_hand, PlannedKeeper.keeper_id)
        .join(Station, Station.id == PlannedDuty.station_id)
        .outerjoin(PlannedKeeper, PlannedKeeper.planned_duty_id == PlannedDuty.id)
        .where(Station.school_id == school_id, PlannedDuty.day.between(term.first_day, term.last_day))
    )
    for station_id, day, is_by_hand, keeper_id in connection.execute(plans):
        planned[station_id, day] |= {keeper_id} - {None}
        by_hand |= {(station_id, day)} if is_by_hand else set()
    return Standing(dict(served), dict(planned), by_hand)


def terms_planned(connection: Connection, keeper_id: int, today: date) -> list[Term]:
    """The terms in which a keeper is to serve from today on, the first one first."""
    days = connection.scalars(
        select(PlannedDuty.day)
        .join(PlannedKeeper, PlannedKeeper.planned_duty_id == PlannedDuty.id)
        .where(PlannedKeeper.keeper_id == keeper_id, PlannedDuty.day >= today)
        .order_by(PlannedDuty.day)
    )
    return list(dict.fromkeys(map(term_of, days)))


def facts_for(
    connection: Connection,
    school_id: int,
    station_id: int,
    days: Collection[date],
    firm: dict[Place, set[int]],
) -> Facts:
    """What is needed to fill these days of a station. `firm`: the turns that stay, at all stations."""
    turns: defaultdict[int, set[date]] = defaultdict(set)
    for (_station, day), team in firm.items():
        for keeper_id in team:
            turns[keeper_id].add(day)
    away = _absences(connection, school_id, days)
    keepers = connection.execute(
        select(Keeper.id, Keeper.joined_on).where(Keeper.school_id == school_id, Keeper.active)
    )
    pupils = [Pupil(number, turns[number], away[number], joined) for number, joined in keepers]
    return Facts(pupils, {day for station, day in firm if station == station_id})


def _absences(
    connection: Connection, school_id: int, days: Collection[date]
) -> defaultdict[int, list[tuple[date, date]]]:
    away: defaultdict[int, list[tuple[date, date]]] = defaultdict(list)
    rows = connection.execute(
        select(KeeperAbsence.keeper_id, KeeperAbsence.first_day, KeeperAbsence.last_day)
        .join(Keeper, Keeper.id == KeeperAbsence.keeper_id)
        .where(
            Keeper.school_id == school_id,
            KeeperAbsence.last_day >= min(days),
            KeeperAbsence.first_day <= max(days),
        )
    )
    for keeper_id, first, last in rows:
        away[keeper_id].append((first, last))
    return away
