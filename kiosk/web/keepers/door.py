"""The door before every keeper's page: the device is on duty, and somebody said who holds it."""

from flask import current_app, redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.queries.duty_devices import DeviceSeen
from kiosk.queries.roster import keepers_on
from kiosk.services.keeping_duty import note_device
from kiosk.web import duty_pass
from kiosk.web.audience import is_for_anyone
from kiosk.web.duty_pass import Standing
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.keepers import keepers
from kiosk.web.keepers.answers import elsewhere, off_duty, wants_json
from kiosk.web.keepers.drafts import keep_what_was_sent
from kiosk.web.keepers.scanned import scanned_tag
from kiosk.web.language import speak_for
from kiosk.web.numbers import whole

_NAMELESS = frozenset({"keepers.who", "keepers.pick", "keepers.leave"})
"""Pages for a device of which nobody said yet who holds it."""


@keepers.before_request
def _open_for_keepers_on_duty() -> Response | None:
    if is_for_anyone(current_app.view_functions[request.endpoint or ""]):
        return None
    seen = duty_pass.device()
    if seen is None or duty_pass.standing() is not Standing.ON_DUTY:
        return _elsewhere("keepers.open")
    speak_for(station_id=seen.station_id)
    note_device(current_station().database, seen.id, seen.last_seen_at, now())
    if seen.keeper_id is None and request.endpoint not in _NAMELESS:
        return _elsewhere("keepers.who")
    return elsewhere() if wants_json() and _meant_for_another(seen) else None


def this_device() -> DeviceSeen:
    """The device that a keeper's page is shown on; the door let it in."""
    seen = duty_pass.device()
    if seen is None:
        raise LookupError("a keeper's page without its door")
    return seen


def _meant_for_another(seen: DeviceSeen) -> bool:
    """Whether what a script sends was filled in at another station: a tablet may serve several."""
    return request.form.get("station", str(seen.station_id)) != str(seen.station_id)


def who_filled_in(form: Form) -> int | None:
    """The keeper that a form names, for a device passes from hand to hand before what it holds goes up."""
    device, keeper_id = this_device(), whole(form.values.get("keeper"))
    with current_station().database.read() as connection:
        listed = {keeper.id for keeper in keepers_on(connection, [device.duty_id])[device.duty_id]}
    return keeper_id if keeper_id in listed else device.keeper_id


def _elsewhere(endpoint: str) -> Response:
    """First the code or the name; what was sent meanwhile waits for this device to come back."""
    if wants_json():
        return off_duty(url_for(endpoint))
    if request.endpoint == "keepers.log_thing" and duty_pass.device():
        keep_what_was_sent()
    return redirect(url_for(endpoint, tag=scanned_tag()), 303)
