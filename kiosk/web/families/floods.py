"""What a family may write from home is limited three ways, so that a flood drowns nobody else."""

from flask import request, session

from kiosk.domain.refusals import TooManyTries
from kiosk.web.here import current_station


def spend_one(what: str, of_a_browser: str, of_an_address: str, of_a_school: str, school_id: int) -> None:
    """Takes one from each pool before anything is looked at. Raises TooManyTries.

    `what`: whose pools they are; the limits as `limits` reads them, such as "20 per hour".
    """
    pools = (
        (of_a_browser, "browser", session.get("csrf_token", "")),
        (of_an_address, "address", request.remote_addr or ""),
        (of_a_school, "school", str(school_id)),
    )
    if not all(current_station().limiter.spend(limit, what, *whose) for limit, *whose in pools):
        raise TooManyTries
