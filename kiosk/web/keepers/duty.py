"""GET and POST /duty: the day's code puts a device on duty. POST /keeper/leave takes it off again."""

from flask import redirect, render_template, url_for
from werkzeug.wrappers import Response

from kiosk.adapters.chance import new_token
from kiosk.domain import duty_code
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import DutyCodeUnknown, FormRefused, TooManyTries
from kiosk.queries.stations import all_schools
from kiosk.services.keeping_duty import join_duty, leave_duty
from kiosk.web import duty_pass
from kiosk.web.audience import ANYONE, KEEPER, audience
from kiosk.web.duty_pass import Standing
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.keepers import keepers
from kiosk.web.keepers.door import this_device
from kiosk.web.keepers.scanned import scanned_tag
from kiosk.web.keepers.tries import spend_a_try
from kiosk.web.known_device import known_device, remember
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.sentences import sentence

_WHY_AGAIN = {
    Standing.QUIET: "device_was_quiet",
    Standing.OVER: "duty_is_over",
    Standing.TAKEN_OFF: "taken_off_duty",
}


@keepers.get("/duty")
@audience(ANYONE)
def open() -> Response | str:
    """Asks for the code; a device on duty goes on to the log form, with the tag that it scanned."""
    tag = scanned_tag()
    at_page(url_for("keepers.open", tag=tag))
    standing = duty_pass.standing()
    if standing is Standing.ON_DUTY:
        return redirect(url_for("keepers.log", tag=tag))
    why = _WHY_AGAIN.get(standing)
    return _page(Form(sentence=sentence(why) if why else None), tag)


@keepers.post("/duty")
@audience(ANYONE)
def join() -> Response | tuple[str, int]:
    """Puts this device on duty; from then on it is known here."""
    form = Form.sent()
    tag = scanned_tag()
    at_page(url_for("keepers.open", tag=tag))
    try:
        school_id = _join(duty_code.digits_of(form.values.get("code", "")), _school_meant(form))
    except FormRefused as refusal:
        return _page(form.refuse(refusal), tag), 422
    except DutyCodeUnknown:
        return _page(form.refuse(FormRefused({"code": "duty_code_unknown"})), tag), 403
    except TooManyTries:
        return _page(form.refuse(FormRefused({"code": "duty_tries_spent"})), tag), 429
    response = redirect(url_for("keepers.who", tag=tag), 303)
    remember(response, school_id)
    return response


@keepers.post("/keeper/leave")
@audience(KEEPER)
def leave() -> Response:
    """Takes this device off duty; copies of its cookie are worth nothing from now on."""
    leave_duty(current_station().database, this_device().id)
    duty_pass.put_down()
    return redirect(url_for("keepers.open"), 303)


def _join(code: str, school_id: int | None) -> int:
    """The school whose duty this device is on now.

    Raises FormRefused, TooManyTries or DutyCodeUnknown; a try is spent before the code is looked at.
    """
    if not duty_code.is_whole(code):
        raise FormRefused({"code": "duty_code_unfinished"})
    spend_a_try(school_id)
    token, before = new_token(), duty_pass.device()
    joined = join_duty(current_station().database, code, digest_of(token), now(), school_id)
    if before:
        leave_duty(current_station().database, before.id)
    duty_pass.take_up(token)
    return joined


def _school_meant(form: Form) -> int | None:
    """The school that was chosen, or the only one there is, or the one that knows this device."""
    with current_station().database.read() as connection:
        ours = {school.id for school in all_schools(connection)}
    known = known_device()
    chosen = whole(form.values.get("school"))
    for schools in ({chosen} & ours, ours, set(known.last_on_duty) & ours if known else set()):
        if len(schools) == 1:
            return schools.pop()
    return None


def _page(form: Form, tag: str | None) -> str:
    with current_station().database.read() as connection:
        schools = all_schools(connection)
    chosen = form.values.get("school") or str(_latest_school() or "")
    return render_template("keepers/open.html", form=form, tag=tag, schools=schools, chosen=chosen)


def _latest_school() -> int | None:
    known = known_device()
    return max(known.last_on_duty, key=known.last_on_duty.__getitem__, default=None) if known else None
