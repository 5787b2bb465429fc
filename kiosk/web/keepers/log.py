"""GET /keeper/ and POST /keeper/items: snap, tap, scan, next one."""

from dataclasses import replace

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain.name_inside import CLASS_AT_MOST, NAME_AT_MOST, read_name_inside
from kiosk.domain.refusals import (
    CodeMistyped,
    CodeUnknown,
    FormRefused,
    ItemUnknown,
    KeyUsedForAnother,
    TagNotBlank,
    TagOfAnotherSchool,
)
from kiosk.queries.kinds import kinds_of, places_of
from kiosk.queries.stations import zones_of
from kiosk.services.logging_items import NOTE_AT_MOST, Logged, Named, log_item
from kiosk.services.stepping import Actor
from kiosk.web import duty_pass
from kiosk.web.audience import KEEPER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.keepers import keepers
from kiosk.web.keepers.answers import kept, refused, wants_json
from kiosk.web.keepers.door import this_device, who_filled_in
from kiosk.web.keepers.drafts import draft, drop_draft
from kiosk.web.keepers.log_form import LONGEST_AGO, read_log_form, tag_fault
from kiosk.web.keepers.photo import PhotoSent, drop_again, photo_carried, photo_sent
from kiosk.web.keepers.scanned import scanned_tag
from kiosk.web.keepers.shown import LoggedShown, logged_of, page, station_here, thing_here
from kiosk.web.keepers.sticky import stay, stayed
from kiosk.web.language import at_page
from kiosk.web.pictures import picture_of
from kiosk.web.security import photos_from
from kiosk.web.sentences import sentence
from kiosk.web.words import COLOUR_NAMES

_SAID_BEFORE = {
    "photo": "photo_missing",
    "category": "category_missing",
    "tag": "code_mistyped",
    "bound": "tag_bound",
    "strange": "code_unknown",
}
"""Why a form cannot be right, where the browser itself can tell; the outbox asks before it keeps anything."""


@keepers.get("/keeper/")
@audience(KEEPER)
def log() -> str:
    """The log form, with the thing before confirmed above it."""
    form = draft() or Form(values=stayed(this_device().duty_id))
    if tag := scanned_tag():
        form.values = {**form.values, "tag": tag}
    return _page(form, photo_carried(form), request.args.get("logged", ""))


@keepers.post("/keeper/items")
@audience(KEEPER)
@photos_from(duty_pass.is_carried)
def log_thing() -> Response | tuple[str, int]:
    """Logs one thing; the empty form for the next one is the answer."""
    form = Form.sent()
    photo = photo_sent(form)
    try:
        logged = _logged(form, photo)
    except FormRefused as refusal:
        return _again(form.refuse(refusal), photo, 422)
    except (CodeMistyped, CodeUnknown, TagNotBlank, TagOfAnotherSchool) as refusal:
        return _again(form.refuse(tag_fault(refusal)), photo, 422)
    except KeyUsedForAnother:
        return _again(Form(values=form.values, sentence=sentence("form_used")), photo, 409)
    # The outbox sends what a draft said under a key of its own.
    drop_draft(form.values.get("draft", form.key))
    if logged.again:
        drop_again(photo)
    if wants_json():
        return _kept(logged)
    stay(form, this_device().duty_id)
    return redirect(url_for("keepers.log", logged=logged.ref), 303)


def _logged(form: Form, photo: PhotoSent) -> Logged:
    device, station = this_device(), station_here()
    database = current_station().database
    with database.read() as connection:
        kinds = kinds_of(connection, station.school_id)
    wanted = read_log_form(form, photo, station.id, kinds, today(station.timezone))
    if photo.waits:
        wanted = replace(wanted, named=_named(form))
    actor = Actor("keeper", keeper_id=who_filled_in(form), duty_id=device.duty_id)
    return log_item(database, wanted, photo.stored, actor, now())


def _named(form: Form) -> Named:
    """Sealed before anything else knows it; no page of a keeper's can ever read it again."""
    inside = read_name_inside(form.values.get("name_inside", ""), form.values.get("class_inside", ""))
    return Named(current_station().seal_away(inside.text) if inside else None)


def _again(form: Form, photo: PhotoSent, status: int) -> Response | tuple[str, int]:
    """The form back, with its faults. A full store passes by itself, so the outbox only has to wait."""
    if wants_json():
        return refused(form, 507 if photo.fault == "store_full" else status)
    return _page(form, photo), status


def _kept(logged: Logged) -> Response:
    """What the outbox shows of a thing that is on record."""
    thing = thing_here(logged.ref, this_device().station_id)
    if thing is None:
        raise ItemUnknown
    (shown,) = logged_of(thing)
    return kept(
        ref=shown.ref,
        title=shown.title,
        state=shown.state,
        zone=shown.zone.letter if shown.zone else None,
        sentence=shown.todo,
        undo=url_for("keepers.undo", ref=shown.ref),
    )


def _page(form: Form, photo: PhotoSent, logged: str = "") -> str:
    station = station_here()
    at_page(url_for("keepers.log"))
    if photo.waits:  # also for a name alone, which the page does not show again; its photo goes on waiting
        form.values = {**form.values, "named": "1"}
    with current_station().database.read() as connection:
        kinds = kinds_of(connection, station.school_id)
        zones = zones_of(connection, station.id)
        places = places_of(connection, station.school_id)
    day = today(station.timezone)
    return page(
        "log",
        form=form,
        hung=[kind for kind in kinds if not kind.held],
        held=[kind for kind in kinds if kind.held],
        zones=zones,
        places=places,
        colours=[(str(colour), name) for colour, name in COLOUR_NAMES.items()],
        photo=None if photo.waits else picture_of(photo.stored),
        photo_waits=photo.waits and photo.stored is not None,
        name_at_most=NAME_AT_MOST,
        class_at_most=CLASS_AT_MOST,
        kept_photo=photo.signed,
        note_at_most=NOTE_AT_MOST,
        today=day.isoformat(),
        earliest=(day - LONGEST_AGO).isoformat(),
        last=_just_logged(logged, station.id),
        says={field: sentence(reason) for field, reason in _SAID_BEFORE.items()},
    )


def _just_logged(ref: str, station_id: int) -> LoggedShown | None:
    thing = thing_here(ref, station_id)
    if thing is None:
        return None
    at_page(url_for("keepers.log", logged=thing.ref))
    return logged_of(thing)[0]
