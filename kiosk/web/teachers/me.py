"""/teacher/me: one's own password, and the browsers in which one is signed in."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.adapters import passwords
from kiosk.domain.accounts import PASSWORD_AT_MOST, checked_password
from kiosk.domain.refusals import FormRefused
from kiosk.queries.accounts import second_step_of
from kiosk.queries.staff_sessions import sessions_of
from kiosk.services import own_account
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.account_tries import spend_password_try
from kiosk.web.teachers.session import current_staff, end_session
from kiosk.web.teachers.shown import page

_SESSION = "<int(max=999999999999999999):session_id>"


@teachers.get("/teacher/me")
@audience(TEACHER)
def me() -> str:
    """One's own account."""
    return _page(Form(), changed=request.args.get("done") == "password")


@teachers.post("/teacher/me/password")
@audience(TEACHER)
def change_own_password() -> Response | tuple[str, int]:
    """Another password; the sessions in other browsers end."""
    staff, database = current_staff(), current_station().database
    old, new, again = (
        request.form.get(name, "") for name in ("old_password", "new_password", "again_password")
    )
    try:
        checked_password(new)
        if new != again:
            raise FormRefused({"again_password": "passwords_differ"})
        spend_password_try(staff.id)
        known = own_account.check_password(
            database, staff.id, lambda kept: passwords.fits(old[:PASSWORD_AT_MOST], kept), "old_password"
        )
        own_account.change_password(database, staff.id, staff.session_id, known, passwords.hashed(new))
    except FormRefused as refusal:
        return _page(Form.sent().refuse(refusal)), 422
    return redirect(url_for("teachers.me", done="password"), 303)


@teachers.post(f"/teacher/me/sessions/{_SESSION}/end")
@audience(TEACHER)
def end_own_session(session_id: int) -> Response:
    """Signs out of one other browser, or of this one."""
    own_account.end_session(current_station().database, current_staff().id, session_id)
    return redirect(url_for("teachers.me") + "#sessions", 303)


@teachers.post("/teacher/me/sign-out-everywhere")
@audience(TEACHER)
def sign_out_everywhere() -> Response:
    """Signs out of every browser, this one too."""
    own_account.sign_out_everywhere(current_station().database, current_staff().id)
    response = redirect(url_for("teachers.sign_in"), 303)
    end_session(response)
    return response


def _page(form: Form, *, changed: bool = False) -> str:
    staff = current_staff()
    with current_station().database.read() as connection:
        sessions = sessions_of(connection, staff.id, now())
        step = second_step_of(connection, staff.id)
    at_page(url_for("teachers.me"))
    return page("me", form=form, sessions=sessions, step=step, changed=changed)
