"""A school's duties: the open ones with their codes, the past ones with what was logged on them."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from kiosk.domain.duty_time import DUTY_LASTS
from kiosk.domain.item_life import BEGINNINGS
from kiosk.models import Duty, Event, Station
from kiosk.queries.roster import KeeperNamed, keepers_on
from kiosk.queries.walking_back import last_before


@dataclass(frozen=True)
class DutySeen:
    """A duty. `logged`: things logged on it, by the keeper's id; `closed_at`: None while it is open."""

    keepers: list[KeeperNamed]
    logged: dict[int, int]
    id: int
    station_id: int
    name_zh: str
    name_en: str
    code: str
    day: date
    opened_at: datetime
    closed_at: datetime | None

    @property
    def logged_by_all(self) -> int:
        """Things logged on this duty."""
        return sum(self.logged.values())


def open_duties(connection: Connection, school_id: int) -> list[DutySeen]:
    """The open duties, one a station at most, in the order of the stations."""
    wanted = _select(school_id).where(Duty.closed_at.is_(None)).order_by(Station.id)
    return _seen(connection, wanted)


def past_duties(connection: Connection, school_id: int, at_most: int) -> list[DutySeen]:
    """The latest closed duties, the newest first."""
    wanted = _select(school_id).where(Duty.closed_at.is_not(None)).order_by(Duty.id.desc()).limit(at_most)
    return _seen(connection, wanted)


def duty_by_id(connection: Connection, school_id: int, duty_id: int) -> DutySeen | None:
    """One duty of that school."""
    return next(iter(_seen(connection, _select(school_id).where(Duty.id == duty_id))), None)


def count_open(connection: Connection, school_id: int | None, now: datetime) -> int:
    """Duties whose code opens something at this moment, of one school or of all."""
    wanted = (
        select(func.count())
        .select_from(Duty)
        .join(Station, Station.id == Duty.station_id)
        .where(Duty.closed_at.is_(None), Duty.opened_at >= now - DUTY_LASTS)
    )
    if school_id is not None:
        wanted = wanted.where(Station.school_id == school_id)
    return connection.execute(wanted).scalar_one()


def _select(school_id: int) -> Select[*tuple[Any, ...]]:
    return (
        select(
            Duty.id,
            Duty.station_id,
            Station.name_zh,
            Station.name_en,
            Duty.code,
            Duty.day,
            Duty.opened_at,
            Duty.closed_at,
        )
        .join(Station, Station.id == Duty.station_id)
        .where(Station.school_id == school_id)
    )


def _seen(connection: Connection, wanted: Select[*tuple[Any, ...]]) -> list[DutySeen]:
    rows: list[Any] = list(connection.execute(wanted))
    keepers = keepers_on(connection, [duty.id for duty in rows])
    logged = _logged(connection, rows)
    return [DutySeen(keepers.get(duty.id, []), logged[duty.id], *duty) for duty in rows]


def _logged(connection: Connection, duties: list[Any]) -> dict[int, dict[int, int]]:
    """Things logged by duty and keeper; reads only what happened at a station since its first of these."""
    counts: dict[int, dict[int, int]] = {duty.id: {} for duty in duties}
    for station_id in {duty.station_id for duty in duties}:
        ours = [duty for duty in duties if duty.station_id == station_id]
        first = last_before(connection, Event, Event.at, station_id, min(duty.opened_at for duty in ours))
        rows: Any = connection.execute(
            select(Event.duty_id, Event.keeper_id, func.count())
            .where(
                Event.station_id == station_id,
                Event.id > first,
                Event.duty_id.in_([duty.id for duty in ours]),
                Event.step.in_(BEGINNINGS),
            )
            .group_by(Event.duty_id, Event.keeper_id)
        )
        for duty_id, keeper_id, count in rows:
            counts[duty_id][keeper_id] = count
    return counts
