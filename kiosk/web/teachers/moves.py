"""/teacher/duties/<id>/moves: the move list of a duty, to print and hand to the keepers."""

from flask import Response as PdfResponse
from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.refusals import MoveListUnknown
from kiosk.queries.move_lists import DutyOfSheet, duty_of_school, move_list_of
from kiosk.queries.roster import keepers_on
from kiosk.queries.stations import station_by_id
from kiosk.services.making_move_lists import make_move_list
from kiosk.web.audience import TEACHER, audience
from kiosk.web.here import current_station, now
from kiosk.web.moving_paper import move_list_pdf
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff

_MOVES = "/teacher/duties/<int(max=999999999999999999):duty_id>/moves"


@teachers.get(f"{_MOVES}.pdf")
@audience(TEACHER)
def moves_sheet(duty_id: int) -> PdfResponse:
    """The list as it was made, with what is ticked by now."""
    with current_station().database.read() as connection:
        duty = duty_of_school(connection, current_staff().school_id, duty_id)
        moves = move_list_of(connection, duty_id) if duty else None
        station = station_by_id(connection, duty.station_id) if duty else None
        names = keepers_on(connection, [duty_id])[duty_id]
    if duty is None or moves is None or station is None:
        raise MoveListUnknown
    return move_list_pdf(station, duty, names, moves)


@teachers.post(_MOVES)
@audience(TEACHER)
def make_moves(duty_id: int) -> Response:
    """Makes the list of an open duty, if nobody has yet; the keepers then find the very same."""
    make_move_list(current_station().database, _own(duty_id).id, now())
    return redirect(url_for("teachers.moves_sheet", duty_id=duty_id), 303)


def _own(duty_id: int) -> DutyOfSheet:
    with current_station().database.read() as connection:
        duty = duty_of_school(connection, current_staff().school_id, duty_id)
    if duty is None:
        raise MoveListUnknown
    return duty
