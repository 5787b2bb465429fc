"""Tries at a password or a code of one account; each is spent before anything is looked at.

Those at codes are counted in the database as well: a restart gives nobody new ones, and all processes share
them. Twenty a day, each fitting three of a million codes, would hit one in about forty-five years.
"""

from kiosk.domain.refusals import TooManyTries
from kiosk.services.duty_tries import spend_try
from kiosk.web.here import current_station, now

TRIES = "10 per 15 minutes"
CODES_A_DAY = 20


class CodesSpent(TooManyTries):
    """The codes of the day are used up: only the school office can help before tomorrow."""


def spend_password_try(staff_id: int) -> None:
    """Raises TooManyTries."""
    if not current_station().limiter.spend(TRIES, "own password", str(staff_id)):
        raise TooManyTries


def spend_code_try(staff_id: int) -> None:
    """Raises TooManyTries, or CodesSpent for the rest of the day."""
    if not current_station().limiter.spend(TRIES, "second step", str(staff_id)):
        raise TooManyTries
    pool = f"account {staff_id}, second step"
    if not spend_try(current_station().database, pool, 1, CODES_A_DAY, now()):
        raise CodesSpent
