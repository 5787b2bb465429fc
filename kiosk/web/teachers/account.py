"""/teacher/accounts/<id>: one account of a colleague, as the school office looks after it."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.adapters import passwords
from kiosk.adapters.database import Database
from kiosk.domain.refusals import AccountUnknown, FormRefused, LastAdmin
from kiosk.queries.accounts import AccountSeen, account_by_id
from kiosk.services import keeping_accounts
from kiosk.web.audience import ADMIN, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station
from kiosk.web.language import at_page
from kiosk.web.sentences import sentence
from kiosk.web.teachers import teachers
from kiosk.web.teachers.accounts import asked_password, handed_over, office
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_ID = "<int(max=999999999999999999):staff_id>"


@teachers.get(f"/teacher/accounts/{_ID}")
@audience(ADMIN)
def account(staff_id: int) -> str:
    """One account."""
    return _page(staff_id, Form())


@teachers.post(f"/teacher/accounts/{_ID}")
@audience(ADMIN)
def change_account(staff_id: int) -> Response | tuple[str, int]:
    """Another name or role."""
    form = Form.sent()
    display_name, role = form.values.get("display_name", ""), form.values.get("role", "")
    try:
        keeping_accounts.change_account(_database(), office(), staff_id, display_name, role)
    except FormRefused as refusal:
        return _page(staff_id, form.refuse(refusal)), 422
    except LastAdmin:
        return _refused(staff_id, form)
    return _back(staff_id)


@teachers.post(f"/teacher/accounts/{_ID}/close")
@audience(ADMIN)
def close_account(staff_id: int) -> Response | tuple[str, int]:
    """Nobody signs in with it any more."""
    try:
        keeping_accounts.close_account(_database(), office(), staff_id)
    except LastAdmin:
        return _refused(staff_id, Form())
    return _back(staff_id)


@teachers.post(f"/teacher/accounts/{_ID}/reopen")
@audience(ADMIN)
def reopen_account(staff_id: int) -> Response:
    """Its owner may sign in again."""
    keeping_accounts.reopen_account(_database(), office(), staff_id)
    return _back(staff_id)


@teachers.post(f"/teacher/accounts/{_ID}/password")
@audience(ADMIN)
def reset_password(staff_id: int) -> Response | str | tuple[str, int]:
    """Another password, shown this once if the station made it up."""
    _found(staff_id)
    try:
        password, made_up = asked_password()
    except FormRefused as refusal:
        return _page(staff_id, Form().refuse(refusal)), 422
    keeping_accounts.reset_password(_database(), office(), staff_id, passwords.hashed(password))
    return handed_over(staff_id, password) if made_up else _back(staff_id)


@teachers.post(f"/teacher/accounts/{_ID}/second-step/remove")
@audience(ADMIN)
def remove_second_step(staff_id: int) -> Response:
    """For a colleague whose phone is lost."""
    keeping_accounts.remove_second_step(_database(), office(), staff_id)
    return _back(staff_id)


def _found(staff_id: int) -> AccountSeen:
    """Raises AccountUnknown."""
    with _database().read() as connection:
        found = account_by_id(connection, current_staff().school_id, staff_id)
    if found is None:
        raise AccountUnknown
    return found


def _refused(staff_id: int, form: Form) -> tuple[str, int]:
    form.sentence = sentence("last_admin")
    return _page(staff_id, form), 409


def _page(staff_id: int, form: Form) -> str:
    found = _found(staff_id)
    at_page(url_for("teachers.account", staff_id=staff_id))
    form.values = {"display_name": found.display_name, "role": found.role, **form.values}
    return page("account", form=form, account=found)


def _back(staff_id: int) -> Response:
    return redirect(url_for("teachers.account", staff_id=staff_id), 303)


def _database() -> Database:
    return current_station().database
