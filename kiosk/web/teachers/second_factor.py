"""/teacher/me/second-step: a sign-in that asks for a code of one's phone as well."""

from dataclasses import replace

from cryptography.fernet import InvalidToken
from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.adapters import passwords
from kiosk.adapters.chance import new_recovery_code, new_totp_secret
from kiosk.adapters.printing.symbols import readable_symbol
from kiosk.domain import totp
from kiosk.domain.accounts import PASSWORD_AT_MOST
from kiosk.domain.refusals import CodeRefused, FormRefused
from kiosk.queries.accounts import second_step_of
from kiosk.services import own_account
from kiosk.services import second_factor as factor
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.sentences import sentence
from kiosk.web.teachers import teachers
from kiosk.web.teachers.account_tries import spend_code_try, spend_password_try
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

ISSUER = "Integrity Station"
_CODE_AT_MOST = 40


@teachers.get("/teacher/me/second-step")
@audience(TEACHER)
def second_factor() -> str:
    """What a second step is; or the secret that waits for its first code; or how to turn it off."""
    return _page(Form())


@teachers.post("/teacher/me/second-step")
@audience(TEACHER)
def prepare_second_factor() -> Response | tuple[str, int]:
    """Makes a new secret, which counts once a code of it was typed."""
    station, staff = current_station(), current_staff()
    try:
        _check_password()
    except FormRefused as refusal:
        return _page(Form.sent().refuse(refusal)), 422
    factor.prepare(station.database, station.vault, staff.id, new_totp_secret())
    return redirect(url_for("teachers.second_factor"), 303)


@teachers.post("/teacher/me/second-step/confirm")
@audience(TEACHER)
def confirm_second_factor() -> str | tuple[str, int]:
    """The first code: from now on it counts. The recovery codes are in this answer, and nowhere else."""
    station, staff, form = current_station(), current_staff(), Form.sent()
    codes = [new_recovery_code() for _ in range(factor.RECOVERY_CODES)]
    try:
        spend_code_try(staff.id)
        factor.confirm(station.database, station.vault, staff.id, _code(form), codes, now())
    except (CodeRefused, InvalidToken):
        form.errors = {"code": sentence("code_refused")}
        return _page(form), 422
    at_page(url_for("teachers.second_factor"))
    return page("recovery_codes", codes=codes)


@teachers.post("/teacher/me/second-step/off")
@audience(TEACHER)
def end_second_factor() -> Response | tuple[str, int]:
    """Turned off by its owner: with the password and a code."""
    station, staff, form = current_station(), current_staff(), Form.sent()
    try:
        _check_password()
        spend_code_try(staff.id)
        factor.turn_off(station.database, station.vault, staff.id, _code(form), now())
    except FormRefused as refusal:
        return _page(form.refuse(refusal)), 422
    except (CodeRefused, InvalidToken):
        form.errors = {"code": sentence("code_refused")}
        return _page(form), 422
    return redirect(url_for("teachers.me"), 303)


def _check_password() -> None:
    """Raises FormRefused or TooManyTries: a browser left open must not be enough."""
    typed, staff = request.form.get("password", "")[:PASSWORD_AT_MOST], current_staff()
    spend_password_try(staff.id)
    own_account.check_password(current_station().database, staff.id, lambda kept: passwords.fits(typed, kept))


def _code(form: Form) -> str:
    return form.values.get("code", "")[:_CODE_AT_MOST]


def _opened(sealed: bytes) -> str:
    """The prepared secret; empty if its key was lost: then one begins anew."""
    try:
        return current_station().vault.open_text(sealed)
    except InvalidToken:
        return ""


def _page(form: Form) -> str:
    staff = current_staff()
    with current_station().database.read() as connection:
        step = second_step_of(connection, staff.id)
    at_page(url_for("teachers.second_factor"))
    form.values = {}
    secret = _opened(step.sealed) if step.sealed else ""
    if not secret:
        return page("second_factor", form=form, step=replace(step, sealed=None))
    symbol = readable_symbol(totp.address(secret, staff.username, ISSUER))
    return page("second_factor", form=form, step=step, secret=totp.grouped(secret), symbol=symbol)
