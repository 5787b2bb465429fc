"""/teacher/school/categories: the kinds of things that are found at a school."""

from flask import redirect, url_for
from flask_babel import ngettext
from werkzeug.wrappers import Response

from kiosk.domain.refusals import CategoryUnknown, FormRefused, ThingsHangThere
from kiosk.domain.school_parts import (
    MEASURE_AT_MOST,
    MOST_KEEP_DAYS,
    NAME_AT_MOST,
    USUAL_MEASURE,
    WORDS_AT_MOST,
    CategoryForm,
)
from kiosk.domain.standard_categories import STANDARD_CATEGORIES
from kiosk.queries.school_parts import CategoryPart, category_part, category_parts
from kiosk.services import keeping_categories
from kiosk.web.audience import ADMIN, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page, named
from kiosk.web.teachers import teachers
from kiosk.web.teachers.school_typed import in_use_and_gone, names_in, number_in, place_wanted
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_USUAL = {"measure": USUAL_MEASURE, "keep_days": "60", "icon": "other"}
_FIELDS = ("name_zh", "name_en", "measure", "words", "keep_days", "icon")
_ID = "<int(max=999999999999999999):category_id>"


@teachers.get("/teacher/school/categories")
@audience(ADMIN)
def school_categories() -> str:
    """The kinds in their order, and what was given up."""
    return _list()


@teachers.get("/teacher/school/categories/new")
@audience(ADMIN)
def new_school_category() -> str:
    """The form for a kind of the school's own."""
    return _new(Form(values=_USUAL))


@teachers.post("/teacher/school/categories")
@audience(ADMIN)
def add_school_category() -> Response | tuple[str, int]:
    """Adds it at the end of the list."""
    form = Form.sent()
    try:
        added = keeping_categories.add_category(
            current_station().database, current_staff().school_id, _typed(form)
        )
    except FormRefused as refusal:
        return _new(form.refuse(refusal)), 422
    return _back(added)


@teachers.get(f"/teacher/school/categories/{_ID}")
@audience(ADMIN)
def school_category(category_id: int) -> str:
    """One kind to change."""
    return _one(category_id, None)


@teachers.post(f"/teacher/school/categories/{_ID}")
@audience(ADMIN)
def change_school_category(category_id: int) -> Response | tuple[str, int]:
    """Changes it; its things are found by its new words."""
    form = Form.sent()
    try:
        keeping_categories.change_category(
            current_station().database, current_staff().school_id, category_id, _typed(form)
        )
    except FormRefused as refusal:
        return _one(category_id, form.refuse(refusal)), 422
    except ThingsHangThere as refusal:
        form.sentence = ngettext(
            "%(num)d thing of this kind is at a station now. Whether a teacher keeps such things can be"
            " changed once it went home or moved on.",
            "%(num)d things of this kind are at a station now. Whether a teacher keeps such things can be"
            " changed once they went home or moved on.",
            refusal.count,
        )
        return _one(category_id, form), 409
    return _back(category_id)


@teachers.post(f"/teacher/school/categories/{_ID}/place")
@audience(ADMIN)
def put_school_category(category_id: int) -> Response:
    """Puts it elsewhere in the order."""
    keeping_categories.put_category(
        current_station().database, current_staff().school_id, category_id, place_wanted()
    )
    return _back(category_id)


@teachers.post(f"/teacher/school/categories/{_ID}/give-up")
@audience(ADMIN)
def give_up_school_category(category_id: int) -> Response | tuple[str, int]:
    """Nobody can choose it any more."""
    database, staff = current_station().database, current_staff()
    try:
        keeping_categories.give_up_category(database, staff.school_id, category_id, now())
    except FormRefused as refusal:
        form = Form(values=_kept(_own(category_id))).refuse(refusal)
        return _one(category_id, form), 409
    return _back(category_id)


@teachers.post(f"/teacher/school/categories/{_ID}/take-back")
@audience(ADMIN)
def take_back_school_category(category_id: int) -> Response:
    """It can be chosen again."""
    keeping_categories.take_back_category(current_station().database, current_staff().school_id, category_id)
    return _back(category_id)


def _typed(form: Form) -> CategoryForm:
    return CategoryForm(
        names=names_in(form),
        measure=form.values.get("measure", ""),
        words=form.values.get("words", ""),
        keep_days=number_in(form, "keep_days"),
        held=bool(form.values.get("held")),
        icon=form.values.get("icon", ""),
    )


def _own(category_id: int) -> CategoryPart:
    with current_station().database.read() as connection:
        kind = category_part(connection, current_staff().school_id, category_id)
    if kind is None:
        raise CategoryUnknown
    return kind


def _kept(kind: CategoryPart) -> dict[str, str]:
    held = {"held": "1"} if kind.held else {}
    return {**{field: str(getattr(kind, field)) for field in _FIELDS}, **held}


def _list() -> str:
    with current_station().database.read() as connection:
        parts = category_parts(connection, current_staff().school_id)
    kinds, gone = in_use_and_gone(parts)
    return page("school_categories", kinds=kinds, gone=gone)


def _new(form: Form) -> str:
    at_page(url_for("teachers.new_school_category"))
    return page("school_new_category", form=form, **_choices())


def _one(category_id: int, form: Form | None) -> str:
    kind = _own(category_id)
    at_page(url_for("teachers.school_category", category_id=category_id))
    return page("school_category", kind=kind, form=form or Form(values=_kept(kind)), **_choices())


def _choices() -> dict[str, object]:
    return {
        "icons": [(kind.key, named(kind)) for kind in STANDARD_CATEGORIES],
        "name_at_most": NAME_AT_MOST,
        "measure_at_most": MEASURE_AT_MOST,
        "words_at_most": WORDS_AT_MOST,
        "most_days": MOST_KEEP_DAYS,
    }


def _back(category_id: int) -> Response:
    return redirect(url_for("teachers.school_categories") + f"#part-{category_id}", 303)
