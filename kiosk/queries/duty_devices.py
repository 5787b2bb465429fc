"""The device behind a duty token, with the duty it is on and the keeper who holds it."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from kiosk.models import Duty, DutyDevice, Keeper


@dataclass(frozen=True)
class DeviceSeen:
    """A device. `keeper_id` and `keeper_name` are None until somebody said who holds it.

    `taken_off_at`: None unless a teacher took it off duty.
    """

    id: int
    duty_id: int
    station_id: int
    opened_at: datetime
    closed_at: datetime | None
    last_seen_at: datetime
    taken_off_at: datetime | None
    keeper_id: int | None
    keeper_name: str | None


_DEVICES = (
    select(
        DutyDevice.id,
        Duty.id,
        Duty.station_id,
        Duty.opened_at,
        Duty.closed_at,
        DutyDevice.last_seen_at,
        DutyDevice.taken_off_at,
        Keeper.id,
        Keeper.display_name,
    )
    .join(Duty, Duty.id == DutyDevice.duty_id)
    .outerjoin(Keeper, Keeper.id == DutyDevice.keeper_id)
)


def device_by_digest(connection: Connection, digest: bytes) -> DeviceSeen | None:
    """The device whose token has that digest, on duty or no longer."""
    row = connection.execute(_DEVICES.where(DutyDevice.token_digest == digest)).one_or_none()
    return DeviceSeen(*row) if row else None


def devices_of(connection: Connection, duty_id: int) -> list[DeviceSeen]:
    """Every device that came on that duty, in the order in which they came."""
    rows = connection.execute(_DEVICES.where(DutyDevice.duty_id == duty_id).order_by(DutyDevice.id))
    return [DeviceSeen(*row) for row in rows]
