"""/teacher/paper: a sheet that families filled in by hand is keyed in, row by row, each once."""

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain import codes
from kiosk.domain.claimant_marks import is_same_family
from kiosk.domain.paper_serial import ROWS
from kiosk.domain.refusals import (
    FormRefused,
    ItemAlreadyClaimed,
    ItemNotClaimable,
    ItemUnknown,
    NothingToDispute,
    RowOnRecord,
)
from kiosk.queries.paper_sheets import having_now
from kiosk.services.keying_in import keep_as_mine, key_in
from kiosk.services.marking import marks_of
from kiosk.services.rows_on_paper import KeyedRow
from kiosk.web.audience import TEACHER, audience
from kiosk.web.days import day_in
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.paper_typed import row_in, serial_in, words_for_a_talk
from kiosk.web.teachers.sheet_shown import Told, sheet_page
from kiosk.web.teachers.shown import page

_SHEET = "/teacher/paper/<paper_serial>"


@teachers.get("/teacher/paper")
@audience(TEACHER)
def paper() -> str:
    """Which sheet: its code, as it is printed on it."""
    return page("keying_in", form=Form())


@teachers.post("/teacher/paper")
@audience(TEACHER)
def open_sheet() -> Response | tuple[str, int]:
    """Leads to the sheet's own page, if its code is without a slip."""
    form = Form.sent()
    try:
        serial = serial_in(form.values.get("serial", ""))
    except FormRefused as refusal:
        at_page(url_for("teachers.paper"))
        return page("keying_in", form=form.refuse(refusal)), 422
    return redirect(url_for("teachers.sheet", paper_serial=serial), 303)


@teachers.get(_SHEET)
@audience(TEACHER)
def sheet(paper_serial: str) -> str:
    """A sheet with what is on record of it, and the form for its next row.

    `row`: the one to key in; `anew`: the same, where what it made was undone; `kept`: the one that was just
    kept; `day`: that of the row before, which is most often that of the next.
    """
    day = day_in(request.args.get("day"))
    values = {name: str(_row_asked(name) or "") for name in ("row", "anew")}
    values["day"] = f"{day.month}-{day.day}" if day else ""
    return sheet_page(_known(paper_serial), Form(values=values), kept=_row_asked("kept"))


@teachers.post(_SHEET)
@audience(TEACHER)
def key_row_in(paper_serial: str) -> Response | tuple[str, int]:
    """Keeps one row; the next one is the answer."""
    serial, form = _known(paper_serial), Form.sent()
    try:
        keyed = row_in(form, serial)
    except FormRefused as refusal:
        return sheet_page(serial, form.refuse(refusal)), 422
    try:
        _keep(keyed, form)
    except FormRefused as refusal:
        return sheet_page(serial, form.refuse(refusal)), 422
    except ItemUnknown:
        return sheet_page(serial, form.refuse(FormRefused({"code": "thing_not_found"}))), 422
    except ItemNotClaimable:
        return sheet_page(serial, form.refuse(FormRefused({"code": "paper_thing_elsewhere"}))), 409
    except RowOnRecord as known:
        told = Told("undone" if known.undone else "row", known.claim_id)
        return sheet_page(serial, form, told=told), 409
    except ItemAlreadyClaimed:
        return sheet_page(serial, form, told=_who_has_it(keyed)), 409
    address = url_for("teachers.sheet", paper_serial=serial, kept=keyed.row.number, day=keyed.written.day)
    return redirect(address, 303)


def _keep(keyed: KeyedRow, form: Form) -> None:
    """As a registration; where somebody else has the thing and the teacher says so, as "that was mine"."""
    station = current_station()
    if form.values.get("mine") == "1":
        try:
            keep_as_mine(station.database, station.vault, keyed, words_for_a_talk(keyed), now())
        except NothingToDispute:
            pass  # the thing came back meanwhile, so this family can have it
        else:
            return
    key_in(station.database, station.vault, keyed, now())


def _who_has_it(keyed: KeyedRow) -> Told:
    """The same family is known by its marks, so that nobody need be opened for it."""
    station = current_station()
    with station.database.read() as connection:
        having = having_now(connection, keyed.school_id, keyed.item_ref)
    if having is None:
        return Told("thing", None)
    typed = marks_of(station.vault, keyed.school_id, keyed.typed)
    return Told("same" if is_same_family(having.marks, typed) else "thing", having.claim_id)


def _known(typed: str) -> str:
    serial = codes.normalised(typed)
    if not codes.is_well_formed(serial):
        abort(404)
    at_page(url_for("teachers.sheet", paper_serial=serial))
    return serial


def _row_asked(name: str) -> int | None:
    number = whole(request.args.get(name))
    return number if number is not None and 1 <= number <= ROWS else None
