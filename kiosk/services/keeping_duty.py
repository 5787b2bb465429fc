"""A teacher opens and closes a duty; keepers join it with its code."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.domain.duty_code import digits_of
from kiosk.domain.duty_time import DUTY_LASTS, is_over
from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import DutyAlreadyOpen, DutyCodeUnknown, DutyOver, DutyUnknown, FormRefused
from kiosk.models import Duty, DutyDevice, DutyKeeper, Keeper, Station

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

_SEEN_EVERY = timedelta(minutes=1)
_NAME_AT_MOST = 20


@dataclass(frozen=True)
class DutyPlan:
    """A duty to be. `keeper_ids`: pupils of the roster; `new_names`: pupils to add to it."""

    school_id: int
    station_id: int
    day: date
    keeper_ids: Collection[int]
    new_names: Collection[str]


def open_duty(
    database: "Database", plan: DutyPlan, staff_id: int, new_code: Callable[[], str], now: datetime
) -> int:
    """Opens a duty and returns its id; one that ended by itself and that nobody closed is closed first.

    Raises DutyAlreadyOpen, or FormRefused if it has no keeper.
    """
    names = [name for name in map(tidied, plan.new_names) if name]
    if any(len(name) > _NAME_AT_MOST for name in names):
        raise FormRefused({"new_names": "keeper_name_too_long"})
    if not names and not plan.keeper_ids:
        raise FormRefused({"keepers": "keepers_missing"})
    for _ in range(20):
        try:
            return database.write(
                lambda connection: _open(connection, plan, names, staff_id, new_code(), now)
            )
        except IntegrityError:
            _refuse_second(database, plan.station_id)
    raise RuntimeError("no free duty code in twenty tries")


def close_duty(database: "Database", school_id: int, duty_id: int, now: datetime) -> None:
    """Closes a duty; its code and its devices stop working. Closed twice it is closed once.

    Raises DutyUnknown for a duty of another school.
    """

    def act(connection: Connection) -> None:
        stations = select(Station.id).where(Station.school_id == school_id)
        ours = select(Duty.id).where(Duty.id == duty_id, Duty.station_id.in_(stations))
        if connection.scalar(ours) is None:
            raise DutyUnknown
        still_open = update(Duty).where(Duty.id == duty_id, Duty.closed_at.is_(None))
        connection.execute(still_open.values(closed_at=now))

    database.write(act)


def join_duty(
    database: "Database", typed_code: str, token_digest: bytes, now: datetime, school_id: int | None = None
) -> int:
    """Puts a device on duty and returns whose school that is. `school_id`: look at no other school's.

    Raises DutyCodeUnknown if no duty that is open today has the code.
    """
    code = digits_of(typed_code)
    return database.write(lambda connection: _join(connection, code, token_digest, now, school_id))


def leave_duty(database: "Database", device_id: int) -> None:
    """Takes a device off duty; every copy of its cookie is worth nothing from now on."""
    statement = delete(DutyDevice).where(DutyDevice.id == device_id)
    database.write(lambda connection: connection.execute(statement).rowcount)


def pick_keeper(database: "Database", device_id: int, keeper_id: int) -> None:
    """Says which keeper holds the device. Raises DutyOver if that name is not on the duty's list."""
    listed = select(DutyKeeper.duty_id).where(DutyKeeper.keeper_id == keeper_id)
    statement = (
        update(DutyDevice)
        .where(DutyDevice.id == device_id, DutyDevice.duty_id.in_(listed))
        .values(keeper_id=keeper_id)
        .returning(DutyDevice.id)
    )
    if database.write(lambda connection: connection.scalar(statement)) is None:
        raise DutyOver


def note_device(database: "Database", device_id: int, last_seen_at: datetime, now: datetime) -> None:
    """Keeps a device awake, at most one write a minute."""
    if now - last_seen_at < _SEEN_EVERY:
        return
    statement = update(DutyDevice).where(DutyDevice.id == device_id).values(last_seen_at=now)
    database.write(lambda connection: connection.execute(statement).rowcount)


def _open(
    connection: Connection, plan: DutyPlan, names: list[str], staff_id: int, code: str, now: datetime
) -> int:
    station_id = _station_of_school(connection, plan)
    connection.execute(
        update(Duty)
        .where(Duty.station_id == station_id, Duty.closed_at.is_(None), Duty.opened_at < now - DUTY_LASTS)
        .values(closed_at=now)
    )
    duty_id: int = connection.execute(
        insert(Duty)
        .values(
            station_id=station_id,
            code=code,
            day=plan.day,
            opened_at=now,
            opened_by=staff_id,
        )
        .returning(Duty.id)
    ).scalar_one()
    ours = select(Keeper.id).where(Keeper.school_id == plan.school_id, Keeper.active)
    keeper_ids = set(connection.scalars(ours.where(Keeper.id.in_(plan.keeper_ids))))
    keeper_ids |= {_keeper_named(connection, plan, name) for name in names}
    if not keeper_ids:
        raise FormRefused({"keepers": "keepers_missing"})
    connection.execute(
        insert(DutyKeeper), [{"duty_id": duty_id, "keeper_id": keeper_id} for keeper_id in sorted(keeper_ids)]
    )
    return duty_id


def _station_of_school(connection: Connection, plan: DutyPlan) -> int:
    station_id = connection.scalar(
        select(Station.id).where(Station.id == plan.station_id, Station.school_id == plan.school_id)
    )
    if station_id is None:
        raise FormRefused({"station": "station_unknown"})
    return station_id


def _keeper_named(connection: Connection, plan: DutyPlan, name: str) -> int:
    known = connection.scalar(
        select(Keeper.id).where(
            Keeper.school_id == plan.school_id, Keeper.display_name == name, Keeper.active
        )
    )
    row = {"school_id": plan.school_id, "display_name": name, "active": True, "joined_on": plan.day}
    return known or connection.execute(insert(Keeper).values(**row).returning(Keeper.id)).scalar_one()


def _refuse_second(database: "Database", station_id: int) -> None:
    with database.read() as connection:
        if connection.scalar(select(Duty.id).where(Duty.station_id == station_id, Duty.closed_at.is_(None))):
            raise DutyAlreadyOpen


def _join(
    connection: Connection, code: str, token_digest: bytes, now: datetime, school_id: int | None
) -> int:
    duty = connection.execute(
        select(Duty.id, Duty.opened_at, Station.school_id)
        .join(Station, Station.id == Duty.station_id)
        .where(Duty.code == code, Duty.closed_at.is_(None))
    ).one_or_none()
    if duty is None or is_over(duty.opened_at, now) or school_id not in {None, duty.school_id}:
        raise DutyCodeUnknown
    connection.execute(
        insert(DutyDevice).values(
            duty_id=duty.id, keeper_id=None, token_digest=token_digest, last_seen_at=now
        )
    )
    found: int = duty.school_id
    return found
