"""A family's pages: look, recognise, register. No log-in, and nothing here knows staff."""

from flask import Blueprint

families = Blueprint("families", __name__)

from kiosk.web.families import (  # noqa: E402
    board,  # noqa: F401
    codes,  # noqa: F401
    held,  # noqa: F401
    integrity,  # noqa: F401
    items,  # noqa: F401
    late,  # noqa: F401
    lost,  # noqa: F401
    mine,  # noqa: F401
    notices,  # noqa: F401
    privacy,  # noqa: F401
    receipts,  # noqa: F401
)
