"""/teacher/things/<ref>/blur: squares of a photo are made unreadable, for good."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.adapters.photos.blurring import blurred
from kiosk.adapters.photos.store import PhotoFolder, StoreFull
from kiosk.domain.blur_grid import CELLS, SIDE, chosen
from kiosk.domain.refusals import FormRefused, ItemUnknown
from kiosk.domain.stored_photo import StoredPhoto
from kiosk.queries.named_things import PhotoSeen, photo_of
from kiosk.queries.things import Thing
from kiosk.services.blurring import Blur, replace_photo
from kiosk.web import words
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.pictures import picture_of
from kiosk.web.sentences import sentence
from kiosk.web.teachers import teachers
from kiosk.web.teachers.named_shown import waiting_picture
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_BLUR = "/teacher/things/<ref>/blur"


@teachers.get(_BLUR)
@audience(TEACHER)
def blur(ref: str) -> str:
    """The photo of a thing under a grid of squares."""
    return _page(ref, Form())


@teachers.post(_BLUR)
@audience(TEACHER)
def blur_photo(ref: str) -> Response | tuple[str, int]:
    """Makes the ticked squares unreadable; sent twice it is done once."""
    at_page(url_for("teachers.blur", ref=ref))
    form, cells = Form.sent(), chosen(request.form.getlist("cell"))
    _thing, seen = _found(ref)
    if not cells:
        return _page(ref, form.refuse(FormRefused({"cell": "squares_missing"}))), 422
    if seen is None or seen.photo.name != form.values.get("photo"):
        return _changed(ref)
    folder = _folder(seen)
    try:
        instead = folder.keep(blurred(folder.read(f"{seen.photo.name}.view.webp"), cells))
    except StoreFull:
        return _page(ref, Form(sentence=sentence("store_full"))), 507
    except LookupError:  # somebody else's blur deleted it a moment ago
        return _changed(ref)
    if not _put(ref, seen, instead):
        return _changed(ref)
    return redirect(url_for("teachers.blur", ref=ref, done="1"), 303)


def _changed(ref: str) -> tuple[str, int]:
    return _page(ref, Form(sentence=sentence("photo_changed"))), 409


def _put(ref: str, seen: PhotoSeen, instead: StoredPhoto) -> bool:
    staff = current_staff()
    this = Blur(staff.school_id, ref, seen.photo.name, _folder(seen), seen.waits)
    return replace_photo(current_station().database, this, instead, staff.id, now())


def _folder(seen: PhotoSeen) -> PhotoFolder:
    station = current_station()
    return station.waiting_photos if seen.waits else station.photos


def _found(ref: str) -> tuple[Thing, PhotoSeen | None]:
    with current_station().database.read() as connection:
        found = photo_of(connection, current_staff().school_id, ref)
    if found is None:
        raise ItemUnknown
    return found


def _page(ref: str, form: Form) -> str:
    thing, seen = _found(ref)
    waits = bool(seen and seen.waits)
    at_page(url_for("teachers.blur", ref=thing.ref))
    photo = seen.photo if seen else None
    return page(
        "blur",
        ref=thing.ref,
        title=words.title(thing),
        photo=waiting_picture(thing.ref, photo) if photo and waits else picture_of(photo),
        name=photo.name if photo else "",
        waits=waits,
        cells=CELLS,
        side=SIDE,
        ticked=set(request.form.getlist("cell")) if request.method == "POST" else set(),
        done=request.args.get("done") == "1",
        form=form,
    )
