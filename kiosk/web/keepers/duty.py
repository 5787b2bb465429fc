"""GET and POST /duty: the day's code puts a device on duty. POST /keeper/leave takes it off again."""

from flask import redirect, render_template, request, session, url_for
from werkzeug.wrappers import Response

from kiosk.adapters.chance import new_token
from kiosk.domain import duty_code
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import DutyCodeUnknown, FormRefused, TooManyTries
from kiosk.services.keeping_duty import join_duty, leave_duty
from kiosk.web import duty_pass
from kiosk.web.audience import ANYONE, KEEPER, audience
from kiosk.web.duty_pass import Standing
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.keepers import keepers
from kiosk.web.keepers.door import this_device
from kiosk.web.keepers.scanned import scanned_tag
from kiosk.web.language import at_page
from kiosk.web.sentences import sentence

TRIES_OF_A_DEVICE = "10 per 10 minutes"
TRIES_OF_AN_ADDRESS = "30 per hour"

_WHY_AGAIN = {Standing.QUIET: "device_was_quiet", Standing.OVER: "duty_is_over"}


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
    """Puts this device on duty."""
    form = Form.sent()
    tag = scanned_tag()
    at_page(url_for("keepers.open", tag=tag))
    try:
        _join(duty_code.digits_of(form.values.get("code", "")))
    except FormRefused as refusal:
        return _page(form.refuse(refusal), tag), 422
    except DutyCodeUnknown:
        return _page(form.refuse(FormRefused({"code": "duty_code_unknown"})), tag), 403
    except TooManyTries:
        return _page(form.refuse(FormRefused({"code": "too_many_tries"})), tag), 429
    return redirect(url_for("keepers.who", tag=tag), 303)


@keepers.post("/keeper/leave")
@audience(KEEPER)
def leave() -> Response:
    """Takes this device off duty; copies of its cookie are worth nothing from now on."""
    leave_duty(current_station().database, this_device().id)
    duty_pass.put_down()
    return redirect(url_for("keepers.open"), 303)


def _join(code: str) -> None:
    """Raises FormRefused, TooManyTries or DutyCodeUnknown; a try is spent before the code is looked at."""
    if not duty_code.is_whole(code):
        raise FormRefused({"code": "duty_code_unfinished"})
    limiter, address = current_station().limiter, request.remote_addr or ""
    # Every form that gets this far carries the token of its session, so that names the device.
    if not (
        limiter.spend(TRIES_OF_A_DEVICE, "duty-code", "device", session.get("csrf_token", ""))
        and limiter.spend(TRIES_OF_AN_ADDRESS, "duty-code", "address", address)
    ):
        raise TooManyTries
    token, before = new_token(), duty_pass.device()
    join_duty(current_station().database, code, digest_of(token), now())
    if before:
        leave_duty(current_station().database, before.id)
    duty_pass.take_up(token)


def _page(form: Form, tag: str | None) -> str:
    return render_template("keepers/open.html", form=form, tag=tag)
