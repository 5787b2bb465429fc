"""GET and POST /sign-in, POST /sign-out."""

from contextlib import suppress

from flask import redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from kiosk.adapters import passwords
from kiosk.domain.accounts import PASSWORD_AT_MOST
from kiosk.domain.refusals import NoRoom, SignInRefused, TooManyTries
from kiosk.services import signing_in
from kiosk.services.signing_in import HalfSigned
from kiosk.services.visiting import note_visit
from kiosk.web.audience import ANYONE, TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.sentences import sentence
from kiosk.web.teachers import teachers
from kiosk.web.teachers.door import own_page
from kiosk.web.teachers.half_signed import keep_half
from kiosk.web.teachers.session import (
    current_staff,
    end_session,
    fresh_token,
    hand_over,
    is_offered,
    opening_of,
    signed_in,
)

TRIES_OF_A_NAME = "10 per 15 minutes"
TRIES_OF_AN_ADDRESS = "60 per 15 minutes"
_NAME_AT_MOST = 40


@teachers.get("/sign-in")
@audience(ANYONE)
def sign_in() -> Response | str:
    """The form; who is signed in already goes on."""
    wanted = request.args.get("next", "")
    if is_offered() and signed_in():
        return redirect(own_page(wanted))
    return _page(Form(), wanted)


@teachers.post("/sign-in")
@audience(ANYONE)
def enter() -> Response | tuple[str, int]:
    """Opens a session with a new token; one that this browser had before ends."""
    form = Form.sent()
    wanted = form.values.get("next", "")
    if not is_offered():
        return _page(Form(), wanted), 403
    token = fresh_token()
    try:
        half = _enter(form.values.get("username", "").strip()[:_NAME_AT_MOST], token)
    except TooManyTries:
        form.sentence = sentence("too_many_tries")
        return _page(form, wanted), 429
    except SignInRefused:
        form.sentence = sentence("sign_in_refused")
        return _page(form, wanted), 403
    if half:
        response = redirect(url_for("teachers.second_step", next=own_page(wanted)), 303)
        keep_half(response, half)
        return response
    return welcome(token, wanted)


def welcome(token: str, wanted: str) -> Response:
    """On to the page that was asked for, with a session that was just opened."""
    response = redirect(own_page(wanted), 303)
    end_session(response)
    hand_over(response, token)
    session.pop("csrf_token", None)  # what a form was given before the sign-in opens nothing after it
    return response


@teachers.post("/sign-out")
@audience(TEACHER)
def sign_out() -> Response:
    """Ends the session; a copied cookie is worth nothing from now on. What they saw is not new next time."""
    with suppress(NoRoom):
        note_visit(current_station().database, current_staff().id, now(), now())
    response = redirect(url_for("teachers.sign_in"), 303)
    end_session(response)
    return response


def _enter(username: str, token: str) -> HalfSigned | None:
    """Raises TooManyTries or SignInRefused; a try is spent before anything is looked at."""
    limiter, address = current_station().limiter, request.remote_addr or ""
    if not (
        limiter.spend(TRIES_OF_AN_ADDRESS, "sign-in", "address", address)
        and limiter.spend(TRIES_OF_A_NAME, "sign-in", "name", username.casefold())
    ):
        raise TooManyTries
    password = request.form.get("password", "")[:PASSWORD_AT_MOST]
    return signing_in.sign_in(
        current_station().database,
        username,
        lambda known_hash: passwords.fits(password, known_hash),
        opening_of(token),
        now(),
    )


def _page(form: Form, wanted: str) -> str:
    way_on = own_page(wanted)
    at_page(url_for("teachers.sign_in", next=way_on))
    return render_template("teachers/sign_in.html", form=form, next=way_on, offered=is_offered())
