"""Notes beside a claim: a line is added, or taken back."""

from flask import url_for
from werkzeug.wrappers import Response

from kiosk.domain.refusals import FormRefused
from kiosk.services.reviewing import add_note, take_back_note
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.claim_acts import CLAIM, back
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page


@teachers.post(f"{CLAIM}/notes")
@audience(TEACHER)
def add_claim_note(claim_id: int) -> Response | tuple[str, int]:
    """Writes `note` beside the claim; a line that cannot be kept comes back to be changed."""
    staff, form = current_staff(), Form.sent()
    text = form.values.get("note", "")
    try:
        add_note(current_station().database, staff.school_id, claim_id, staff.id, text, now())
    except FormRefused as refused:
        at_page(url_for("teachers.claim", claim_id=claim_id))
        return page("claim_note", form=form.refuse(refused), claim_id=claim_id), 422
    return back(claim_id)


@teachers.post(f"{CLAIM}/notes/<int(max=999999999999999999):note_id>/take-back")
@audience(TEACHER)
def take_back_claim_note(claim_id: int, note_id: int) -> Response:
    """The note is taken back."""
    take_back_note(current_station().database, current_staff().school_id, claim_id, note_id, now())
    return back(claim_id)
