"""A teacher puts a device on duty without a code, or takes one off."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select, update

from kiosk.domain.duty_time import DUTY_LASTS
from kiosk.domain.refusals import DutyOver, DutyUnknown
from kiosk.models import Duty, DutyDevice, Station

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def put_on_duty(
    database: "Database", school_id: int, duty_id: int, token_digest: bytes, now: datetime
) -> None:
    """Puts a device on an open duty of that school. Raises DutyOver if there is none with that id."""
    database.write(lambda connection: _put(connection, school_id, duty_id, token_digest, now))


def take_off_duty(database: "Database", school_id: int, duty_id: int, device_id: int, now: datetime) -> None:
    """Takes a device of that school's duty off it, until its keepers type the code again.

    Taken off twice it is off since the first time, and one that left by itself stays off. Raises DutyUnknown
    for a duty of another school, and for a device of another duty.
    """

    def act(connection: Connection) -> None:
        stations = select(Station.id).where(Station.school_id == school_id)
        ours = select(Duty.id).where(Duty.id == duty_id, Duty.station_id.in_(stations))
        whose = connection.scalar(select(DutyDevice.duty_id).where(DutyDevice.id == device_id))
        if connection.scalar(ours) is None or whose not in {None, duty_id}:
            raise DutyUnknown
        on_duty = update(DutyDevice).where(DutyDevice.id == device_id, DutyDevice.taken_off_at.is_(None))
        connection.execute(on_duty.values(taken_off_at=now))

    database.write(act)


def _put(connection: Connection, school_id: int, duty_id: int, token_digest: bytes, now: datetime) -> None:
    found = connection.scalar(
        select(Duty.id)
        .join(Station, Station.id == Duty.station_id)
        .where(
            Duty.id == duty_id,
            Station.school_id == school_id,
            Duty.closed_at.is_(None),
            Duty.opened_at >= now - DUTY_LASTS,
        )
    )
    if found is None:
        raise DutyOver
    connection.execute(
        insert(DutyDevice).values(duty_id=found, keeper_id=None, token_digest=token_digest, last_seen_at=now)
    )
