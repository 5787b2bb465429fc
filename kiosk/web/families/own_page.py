"""What the two private pages of a request share: who asks, masked; and the limits that stop a flood."""

from datetime import date

from cryptography.fernet import InvalidToken
from flask import request, session, url_for

from kiosk.domain.claimant import Masked, masked
from kiosk.domain.refusals import TooManyTries
from kiosk.queries.receipts import receipt_by_token
from kiosk.web.here import current_station

REQUESTS_OF_A_BROWSER = "12 per hour"
REQUESTS_OF_AN_ADDRESS = "90 per hour"
REQUESTS_OF_A_SCHOOL = "200 per day"
WORDS_LOOKED_AT = 2000
"""No more than so many signs of what a family wrote are looked at."""


def spend_request(school_id: int) -> None:
    """Takes one request from each pool before it is looked at. Raises TooManyTries."""
    pools = (
        (REQUESTS_OF_A_BROWSER, "browser", session.get("csrf_token", "")),
        (REQUESTS_OF_AN_ADDRESS, "address", request.remote_addr or ""),
        (REQUESTS_OF_A_SCHOOL, "school", str(school_id)),
    )
    if not all(current_station().limiter.spend(limit, "request", *whose) for limit, *whose in pools):
        raise TooManyTries


def family_of(sealed: bytes | None, day: date) -> Masked | None:
    """A family, masked; one whose key was lost reads as a forgotten one."""
    try:
        return masked(current_station().vault.open(sealed), day) if sealed else None
    except InvalidToken:
        return None


def receipt_url_of(token: str) -> str | None:
    """The receipt that came of a request: it stands behind the same token."""
    with current_station().database.read() as connection:
        found = receipt_by_token(connection, token)
    return url_for("families.receipt", token=token) if found else None
