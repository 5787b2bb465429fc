"""GET /screen/<station_code>, and …/now: what stands on the screen at the gate, and what of it changed."""

from flask import Response, redirect, render_template, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response as AnyResponse

from kiosk.domain import codes
from kiosk.queries.codes import station_id_by_code
from kiosk.queries.stations import StationSeen, station_by_id
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families.reading import at_the_station_only
from kiosk.web.here import current_station, now
from kiosk.web.screen import screen
from kiosk.web.screen.code_shown import code_shown
from kiosk.web.screen.connected import connected_to
from kiosk.web.screen.shown import shown_on


@screen.get("/screen/<station_code>")
@audience(ANYONE)
def gate(station_code: str) -> AnyResponse:
    """The station with that code. A connected screen whose station has a new code goes on to that."""
    mine, station = connected_to(), station_with(station_code)
    if station is None:
        if mine is None:
            raise NotFound
        return redirect(url_for("screen.gate", station_code=mine.code))
    shown = shown_on(station, connected=mine is not None and mine.id == station.id)
    if shown is None:
        return at_the_station_only(station)
    page = render_template(
        "screen/gate.html",
        station=station,
        connected=shown.connected,
        shown=shown,
        code=code_shown(station),
        made_at=now(),
        made_ms=round(now().timestamp() * 1000),
    )
    return _for_this_browser(page)


@screen.get("/screen/<station_code>/now")
@audience(ANYONE)
def gate_now(station_code: str) -> AnyResponse:
    """What a page that is open asks for every few seconds: the part of it that changes.

    A connected screen that asks by an older code of its station hears of the new one by another version.
    """
    mine = connected_to()
    station = station_with(station_code) or mine
    if station is None:
        raise NotFound
    shown = shown_on(station, connected=mine is not None and mine.id == station.id)
    if shown is None:
        return Response(status=403)
    return _for_this_browser(render_template("screen/_now.html", station=station, shown=shown))


def station_with(code: str) -> StationSeen | None:
    """The station whose present code that is."""
    with current_station().database.read() as connection:
        station_id = station_id_by_code(connection, codes.normalised(code))
        return station_by_id(connection, station_id) if station_id else None


def _for_this_browser(page: str) -> Response:
    response = Response(page)
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.add("Accept-Language")
    return response
