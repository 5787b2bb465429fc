"""The gate screen: the things of the day, large; on a connected screen also its changing code and a claim."""

from flask import Blueprint

screen = Blueprint("screen", __name__)

from kiosk.web.screen import (  # noqa: E402
    characters,  # noqa: F401
    code,  # noqa: F401
    coming_back,  # noqa: F401
    connect,  # noqa: F401
    find,  # noqa: F401
    gate,  # noqa: F401
    touch_claim,  # noqa: F401
    wiped,  # noqa: F401
    worker,  # noqa: F401
)
