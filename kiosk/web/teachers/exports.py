"""/teacher/claims/export, claims.xlsx and claims.csv: the claim log, as it is narrowed, taken out as a file.

Without anything of a person unless the office asks for names and says what for. Either way the access log
has its entry before the first byte leaves.
"""

from collections.abc import Iterator, Mapping
from urllib.parse import parse_qsl

from flask import Response, request

from kiosk.adapters.spreadsheets.comma_lines import comma_lines
from kiosk.adapters.spreadsheets.scratch import ROOM, scratch_folder
from kiosk.adapters.spreadsheets.table import Piece, Table
from kiosk.adapters.spreadsheets.workbook import workbook
from kiosk.domain.export_note import FORMATS, WHY_AT_MOST, ExportNote
from kiosk.domain.refusals import FormRefused
from kiosk.queries.claim_log import IDS_AT_ONCE, claim_ids
from kiosk.services.exporting import note_export, why_of
from kiosk.web.audience import ADMIN, TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page
from kiosk.web.long_files import handed_over
from kiosk.web.teachers import teachers
from kiosk.web.teachers.claim_wish import LogChoices, Wish, choices_of_log, wish_of
from kiosk.web.teachers.export_rows import claims_table, ids_of
from kiosk.web.teachers.export_words import wish_in_words
from kiosk.web.teachers.kept_searches import kept_words
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv",
}


@teachers.get("/teacher/claims/export")
@audience(TEACHER)
def export_claims() -> str:
    """What would be taken out, how many rows, and in which ways."""
    return _page(*_asked(request.args), Form())


@teachers.get("/teacher/claims.xlsx")
@audience(TEACHER)
def claims_xlsx() -> Response:
    """The log as a workbook, nothing of a person in it."""
    return _without_names("xlsx")


@teachers.get("/teacher/claims.csv")
@audience(TEACHER)
def claims_csv() -> Response:
    """The log as comma-separated lines, nothing of a person in them."""
    return _without_names("csv")


@teachers.post("/teacher/claims/export")
@audience(ADMIN)
def export_with_names() -> Response | tuple[str, int]:
    """The log with names, classes and contacts: `reason`; `back` is the query of the log; `format`."""
    form = Form.sent()
    choices, wish = _asked(dict(parse_qsl(form.values.get("back", "")[:500])))
    kind = form.values.get("format", "")
    try:
        why = why_of(form.values.get("reason", ""))
    except FormRefused as refused:
        return _page(choices, wish, form.refuse(refused)), 422
    is_watched = bool(form.values.get("watched"))
    return _taken_out(choices, wish, kind if kind in FORMATS else FORMATS[0], why, is_watched=is_watched)


def _without_names(kind: str) -> Response:
    if request.method == "HEAD":
        return Response(mimetype=_TYPES[kind])  # nothing is read, so nothing is noted
    return _taken_out(*_asked(request.args), kind, is_watched="watched" in request.args)


def _taken_out(choices: LogChoices, wish: Wish, kind: str, why: str = "", *, is_watched: bool) -> Response:
    """The file; `why`: what names are needed for, empty for a file without them."""
    staff, station = current_staff(), current_station()
    names = bool(why)
    ids = ids_of(_station_ids(choices, wish), wish.narrowing(staff))
    table = claims_table(ids, choices.stations, staff.timezone, names=names)
    narrowed = tuple(name for name, _value in parse_qsl(wish.query))
    note = ExportNote(kind, len(ids), names, narrowed, why)
    note_export(station.database, staff.school_id, staff.id, note, now())
    day = today(staff.timezone).isoformat()
    name = f"claims{'-with-names' if names else ''}-{day}.{kind}"
    pieces = comma_lines(table) if kind == "csv" else _workbook(table)
    return handed_over(pieces, name, _TYPES[kind], len(ids), is_watched=is_watched)


def _workbook(table: Table) -> Iterator[Piece]:
    """Made in a private folder, which is gone once it was sent or nobody waits for it any more."""
    moment, room = now(), current_station().config.data_dir / ROOM

    def made() -> Iterator[Piece]:
        with scratch_folder(room, moment) as folder:
            yield from workbook(table, folder, moment)

    return made()


def _asked(query: Mapping[str, str]) -> tuple[LogChoices, Wish]:
    with current_station().database.read() as connection:
        choices = choices_of_log(connection, current_staff().school_id)
    return choices, wish_of(query, choices)


def _station_ids(choices: LogChoices, wish: Wish) -> list[int]:
    return [number for number in choices.stations if wish.station in {"", str(number)}]


def _page(choices: LogChoices, wish: Wish, form: Form) -> str:
    staff = current_staff()
    with current_station().database.read() as connection:
        first, further = claim_ids(connection, _station_ids(choices, wish), wish.narrowing(staff))
    at_page(wish.address("teachers.export_claims"))
    words = kept_words(wish.found) if wish.found else None
    return page(
        "export",
        form=form,
        wish=wish,
        narrowed=wish_in_words(wish, choices, words or "", staff.timezone),
        search_ended=bool(wish.found) and words is None,
        rows=len(first),
        at_least=further is not None,
        quickly=IDS_AT_ONCE,
        xlsx_url=wish.address("teachers.claims_xlsx"),
        csv_url=wish.address("teachers.claims_csv"),
        why_at_most=WHY_AT_MOST,
    )
