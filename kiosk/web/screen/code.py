"""GET /screen/<station_code>/code: the code of this very minute, for a screen of that station alone."""

from flask import Response, render_template
from werkzeug.exceptions import NotFound

from kiosk.web.audience import ANYONE, audience
from kiosk.web.screen import screen
from kiosk.web.screen.code_shown import code_shown
from kiosk.web.screen.connected import connected_to
from kiosk.web.screen.gate import station_with


@screen.get("/screen/<station_code>/code")
@audience(ANYONE)
def code(station_code: str) -> Response:
    """The part of the page with the code, which says how long it counts; nothing to any other browser."""
    station, mine = station_with(station_code), connected_to()
    if station is None:
        raise NotFound
    if mine is None or mine.id != station.id:
        return Response(status=403)
    part = Response(render_template("screen/_code.html", station=station, code=code_shown(station)))
    part.headers["Cache-Control"] = "no-store"
    return part
