"""/teacher/labels: sheets of labels that a school measured for itself, kept by their names."""

from collections.abc import Mapping
from dataclasses import fields

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.adapters.printing.refusals import ModuleTooSmall
from kiosk.adapters.printing.tags import refuse_unfit
from kiosk.domain.labels import TITLE_AT_MOST, Measures, checked_measures, layout_of
from kiosk.domain.refusals import FormRefused
from kiosk.services.keeping_layouts import drop_layout, keep_layout
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.label_sheets import OWN, SAMPLE_CODE, address_of, known_layouts, sheets_shown
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_ID = "<int(max=999999999999999999):layout_id>"
_A4 = {"page_width": "210", "page_height": "297", "gap_x": "0", "gap_y": "0", "padding": "2"}
LENGTHS = tuple(each.name for each in fields(Measures))


@teachers.get("/teacher/labels")
@audience(TEACHER)
def label_layouts() -> str:
    """The school's own sheets, and the form for another."""
    return _page(Form(values=_A4))


@teachers.post("/teacher/labels")
@audience(TEACHER)
def add_label_layout() -> Response | tuple[str, int]:
    """Keeps a sheet; from then on it stands among the others."""
    form = Form.sent()
    try:
        typed = _typed(form.values)
        _refuse_too_small(typed)
        added = keep_layout(
            current_station().database,
            current_staff().school_id,
            form.values.get("title", ""),
            typed,
            now(),
        )
    except FormRefused as refusal:
        return _page(form.refuse(refusal)), 422
    return redirect(url_for("teachers.prints", layout=f"{OWN}{added}") + "#preview", 303)


@teachers.post(f"/teacher/labels/{_ID}/drop")
@audience(TEACHER)
def drop_label_layout(layout_id: int) -> Response:
    """It is offered no more."""
    drop_layout(current_station().database, current_staff().school_id, layout_id)
    return redirect(url_for("teachers.label_layouts"), 303)


def _typed(values: Mapping[str, str]) -> dict[str, float]:
    """The lengths that can be read; a comma is a point, and full-width signs are as good as narrow ones."""
    read = {name: _length(values.get(name, "")) for name in LENGTHS}
    return {name: length for name, length in read.items() if length is not None}


def _length(typed: str) -> float | None:
    try:
        length = float(typed.strip().replace(",", ".").replace("，", ".").replace("．", ".")[:12])
    except ValueError:
        return None
    return length if abs(length) < 10_000 else None


def _refuse_too_small(typed: Mapping[str, float]) -> None:
    """Raises FormRefused for labels on which the school's own address makes squares too fine for a phone."""
    layout = layout_of("own", checked_measures(typed))
    try:
        refuse_unfit(address_of("t", SAMPLE_CODE), layout)
    except ModuleTooSmall:
        raise FormRefused({"label_height": "label_too_small"}) from None


def _page(form: Form) -> str:
    at_page(url_for("teachers.label_layouts"))
    own = {key: layout for key, layout in known_layouts().items() if key.startswith(OWN)}
    sheets = [(int(sheet.key.removeprefix(OWN)), sheet) for sheet in sheets_shown(own)]
    return page("label_layouts", form=form, sheets=sheets, title_at_most=TITLE_AT_MOST)
