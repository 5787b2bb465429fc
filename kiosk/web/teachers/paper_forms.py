"""/teacher/paper-form.pdf: the form for days without power, each sheet with a code of its own.

No sheet is kept on record when it is printed; its code is known again by its check character, and its rows
by what was keyed in of them.
"""

from flask import Response, request

from kiosk.adapters.chance import new_code
from kiosk.adapters.printing.paper_form import PLEDGE, paper_form
from kiosk.adapters.printing.words import Pair
from kiosk.domain.refusals import StationUnknown
from kiosk.queries.school_rules import rules_of
from kiosk.web.audience import TEACHER, audience
from kiosk.web.here import current_station
from kiosk.web.numbers import whole
from kiosk.web.paper import download, heading_of
from kiosk.web.teachers import teachers
from kiosk.web.teachers.prints import SHEETS_AT_MOST, asked_station


@teachers.get("/teacher/paper-form.pdf")
@audience(TEACHER)
def paper_form_sheets() -> Response:
    """So many fresh sheets for one station; printed again, they are others."""
    station, sheets = asked_station(), whole(request.args.get("sheets", "1")) or 0
    if not 1 <= sheets <= SHEETS_AT_MOST:
        raise StationUnknown
    with current_station().database.read() as connection:
        choices = rules_of(connection, station.school_id).choices
    own = Pair(choices.pledge_zh, choices.pledge_en)
    pdf = paper_form(
        heading_of(station),
        [new_code() for _ in range(sheets)],
        own if any(own) else PLEDGE,
        contact_required=choices.contact_required,
    )
    return download(pdf, f"paper-form-{station.slug}-{sheets}.pdf")
