"""/teacher/accounts: who of the school may sign in, and the form for one more."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.adapters import passwords
from kiosk.adapters.chance import new_phrase
from kiosk.domain.accounts import checked_password
from kiosk.domain.refusals import FormRefused
from kiosk.queries.accounts import accounts_of
from kiosk.services.keeping_accounts import Office, add_account
from kiosk.web.audience import ADMIN, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page


@teachers.get("/teacher/accounts")
@audience(ADMIN)
def accounts() -> str:
    """All accounts of the school."""
    return _page(Form())


@teachers.post("/teacher/accounts")
@audience(ADMIN)
def enter_account() -> Response | str | tuple[str, int]:
    """Adds an account; a password that the station made up is in this answer, and nowhere else."""
    form = Form.sent()
    username, display_name, role = (
        form.values.get(name, "") for name in ("username", "display_name", "role")
    )
    try:
        password, made_up = asked_password()
        staff_id = add_account(
            current_station().database, office(), username, display_name, role, passwords.hashed(password)
        )
    except FormRefused as refusal:
        return _page(form.refuse(refusal)), 422
    if made_up:
        return handed_over(staff_id, password)
    return redirect(url_for("teachers.account", staff_id=staff_id), 303)


def office() -> Office:
    """Who of the office acts, now."""
    staff = current_staff()
    return Office(staff.school_id, staff.id, now())


def asked_password() -> tuple[str, bool]:
    """The chosen password, or one that the station makes up, and whether it did. Raises FormRefused."""
    chosen = request.form.get("new_password", "")
    return (checked_password(chosen), False) if chosen else (new_phrase(), True)


def handed_over(staff_id: int, password: str) -> str:
    """The page with a password that is shown this once."""
    with current_station().database.read() as connection:
        found = accounts_of(connection, current_staff().school_id)
    at_page(url_for("teachers.account", staff_id=staff_id))
    return page(
        "account_password", account=next(each for each in found if each.id == staff_id), password=password
    )


def _page(form: Form) -> str:
    with current_station().database.read() as connection:
        found = accounts_of(connection, current_staff().school_id)
    at_page(url_for("teachers.accounts"))
    return page(
        "accounts",
        form=form,
        accounts=[each for each in found if each.active],
        closed=[each for each in found if not each.active],
    )
