"""A teacher's pages: the desk, the claim log, duties, prints. Nothing here is shown without a sign-in."""

from flask import Blueprint

teachers = Blueprint("teachers", __name__)

from kiosk.web.teachers import (  # noqa: E402
    calendar,  # noqa: F401
    choices,  # noqa: F401
    claims,  # noqa: F401
    desk,  # noqa: F401
    door,  # noqa: F401
    duties,  # noqa: F401
    duty,  # noqa: F401
    keeper,  # noqa: F401
    keepers,  # noqa: F401
    moved_on,  # noqa: F401
    moves,  # noqa: F401
    moving_on,  # noqa: F401
    prints,  # noqa: F401
    reveal,  # noqa: F401
    roster,  # noqa: F401
    roster_day,  # noqa: F401
    roster_holidays,  # noqa: F401
    roster_prints,  # noqa: F401
    rounds,  # noqa: F401
    sign_in,  # noqa: F401
    station_codes,  # noqa: F401
)
