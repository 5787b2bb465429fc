"""Who may read the board: anyone, or only a browser that was at the station, as the school chose."""

from flask import Response, make_response, render_template, request

from kiosk.domain.choices import ANYONE
from kiosk.queries.school_rules import board_readers
from kiosk.queries.stations import StationSeen
from kiosk.web.families.claim_form import FIELDS
from kiosk.web.families.scanned import scan_sentence
from kiosk.web.families.shown import page
from kiosk.web.forms import Form
from kiosk.web.here import current_station
from kiosk.web.passes import is_here
from kiosk.web.sentences import sentence


def may_read(station: StationSeen) -> bool:
    """Whether this browser may see what hangs at a station: its board, and its things one by one."""
    with current_station().database.read() as connection:
        readers = board_readers(connection, station.school_id)
    return readers == ANYONE or is_here(station.id)


def at_the_station_only(station: StationSeen) -> Response:
    """The kind page instead, which says nothing of what hangs there."""
    response = make_response(page("at_the_station_only", station, scan_sentence=scan_sentence(station)), 403)
    response.headers["Cache-Control"] = "private, no-store"
    response.vary.add("Accept-Language")
    return response


def form_alone(form: Form, *more: str) -> str:
    """What was typed waits for one more press, and nothing says what became of the thing.

    For a browser that may not read the board. `more`: fields of the form beside the three lines.
    """
    names = {*FIELDS, *more, "remember", "key"}
    kept = [(name, value) for name, value in form.values.items() if name in names]
    return render_template(
        "errors/form_again.html", sentence=sentence("pass_expired"), action=request.path, fields=kept
    )
