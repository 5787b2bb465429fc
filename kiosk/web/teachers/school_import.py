"""/teacher/school/import: things from a table, looked at first, then put on record, all of them or none."""

import codecs
from collections.abc import Mapping

from flask import Response, redirect, url_for
from flask_babel import gettext as _
from itsdangerous import BadSignature
from werkzeug.wrappers import Response as AnyResponse

from kiosk.domain.csv_text import TableUnreadable
from kiosk.domain.import_columns import HEADINGS
from kiosk.domain.item_life import State
from kiosk.domain.refusals import (
    CodeMistyped,
    CodeUnknown,
    ImportStale,
    ImportUnknown,
    TagNotBlank,
    TagOfAnotherSchool,
)
from kiosk.queries.importing import imported, school_known
from kiosk.services.importing_items import import_items
from kiosk.services.stepping import Actor
from kiosk.web.audience import ADMIN, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.security import photos_from
from kiosk.web.teachers import teachers
from kiosk.web.teachers.import_shown import columns_told, looked_at
from kiosk.web.teachers.import_table import (
    TEXT_AT_MOST,
    Table,
    batch_of,
    forms_of,
    keys_of,
    table_carried,
    table_sent,
)
from kiosk.web.teachers.import_words import called, table_sentence
from kiosk.web.teachers.session import current_staff, signed_in
from kiosk.web.teachers.shown import page

_CHANGED_SINCE = (ImportStale, CodeMistyped, CodeUnknown, TagNotBlank, TagOfAnotherSchool)


def _is_office() -> bool:
    staff = signed_in()
    return staff is not None and staff.is_admin


@teachers.get("/teacher/school/import")
@audience(ADMIN)
def school_import() -> str:
    """The form for a file or pasted rows, and what a table may say."""
    return _start(Form())


@teachers.get("/teacher/school/import.csv")
@audience(ADMIN)
def school_import_template() -> Response:
    """An empty table with the headings in both languages, as Excel opens it."""
    headings = ",".join(" ".join(names) for names in HEADINGS.values())
    response = Response(codecs.BOM_UTF8 + f"{headings}\r\n".encode(), mimetype="text/csv")
    response.headers.set("Content-Disposition", "attachment", filename="import.csv")
    return response


@teachers.post("/teacher/school/import")
@audience(ADMIN)
@photos_from(_is_office)
def look_at_school_import() -> str | tuple[str, int]:
    """Reads a table and says what would become of it, row by row; keeps nothing."""
    form = Form.sent()
    try:
        return _looked(form, table_sent(form))
    except TableUnreadable as refusal:
        form.errors = {"table": table_sentence(refusal)}
        return _start(form), 422


@teachers.post("/teacher/school/import/now")
@audience(ADMIN)
@photos_from(_is_office)
def make_school_import() -> AnyResponse | str | tuple[str, int]:
    """Puts on record exactly what was looked at; what changed meanwhile is looked at once more."""
    form = Form.sent()
    try:
        table, seen = table_carried(form)
    except BadSignature:
        return _start(Form(sentence=_("This page cannot be used any more. Please begin anew."))), 422
    batch = batch_of(table, seen)
    if not _on_record(batch):
        try:
            _import(table, seen)
        except _CHANGED_SINCE:
            if not _on_record(batch):
                form.sentence = _("Something changed since you looked, so nothing was imported.")
                return _looked(form, table)
    return redirect(url_for("teachers.school_import_made", batch=batch), 303)


@teachers.get("/teacher/school/import/<string(length=32):batch>")
@audience(ADMIN)
def school_import_made(batch: str) -> str:
    """What an import put on record, and where its things are."""
    states = _on_record(batch)
    if not states:
        raise ImportUnknown
    at_page(url_for("teachers.school_import_made", batch=batch))
    shown = (State.ON_DISPLAY, State.STORED, State.HELD)
    return page(
        "school_imported",
        count=sum(states.values()),
        hung=states.get(State.ON_DISPLAY, 0),
        stored=states.get(State.STORED, 0),
        held=states.get(State.HELD, 0),
        gone=sum(count for state, count in states.items() if state not in shown),
    )


def _import(table: Table, seen: str) -> None:
    """Raises ImportStale, or why a tag cannot be bound."""
    _known, reading = table.read()
    if reading.digest != seen or reading.faults:
        raise ImportStale
    staff = current_staff()
    office = Actor("teacher", staff_id=staff.id)
    import_items(current_station().database, staff.school_id, forms_of(table, reading), office, now())


def _on_record(batch: str) -> Mapping[State, int]:
    with current_station().database.read() as connection:
        return imported(connection, current_staff().school_id, keys_of(batch))


def _looked(form: Form, table: Table) -> str | tuple[str, int]:
    known, reading = table.read()
    carried = "" if reading.faults else table.carried(reading)
    at_page(url_for("teachers.school_import"))
    shown = page("school_import_looked", form=form, looked=looked_at(known, reading), carried=carried)
    return (shown, 422) if reading.faults or form.sentence else shown


def _start(form: Form) -> str:
    with current_station().database.read() as connection:
        known = school_known(connection, current_staff().school_id, ())
    at_page(url_for("teachers.school_import"))
    return page(
        "school_import",
        form=form,
        stations=[(station.id, called(station.station)) for station in known.stations],
        columns=columns_told(known),
        text_at_most=TEXT_AT_MOST,
    )
