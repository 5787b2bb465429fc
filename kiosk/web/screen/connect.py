"""GET /screen/connect/<screen_key>: makes the browser a screen at the gate."""

from flask import redirect, request, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from kiosk.domain.refusals import TooManyTries
from kiosk.web.audience import ANYONE, audience
from kiosk.web.here import current_station
from kiosk.web.screen import screen
from kiosk.web.screen.connected import keep_connected, station_of_key

WRONG_KEYS = "20/minute"


@screen.get("/screen/connect/<screen_key>")
@audience(ANYONE)
def connect(screen_key: str) -> Response:
    """Keeps the key and goes on to the screen, whose address does not carry it."""
    station = station_of_key(screen_key)
    if station is None:
        if not current_station().limiter.spend(WRONG_KEYS, "screen key", request.remote_addr or ""):
            raise TooManyTries
        raise NotFound
    response = redirect(url_for("screen.gate", station_code=station.code))
    keep_connected(response, screen_key)
    return response
