"""What a teacher does beside a claim: seen, all is well, back on the board; notes are in claim_notes.py.

A form with `back` came from the log, at that query; one without it from the claim's own page.
"""

from flask import redirect, request, session, url_for
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from kiosk.queries.claim_log import PAGE
from kiosk.services.flagging import dismiss_flag, restore_flag
from kiosk.services.hanging_back import put_back_claimed
from kiosk.services.reviewing import mark_seen, mark_unseen
from kiosk.web.audience import TEACHER, audience
from kiosk.web.here import current_station, now
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.claim_wish import back_to_log
from kiosk.web.teachers.claims import JUST_SEEN
from kiosk.web.teachers.session import current_staff

CLAIM = "/teacher/claims/<int(max=999999999999999999):claim_id>"
_FLAG = f"{CLAIM}/flags/<flag>"


@teachers.post("/teacher/claims/seen")
@audience(TEACHER)
def see_claims() -> Response:
    """Marks the claims as seen, one or a whole page; the log then offers to undo it."""
    staff, asked = current_staff(), _asked()
    marked = mark_seen(current_station().database, staff.school_id, asked, staff.id, now())
    if len(asked) > 1:
        session[JUST_SEEN] = marked
        return redirect(back_to_log(request.form.get("back", ""), just=1), 303)
    return back(asked[0])


@teachers.post("/teacher/claims/unseen")
@audience(TEACHER)
def unsee_claims() -> Response:
    """Takes the mark again."""
    asked = _asked()
    mark_unseen(current_station().database, current_staff().school_id, asked)
    return back(asked[0])


@teachers.post(f"{_FLAG}/dismiss")
@audience(TEACHER)
def dismiss_claim_flag(claim_id: int, flag: str) -> Response:
    """All is well with the claim."""
    staff = current_staff()
    dismiss_flag(current_station().database, staff.school_id, claim_id, flag, staff.id, now())
    return back(claim_id)


@teachers.post(f"{_FLAG}/restore")
@audience(TEACHER)
def restore_claim_flag(claim_id: int, flag: str) -> Response:
    """The flag stands again."""
    restore_flag(current_station().database, current_staff().school_id, claim_id, flag)
    return back(claim_id)


@teachers.post(f"{CLAIM}/put-back")
@audience(TEACHER)
def put_claim_back(claim_id: int) -> Response:
    """The thing came back to the desk: it hangs on the board again, and its claim is closed."""
    staff = current_staff()
    put_back_claimed(current_station().database, staff.school_id, claim_id, staff.id, now())
    return back(claim_id)


def back(claim_id: int) -> Response:
    """To where the form was sent from."""
    if "back" in request.form:
        return redirect(back_to_log(request.form["back"]), 303)
    return redirect(url_for("teachers.claim", claim_id=claim_id), 303)


def _asked() -> list[int]:
    """The claims that a form names, no more than a page shows."""
    named = {number for text in request.form.getlist("claim")[:PAGE] if (number := whole(text)) is not None}
    if not named:
        raise BadRequest
    return sorted(named)
