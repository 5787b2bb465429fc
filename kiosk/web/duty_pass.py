"""The sign that a device is on duty: a token in the signed cookie of the session; only its digest is kept.

Both faces may look here: a tag scanned on a device on duty opens the log form, on any other the board.
"""

from enum import Enum, auto

from flask import g, session

from kiosk.domain.duty_time import is_over, is_quiet
from kiosk.domain.links import digest_of
from kiosk.queries.duty_devices import DeviceSeen, device_by_digest
from kiosk.web.here import current_station, now

_KEY = "duty"


class Standing(Enum):
    """How a device stands to its duty.

    It has none, is on it, was quiet too long, was taken off by a teacher, or the duty is over.
    """

    NONE = auto()
    ON_DUTY = auto()
    QUIET = auto()
    TAKEN_OFF = auto()
    OVER = auto()


def take_up(token: str) -> None:
    """This device carries the token from now on."""
    session[_KEY] = token
    g.pop("duty_device", None)


def put_down() -> None:
    """This device carries no token any more."""
    session.pop(_KEY, None)
    g.pop("duty_device", None)


def is_carried() -> bool:
    """Whether this device was ever given a token; costs no look into the database."""
    return _KEY in session


def device() -> DeviceSeen | None:
    """The device that carries this token, whether or not its duty goes on."""
    if "duty_device" not in g:
        g.duty_device = None
        if is_carried():
            with current_station().database.read() as connection:
                g.duty_device = device_by_digest(connection, digest_of(session[_KEY]))
    found: DeviceSeen | None = g.duty_device
    return found


def standing() -> Standing:
    """How this device stands to its duty at this moment."""
    seen = device()
    if seen is None:
        return Standing.NONE
    if seen.closed_at or is_over(seen.opened_at, now()):
        return Standing.OVER
    if seen.taken_off_at:
        return Standing.TAKEN_OFF
    return Standing.QUIET if is_quiet(seen.last_seen_at, now()) else Standing.ON_DUTY


def on_duty() -> bool:
    """Whether a keeper on duty holds this device."""
    return standing() is Standing.ON_DUTY
