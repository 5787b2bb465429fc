"""Tries at a duty's code: few enough that guessing is hopeless, and never shared by strangers and the known.

The arithmetic is in docs/why/decisions/0021-duty-codes.md.
"""

from flask import request, session

from kiosk.domain.refusals import TooManyTries
from kiosk.queries.duties import count_open
from kiosk.services.duty_tries import spend_try
from kiosk.web.here import current_station, now
from kiosk.web.known_device import KnownDevice, known_device

TRIES_OF_A_DEVICE = "10 per 10 minutes"
TRIES_OF_AN_ADDRESS = ("60 per hour", "80 per day")
TRIES_OF_A_KNOWN_DEVICE = ("10 per 10 minutes", "40 per day")
TRIES_OF_A_DAY = 120
"""For all strangers of a school, and as many for all devices that it knows; per code that could be hit."""


def spend_a_try(school_id: int | None) -> None:
    """Spends one try before any code is looked at. `school_id`: whose duties it is for; None: anybody's.

    Raises TooManyTries.
    """
    known = known_device()
    if known and school_id in known.last_on_duty:
        _spend_as_known(known)
        _spend_of_the_day(school_id, "known")
    else:
        _spend_as_stranger()
        _spend_of_the_day(school_id, "strangers")


def _spend_as_known(known: KnownDevice) -> None:
    for limit in TRIES_OF_A_KNOWN_DEVICE:
        _spend(limit, "known", known.name)


def _spend_as_stranger() -> None:
    # Every form that gets this far carries the token of its session, so that names the device.
    _spend(TRIES_OF_A_DEVICE, "device", session.get("csrf_token", ""))
    for limit in TRIES_OF_AN_ADDRESS:
        _spend(limit, "address", request.remote_addr or "")


def _spend(limit: str, whose: str, name: str) -> None:
    if not current_station().limiter.spend(limit, "duty-code", whose, name):
        raise TooManyTries


def _spend_of_the_day(school_id: int | None, whose: str) -> None:
    """One guess at three open duties is three guesses at one, and costs as much."""
    database, moment = current_station().database, now()
    with database.read() as connection:
        could_be_hit = count_open(connection, school_id, moment)
    pool = f"school {school_id or 'any'}, {whose}"
    if not spend_try(database, pool, max(could_be_hit, 1), TRIES_OF_A_DAY, moment):
        raise TooManyTries
