"""GET /screen/<station_code>: what stands on the screen at the gate."""

from flask import Response, redirect, render_template, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from kiosk.domain import codes
from kiosk.queries.codes import station_id_by_code
from kiosk.queries.stations import StationSeen, station_by_id
from kiosk.web.audience import ANYONE, audience
from kiosk.web.here import current_station
from kiosk.web.screen import screen
from kiosk.web.screen.code_shown import code_shown
from kiosk.web.screen.connected import connected_to


@screen.get("/screen/<station_code>")
@audience(ANYONE)
def gate(station_code: str) -> AnyResponse | str:
    """The station with that code. A connected screen whose station has a new code goes on to that."""
    mine, station = connected_to(), station_with(station_code)
    if station is None:
        if mine is None:
            raise NotFound
        return redirect(url_for("screen.gate", station_code=mine.code))
    connected = mine is not None and mine.id == station.id
    page = render_template("screen/gate.html", station=station, connected=connected, code=code_shown(station))
    response = Response(page)
    response.headers["Cache-Control"] = "private, no-cache"
    return response


def station_with(code: str) -> StationSeen | None:
    """The station whose present code that is."""
    with current_station().database.read() as connection:
        station_id = station_id_by_code(connection, codes.normalised(code))
        return station_by_id(connection, station_id) if station_id else None
