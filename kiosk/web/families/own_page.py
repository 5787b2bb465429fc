"""What the two private pages of a request share: who asks, masked; and the limits that stop a flood."""

from datetime import date

from flask import url_for

from kiosk.domain.claimant import Masked, masked
from kiosk.queries.receipts import receipt_by_token
from kiosk.web.families.floods import spend_one
from kiosk.web.here import current_station

REQUESTS_OF_A_BROWSER = "12 per hour"
REQUESTS_OF_AN_ADDRESS = "90 per hour"
REQUESTS_OF_A_SCHOOL = "200 per day"
WORDS_LOOKED_AT = 2000
"""No more than so many signs of what a family wrote are looked at."""


def spend_request(school_id: int) -> None:
    """Takes one request before it is looked at. Raises TooManyTries."""
    spend_one("request", REQUESTS_OF_A_BROWSER, REQUESTS_OF_AN_ADDRESS, REQUESTS_OF_A_SCHOOL, school_id)


def family_of(sealed: bytes | None, day: date) -> Masked | None:
    """A family, masked; one whose key was lost reads as a forgotten one."""
    claimant = current_station().vault.open_if_kept(sealed)
    return masked(claimant, day) if claimant else None


def receipt_url_of(token: str) -> str | None:
    """The receipt that came of a request: it stands behind the same token."""
    with current_station().database.read() as connection:
        found = receipt_by_token(connection, token)
    return url_for("families.receipt", token=token) if found else None
