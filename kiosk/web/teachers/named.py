"""/teacher/named: things with a name in them, on their way home by the class teacher."""

import mimetypes

from cryptography.fernet import InvalidToken
from flask import Response as FileResponse
from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.adapters.photos.store import StoreFull
from kiosk.domain.codes import normalised
from kiosk.domain.name_inside import NameInside, from_text, read_name_inside
from kiosk.domain.refusals import FormRefused
from kiosk.queries.codes import tag_by_code
from kiosk.queries.named_things import named_thing, photo_of, told_names, waiting_names
from kiosk.services.naming_owners import Desk, release_photo, reveal_name, tell_class_teacher, write_name
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.sentences import sentence
from kiosk.web.teachers import teachers
from kiosk.web.teachers.named_shown import named_of
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_THING = "/teacher/named/<named_ref>"


@teachers.get("/teacher/named")
@audience(TEACHER)
def named_things() -> str:
    """What waits for a teacher, and what the class teacher knows of already."""
    return _page(Form())


@teachers.get("/teacher/things")
@audience(TEACHER)
def find_photo() -> Response | str:
    """The photo of the thing whose tag's code, or whose page's address, is `which`."""
    which = request.args.get("which", "").strip()
    with current_station().database.read() as connection:
        tag = tag_by_code(connection, normalised(which))
        ref = tag.item_ref if tag else which.rstrip("/").rpartition("/")[2]
        found = photo_of(connection, current_staff().school_id, ref) if ref else None
    if found:
        return redirect(url_for("teachers.blur", ref=found[0].ref), 303)
    return _page(Form(sentence=sentence("thing_not_found") if which else None))


@teachers.get(f"{_THING}/photo/<file>")
@audience(TEACHER)
def waiting_photo(named_ref: str, file: str) -> FileResponse:
    """A file of a photo that waits, for this teacher's eyes: no other address shows it, no browser keeps it.

    Its name changes with the picture, as everywhere; only that of the photo that waits now is answered.
    """
    with current_station().database.read() as connection:
        seen = named_thing(connection, current_staff().school_id, named_ref)
    if seen is None or seen.photo is None or not file.startswith(f"{seen.photo.name}."):
        abort(404)
    try:
        body = current_station().waiting_photos.read(file)
    except LookupError:
        abort(404)
    response = FileResponse(body, mimetype=mimetypes.guess_type(file)[0])
    response.headers["Cache-Control"] = "private, no-store"
    return response


@teachers.post(f"{_THING}/reveal")
@audience(TEACHER)
def reveal_name_inside(named_ref: str) -> str:
    """The name in full, this once, after an entry in the access log."""
    at_page(url_for("teachers.named_things"))
    station = current_station()
    sealed = reveal_name(station.database, _desk(), named_ref, now())
    return _page(Form(), named_ref, _opened(sealed))


@teachers.post(f"{_THING}/name")
@audience(TEACHER)
def write_name_inside(named_ref: str) -> Response | tuple[str, int]:
    """A teacher reads what stands in the thing and writes it down."""
    at_page(url_for("teachers.named_things"))
    form, station = Form.sent(), current_station()
    try:
        inside = read_name_inside(form.values.get("name_inside", ""), form.values.get("class_inside", ""))
        if inside is None:
            raise FormRefused({"name_inside": "name_inside_missing"})
    except FormRefused as refusal:
        return _page(form.refuse(refusal), named_ref), 422
    write_name(station.database, station.seal_away, _desk(), named_ref, inside)
    return _back()


@teachers.post(f"{_THING}/told")
@audience(TEACHER)
def tell_teacher(named_ref: str) -> Response | tuple[str, int]:
    """The class teacher knows; with `handed` the thing went along."""
    at_page(url_for("teachers.named_things"))
    station, handed = current_station(), request.form.get("handed") == "1"
    try:
        tell_class_teacher(station.database, station.waiting_photos, _desk(), named_ref, now(), handed=handed)
    except FormRefused:
        return _page(Form(sentence=sentence("things_gone"))), 409
    return _back()


@teachers.post(f"{_THING}/photo")
@audience(TEACHER)
def show_waiting_photo(named_ref: str) -> Response | tuple[str, int]:
    """A teacher looked: everybody may see this photo."""
    return _released(named_ref, named=True)


@teachers.post(f"{_THING}/mistake")
@audience(TEACHER)
def no_name_inside(named_ref: str) -> Response | tuple[str, int]:
    """There is no name in it after all: it is a thing like any other."""
    return _released(named_ref, named=False)


def _released(named_ref: str, *, named: bool) -> Response | tuple[str, int]:
    at_page(url_for("teachers.named_things"))
    station = current_station()
    folders = (station.waiting_photos, station.photos)
    try:
        release_photo(station.database, *folders, _desk(), named_ref, named=named)
    except StoreFull:
        return _page(Form(sentence=sentence("store_full"))), 507
    return _back()


def _page(form: Form, ref: str = "", revealed: NameInside | None = None) -> str:
    """`ref`: the thing whose name is shown in full, or whose form has a fault."""
    school_id = current_staff().school_id
    with current_station().database.read() as connection:
        waiting = waiting_names(connection, school_id)
        told = told_names(connection, school_id)
    at_page(url_for("teachers.named_things"))
    return page(
        "named",
        waiting=[named_of(seen) for seen in waiting],
        told=[named_of(seen) for seen in told],
        form=form,
        about=ref,
        revealed=revealed,
    )


def _opened(sealed: bytes | None) -> NameInside | None:
    try:
        return from_text(current_station().vault.open_text(sealed)) if sealed else None
    except InvalidToken:
        return None


def _desk() -> Desk:
    staff = current_staff()
    return Desk(staff.school_id, staff.id)


def _back() -> Response:
    return redirect(url_for("teachers.named_things"), 303)
