"""/teacher/paper: a sheet that families filled in by hand is keyed in, row by row, each once."""

from flask import abort, redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain import codes
from kiosk.domain.paper_serial import ROWS, SheetRow
from kiosk.domain.refusals import (
    FormRefused,
    ItemAlreadyClaimed,
    ItemNotClaimable,
    ItemUnknown,
    NothingToDispute,
    RowOnRecord,
)
from kiosk.queries.paper_sheets import open_claim_of
from kiosk.services.keying_in import keep_as_mine, key_in
from kiosk.services.rows_on_paper import KeyedRow
from kiosk.web.audience import TEACHER, audience
from kiosk.web.days import day_in
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.paper_typed import claimant_in, ref_in, words_for_a_talk, written_in
from kiosk.web.teachers.session import current_staff
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
    serial = codes.normalised(form.values.get("serial", ""))
    if codes.is_well_formed(serial):
        return redirect(url_for("teachers.sheet", paper_serial=serial), 303)
    at_page(url_for("teachers.paper"))
    reason = "sheet_mistyped" if serial else "sheet_missing"
    return page("keying_in", form=form.refuse(FormRefused({"serial": reason}))), 422


@teachers.get(_SHEET)
@audience(TEACHER)
def sheet(paper_serial: str) -> str:
    """A sheet with what is on record of it, and the form for its next row.

    `row`: the one to key in; `kept`: the one that was just kept; `day`: that of the row before, which is
    most often that of the next.
    """
    day = day_in(request.args.get("day"))
    values = {"row": str(_row_asked("row") or ""), "day": f"{day.month}-{day.day}" if day else ""}
    return sheet_page(_known(paper_serial), Form(values=values), kept=_row_asked("kept"))


@teachers.post(_SHEET)
@audience(TEACHER)
def key_row_in(paper_serial: str) -> Response | tuple[str, int]:
    """Keeps one row; the next one is the answer."""
    serial, form = _known(paper_serial), Form.sent()
    staff, ref = current_staff(), ""
    try:
        row = SheetRow(serial, _row_number(form))
        ref = ref_in(form, staff.school_id)
        keyed = KeyedRow(
            staff.school_id, staff.id, row, ref, claimant_in(form), written_in(form), _is_on(form, "anew")
        )
        _keep(keyed, form)
    except FormRefused as refusal:
        return sheet_page(serial, form.refuse(_with_the_rest(refusal, form))), 422
    except ItemUnknown:
        return sheet_page(serial, form.refuse(FormRefused({"code": "thing_not_found"}))), 422
    except ItemNotClaimable:
        return sheet_page(serial, form.refuse(FormRefused({"code": "paper_thing_elsewhere"}))), 409
    except RowOnRecord as known:
        told = Told("undone" if known.undone else "row", known.claim_id)
        return sheet_page(serial, form, told=told), 409
    except ItemAlreadyClaimed:
        return sheet_page(serial, form, told=Told("thing", _claim_now(staff.school_id, ref))), 409
    address = url_for("teachers.sheet", paper_serial=serial, kept=row.number, day=keyed.written.day)
    return redirect(address, 303)


def _keep(keyed: KeyedRow, form: Form) -> None:
    """As a registration; where somebody else has the thing and the teacher says so, as "that was mine"."""
    station = current_station()
    if _is_on(form, "mine"):
        try:
            keep_as_mine(station.database, station.vault, keyed, words_for_a_talk(keyed), now())
        except NothingToDispute:
            pass  # the thing came back meanwhile, so this family can have it
        else:
            return
    key_in(station.database, station.vault, keyed, now())


def _with_the_rest(refusal: FormRefused, form: Form) -> FormRefused:
    """A row without a thing is not looked at any further; what is empty beside it is said at once."""
    if "code" not in refusal.reasons:
        return refusal
    empty = {"name": "name_missing", "class_name": "class_missing"}
    rest = {field: reason for field, reason in empty.items() if not form.values.get(field, "").strip()}
    return FormRefused({**refusal.reasons, **rest})


def _claim_now(school_id: int, ref: str) -> int | None:
    with current_station().database.read() as connection:
        return open_claim_of(connection, school_id, ref)


def _known(typed: str) -> str:
    serial = codes.normalised(typed)
    if not codes.is_well_formed(serial):
        abort(404)
    at_page(url_for("teachers.sheet", paper_serial=serial))
    return serial


def _row_number(form: Form) -> int:
    number = whole(form.values.get("row"))
    if number is None or not 1 <= number <= ROWS:
        raise FormRefused({"row": "paper_row_unknown"})
    return number


def _row_asked(name: str) -> int | None:
    number = whole(request.args.get(name))
    return number if number is not None and 1 <= number <= ROWS else None


def _is_on(form: Form, name: str) -> bool:
    return form.values.get(name) == "1"
