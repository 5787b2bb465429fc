"""The pupils who keep the station: the school's roster, and the names on a duty's list."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from kiosk.domain.school_class import SchoolClass
from kiosk.models import DutyKeeper, Keeper, KeeperAbsence


@dataclass(frozen=True)
class KeeperNamed:
    """A keeper by display name."""

    id: int
    name: str


@dataclass(frozen=True)
class KeeperSeen:
    """A keeper as teachers see one. `joined_on`: None if nobody wrote it down."""

    id: int
    name: str
    school_class: SchoolClass | None
    active: bool
    joined_on: date | None


@dataclass(frozen=True)
class AbsenceSeen:
    """Days on which a keeper cannot come, first and last included."""

    id: int
    first_day: date
    last_day: date


def roster(connection: Connection, school_id: int) -> list[KeeperNamed]:
    """The school's present keepers, in the order in which they joined."""
    rows = connection.execute(
        select(Keeper.id, Keeper.display_name)
        .where(Keeper.school_id == school_id, Keeper.active)
        .order_by(Keeper.id)
    )
    return [KeeperNamed(*row) for row in rows]


def keepers_on(connection: Connection, duty_ids: Collection[int]) -> dict[int, list[KeeperNamed]]:
    """The names on each duty's list, by the duty's id."""
    rows = connection.execute(
        select(DutyKeeper.duty_id, Keeper.id, Keeper.display_name)
        .join(Keeper, Keeper.id == DutyKeeper.keeper_id)
        .where(DutyKeeper.duty_id.in_(duty_ids))
        .order_by(Keeper.id)
    )
    listed: defaultdict[int, list[KeeperNamed]] = defaultdict(list)
    for duty_id, keeper_id, name in rows:
        listed[duty_id].append(KeeperNamed(keeper_id, name))
    return listed


def keepers_of(connection: Connection, school_id: int) -> list[KeeperSeen]:
    """All keepers that a school ever had, by class, the youngest first; those without a class come last."""
    rows = connection.execute(
        _keepers(school_id).order_by(
            Keeper.entry_year.is_(None), Keeper.entry_year.desc(), Keeper.class_number, Keeper.id
        )
    )
    return [_seen(row) for row in rows]


def keeper_by_id(connection: Connection, school_id: int, keeper_id: int) -> KeeperSeen | None:
    """One keeper of a school."""
    row = connection.execute(_keepers(school_id).where(Keeper.id == keeper_id)).one_or_none()
    return _seen(row) if row else None


def absences_of(connection: Connection, keeper_id: int) -> list[AbsenceSeen]:
    """A keeper's absences, the latest first."""
    rows = connection.execute(
        select(KeeperAbsence.id, KeeperAbsence.first_day, KeeperAbsence.last_day)
        .where(KeeperAbsence.keeper_id == keeper_id)
        .order_by(KeeperAbsence.first_day.desc(), KeeperAbsence.id.desc())
    )
    return [AbsenceSeen(*row) for row in rows]


def away_between(
    connection: Connection, school_id: int, first: date, last: date
) -> dict[int, list[tuple[date, date]]]:
    """The absences that touch a stretch of days, by the keeper's id."""
    rows = connection.execute(
        select(KeeperAbsence.keeper_id, KeeperAbsence.first_day, KeeperAbsence.last_day)
        .join(Keeper, Keeper.id == KeeperAbsence.keeper_id)
        .where(
            Keeper.school_id == school_id, KeeperAbsence.last_day >= first, KeeperAbsence.first_day <= last
        )
    )
    away: defaultdict[int, list[tuple[date, date]]] = defaultdict(list)
    for keeper_id, first_day, last_day in rows:
        away[keeper_id].append((first_day, last_day))
    return away


def _keepers(school_id: int) -> Select[*tuple[Any, ...]]:
    return select(
        Keeper.id,
        Keeper.display_name,
        Keeper.entry_year,
        Keeper.class_number,
        Keeper.active,
        Keeper.joined_on,
    ).where(Keeper.school_id == school_id)


def _seen(row: Row[Any]) -> KeeperSeen:
    values: Any = tuple(row)
    number, name, year, class_number, active, joined = values
    return KeeperSeen(number, name, SchoolClass(year, class_number) if year else None, active, joined)
