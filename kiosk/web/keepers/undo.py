"""POST /keeper/items/<ref>/undo: a thing logged by a slip is taken back, and its form comes back filled."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.item_life import State
from kiosk.domain.refusals import NotOfThisDuty, UndoTooLate
from kiosk.services.stepping import Actor
from kiosk.services.undoing_log import Undone, undo_log
from kiosk.web.audience import KEEPER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.keepers import keepers
from kiosk.web.keepers.answers import kept, refused, wants_json
from kiosk.web.keepers.door import this_device
from kiosk.web.keepers.drafts import keep_undone
from kiosk.web.keepers.photo import PhotoSent
from kiosk.web.keepers.shown import page
from kiosk.web.language import at_page
from kiosk.web.sentences import sentence


@keepers.post("/keeper/items/<ref>/undo")
@audience(KEEPER)
def undo(ref: str) -> Response | tuple[str, int]:
    """Takes it back; the log form, filled as it was, is the answer: mend the slip and save it once more."""
    device, form = this_device(), Form.sent()
    actor = Actor("keeper", keeper_id=device.keeper_id, duty_id=device.duty_id)
    try:
        undone = undo_log(current_station().database, ref, device.duty_id, actor, now())
    except NotOfThisDuty:
        return _refused(sentence("undo_not_of_this_duty"))
    except UndoTooLate as refusal:
        return _refused(too_late(refusal))
    if wants_json():
        return kept(ref=undone.ref)
    keep_undone(values_of(undone), photo_of(undone).signed, form.key)
    return redirect(url_for("keepers.log"), 303)


def values_of(undone: Undone) -> dict[str, str]:
    """What the log form said, by the names of its fields; the photo apart."""
    said = {
        "category": undone.category,
        "zone": undone.zone,
        "place": undone.place,
        "colour": undone.colour,
        "found_on": undone.found_on.isoformat(),
        "note": undone.note,
        "tag": undone.tag_code,
        "no_photo": None if undone.photo else "1",
        "named": "1" if undone.named else None,
    }
    return {name: value for name, value in said.items() if value}


def photo_of(undone: Undone) -> PhotoSent:
    """Its photo, as the log form carries one."""
    return PhotoSent(undone.photo, waits=undone.named)


def too_late(refusal: UndoTooLate) -> str:
    """Why it cannot be undone any more; who came meanwhile is nobody's business here."""
    went_home = refusal.state == State.CLAIMED
    return sentence("undo_went_home" if went_home else "undo_changed_since")


def _refused(why: str) -> Response | tuple[str, int]:
    if wants_json():
        return refused(Form(sentence=why), 409)
    at_page(url_for("keepers.log"))
    return page("undo_refused", why=why), 409
