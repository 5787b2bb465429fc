"""/teacher/school/places: where on campus things are found."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.refusals import FormRefused, PlaceUnknown
from kiosk.domain.school_parts import NAME_AT_MOST
from kiosk.queries.school_parts import PlacePart, place_part, place_parts
from kiosk.services import keeping_places
from kiosk.web.audience import ADMIN, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.school_typed import in_use_and_gone, names_in, place_wanted
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_ID = "<int(max=999999999999999999):place_id>"


@teachers.get("/teacher/school/places")
@audience(ADMIN)
def school_places() -> str:
    """The places in their order, what was given up, and the form for another."""
    return _list(Form())


@teachers.post("/teacher/school/places")
@audience(ADMIN)
def add_school_place() -> Response | tuple[str, int]:
    """Adds it at the end of the list."""
    form = Form.sent()
    try:
        added = keeping_places.add_place(
            current_station().database, current_staff().school_id, names_in(form)
        )
    except FormRefused as refusal:
        return _list(form.refuse(refusal)), 422
    return _back(added)


@teachers.get(f"/teacher/school/places/{_ID}")
@audience(ADMIN)
def school_place(place_id: int) -> str:
    """One place to rename."""
    return _one(place_id, None)


@teachers.post(f"/teacher/school/places/{_ID}")
@audience(ADMIN)
def rename_school_place(place_id: int) -> Response | tuple[str, int]:
    """Gives it other names; what was found there is found by them."""
    form = Form.sent()
    try:
        keeping_places.rename_place(
            current_station().database, current_staff().school_id, place_id, names_in(form)
        )
    except FormRefused as refusal:
        return _one(place_id, form.refuse(refusal)), 422
    return _back(place_id)


@teachers.post(f"/teacher/school/places/{_ID}/place")
@audience(ADMIN)
def put_school_place(place_id: int) -> Response:
    """Puts it elsewhere in the order."""
    keeping_places.put_place(current_station().database, current_staff().school_id, place_id, place_wanted())
    return _back(place_id)


@teachers.post(f"/teacher/school/places/{_ID}/give-up")
@audience(ADMIN)
def give_up_school_place(place_id: int) -> Response:
    """Nobody can choose it any more."""
    keeping_places.give_up_place(current_station().database, current_staff().school_id, place_id, now())
    return _back(place_id)


@teachers.post(f"/teacher/school/places/{_ID}/take-back")
@audience(ADMIN)
def take_back_school_place(place_id: int) -> Response:
    """It can be chosen again."""
    keeping_places.take_back_place(current_station().database, current_staff().school_id, place_id)
    return _back(place_id)


def _own(place_id: int) -> PlacePart:
    with current_station().database.read() as connection:
        place = place_part(connection, current_staff().school_id, place_id)
    if place is None:
        raise PlaceUnknown
    return place


def _list(form: Form) -> str:
    at_page(url_for("teachers.school_places"))
    with current_station().database.read() as connection:
        parts = place_parts(connection, current_staff().school_id)
    places, gone = in_use_and_gone(parts)
    return page("school_places", form=form, places=places, gone=gone, name_at_most=NAME_AT_MOST)


def _one(place_id: int, form: Form | None) -> str:
    place = _own(place_id)
    at_page(url_for("teachers.school_place", place_id=place_id))
    kept = Form(values={"name_zh": place.name_zh, "name_en": place.name_en})
    return page("school_place", place=place, form=form or kept, name_at_most=NAME_AT_MOST)


def _back(place_id: int) -> Response:
    return redirect(url_for("teachers.school_places") + f"#part-{place_id}", 303)
