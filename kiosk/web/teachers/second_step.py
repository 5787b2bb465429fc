"""GET and POST /sign-in/code: the second step of a sign-in."""

from cryptography.fernet import InvalidToken
from flask import redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain.refusals import CodeRefused, SignInRefused, TooManyTries
from kiosk.services.signing_in import HalfSigned, finish_sign_in
from kiosk.web.audience import ANYONE, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.sentences import sentence
from kiosk.web.teachers import teachers
from kiosk.web.teachers.account_tries import CodesSpent, spend_code_try
from kiosk.web.teachers.door import own_page
from kiosk.web.teachers.half_signed import drop_half, half_signed
from kiosk.web.teachers.session import fresh_token, is_offered, opening_of
from kiosk.web.teachers.sign_in import welcome

_CODE_AT_MOST = 40


@teachers.get("/sign-in/code")
@audience(ANYONE)
def second_step() -> Response | str:
    """The form for the code, for who has just given the password."""
    wanted = request.args.get("next", "")
    if not (is_offered() and half_signed()):
        return redirect(url_for("teachers.sign_in", next=own_page(wanted)))
    return _page(Form(), wanted)


@teachers.post("/sign-in/code")
@audience(ANYONE)
def take_second_step() -> Response | tuple[str, int]:
    """Opens the session; the code is used up."""
    form = Form.sent()
    wanted, half = form.values.get("next", ""), half_signed()
    if not (is_offered() and half):
        return redirect(url_for("teachers.sign_in", next=own_page(wanted)), 303)
    token = fresh_token()
    try:
        _take(half, form.values.get("code", "")[:_CODE_AT_MOST], token)
    except SignInRefused:
        return redirect(url_for("teachers.sign_in", next=own_page(wanted)), 303)
    except TooManyTries as refusal:
        form.sentence = sentence("code_tries_spent" if isinstance(refusal, CodesSpent) else "too_many_tries")
        return _page(form, wanted), 429
    except (CodeRefused, InvalidToken):  # a secret whose key was lost fits no code
        form.errors = {"code": sentence("code_refused")}
        return _page(form, wanted), 403
    response = welcome(token, wanted)
    drop_half(response)
    return response


def _take(half: HalfSigned, typed: str, token: str) -> None:
    spend_code_try(half.staff_id)
    station = current_station()
    finish_sign_in(station.database, station.vault, half, typed, opening_of(token), now())


def _page(form: Form, wanted: str) -> str:
    way_on = own_page(wanted)
    form.values = {}
    at_page(url_for("teachers.second_step", next=way_on))
    return render_template("teachers/second_step.html", form=form, next=way_on)
