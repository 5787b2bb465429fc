"""The gate screen: the things of the day, large; on a connected screen also its changing code and a claim."""

from flask import Blueprint

screen = Blueprint("screen", __name__)

from kiosk.web.screen import (  # noqa: E402
    code,  # noqa: F401
    connect,  # noqa: F401
    gate,  # noqa: F401
    worker,  # noqa: F401
)
