"""GET and POST /keeper/who: which of today's keepers holds this device."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain.refusals import DutyOver
from kiosk.queries.roster import keepers_on
from kiosk.services.keeping_duty import pick_keeper
from kiosk.web.audience import KEEPER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station
from kiosk.web.keepers import keepers
from kiosk.web.keepers.door import this_device
from kiosk.web.keepers.drafts import draft
from kiosk.web.keepers.scanned import scanned_tag
from kiosk.web.keepers.shown import page
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.sentences import sentence

_BACK = {"count": "keepers.count", "moves": "keepers.moves", "today": "keepers.today"}
"""Where a device that changes hands goes back to, by the name its address carries."""


@keepers.get("/keeper/who")
@audience(KEEPER)
def who() -> str:
    """Today's list of names to tap."""
    return _page(Form())


@keepers.post("/keeper/who")
@audience(KEEPER)
def pick() -> Response | tuple[str, int]:
    """Notes who holds the device, and goes on where it was, or to the log form."""
    form = Form.sent()
    back = _BACK.get(form.values.get("back", ""), "keepers.log")
    keeper_id = whole(form.values.get("keeper"))
    try:
        if keeper_id is None:
            raise DutyOver
        pick_keeper(current_station().database, this_device().id, keeper_id)
    except DutyOver:
        form.sentence = sentence("keeper_unknown")
        return _page(form), 422
    return redirect(url_for(back, tag=scanned_tag()), 303)


def _page(form: Form) -> str:
    tag, asked = scanned_tag(), request.values.get("back", "")
    back = asked if asked in _BACK else None
    at_page(url_for("keepers.who", tag=tag, back=back))
    device = this_device()
    with current_station().database.read() as connection:
        names = keepers_on(connection, [device.duty_id])[device.duty_id]
    return page("who", form=form, names=names, tag=tag, back=back, waiting=draft() is not None)
