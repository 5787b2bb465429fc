"""Who may find and claim on the screen itself: a connected one, of a school that chose so.

A connected screen stands at the board, so whoever touches it is there: it is given no pass and needs none.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any

from flask import abort, g, make_response, redirect, render_template, url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from kiosk.domain import codes
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen
from kiosk.web.duty_pass import is_carried
from kiosk.web.here import current_station
from kiosk.web.screen.connected import connected_to
from kiosk.web.screen.gate import station_with
from kiosk.web.teachers.session import signed_in

View = Callable[..., Any]


def by_touch(view: View) -> View:
    """A view of what is touched; it is given the station in place of its code.

    404 for every browser that is not a screen of that station, 403 where the school does not want it. While
    somebody's log-in is open in the screen's browser nothing is shown but the way to end it.
    """

    @wraps(view)
    def guarded(station_code: str, **more: Any) -> Response:
        station = connected_here(station_code)
        with current_station().database.read() as connection:
            wanted = rules_of(connection, station.school_id).choices.screen_touch
        if not wanted:
            return make_response(page("not_by_touch", station), 403)
        if signed_in() or is_carried():
            return make_response(page("left_open", station), 403)
        return make_response(view(station, **more))

    return guarded


def connected_here(station_code: str) -> StationSeen:
    """The station whose connected screen this browser is. Raises NotFound for every other one.

    A station's code may have been renewed while its screen showed a page: that goes back to its start.
    """
    mine = connected_to()
    if mine is None:
        raise NotFound
    if codes.normalised(station_code) != mine.code:
        if station_with(station_code):
            raise NotFound
        abort(redirect(url_for("screen.gate", station_code=mine.code), 303))
    return mine


def page(template: str, station: StationSeen, **context: object) -> str:
    """A page of a station's touch screen, in the time of its school."""
    g.timezone = station.timezone
    return render_template(f"screen/{template}.html", station=station, **context)


def sorry_by_touch(title: str, sentence: str) -> str | None:
    """A mishap in words, with the way back to the start; None where no connected screen is looking."""
    station = connected_to()
    return page("sorry", station, title=title, sentence=sentence) if station else None
