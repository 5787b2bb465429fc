"""/teacher/prints: what can be printed, and the poster."""

from dataclasses import dataclass
from datetime import datetime

from flask import Response, request

from kiosk.adapters.printing.poster import PAGES, poster
from kiosk.adapters.printing.zone_signs import PAGES as SIGN_PAGES
from kiosk.domain.refusals import StationUnknown
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen, stations_of
from kiosk.services.printing_tags import TAGS_AT_MOST
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station
from kiosk.web.numbers import whole
from kiosk.web.paper import download, heading_of
from kiosk.web.teachers import teachers
from kiosk.web.teachers.label_sheets import address_of, known_layouts, sheets_shown
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

PAPERS = tuple(PAGES)
SHEETS_AT_MOST = 40
_ASKED = ("station", "count", "skip")


@dataclass(frozen=True)
class MadeBefore:
    """Tags that a form made before it came once more. `key`: the form's, if it asks for the very same."""

    count: int
    at: datetime
    key: str | None


@teachers.get("/teacher/prints")
@audience(TEACHER)
def prints() -> str:
    """What can be printed. What is chosen for tags may be in the address, for a look before they are made;
    `renewed`: the station that was just given a new code."""
    numbers = {name: whole(request.args.get(name)) for name in _ASKED}
    asked = {name: str(number) for name, number in numbers.items() if number is not None}
    return prints_page(Form(values={**asked, "layout": request.args.get("layout", "")}))


@teachers.get("/teacher/poster.pdf")
@audience(TEACHER)
def poster_sheet() -> Response:
    """A station's poster with its present code."""
    station = asked_station()
    paper = request.args.get("page", PAPERS[0])
    if paper not in PAPERS:
        raise StationUnknown
    sheet = poster(
        heading_of(station), address_of("s", station.code), station.code, "a3" if paper == "a3" else "a4"
    )
    return download(sheet, f"poster-{station.slug}-{paper}.pdf")


def asked_station() -> StationSeen:
    """The station of the teacher's school that a sheet is asked for. Raises StationUnknown."""
    station = _stations().get(whole(request.args.get("station")) or 0)
    if station is None:
        raise StationUnknown
    return station


def prints_page(form: Form, made_before: MadeBefore | None = None) -> str:
    """The page, its form for tags filled in; `made_before`: what that form has made already."""
    stations = _stations()
    sheets = sheets_shown(known_layouts())
    fitting = [sheet for sheet in sheets if not sheet.reason]
    wanted = form.values.get("layout", "")
    chosen = next((sheet for sheet in fitting if sheet.key == wanted), fitting[0] if fitting else None)
    per_page = str(chosen.layout.per_page) if chosen else "1"
    form.values = {"count": per_page, "skip": "0", **form.values}
    return page(
        "prints",
        form=form,
        made_before=made_before,
        stations=list(stations.values()),
        renewed=stations.get(whole(request.args.get("renewed")) or 0),
        sheets=fitting,
        unfit=[sheet for sheet in sheets if sheet.reason],
        chosen=chosen,
        shown={"station": form.values.get("station", ""), "skip": form.values.get("skip", "")},
        papers=PAPERS,
        sign_papers=tuple(SIGN_PAGES),
        sheets_at_most=SHEETS_AT_MOST,
        printed_code=_printed_code(),
        at_most=TAGS_AT_MOST,
    )


def _printed_code() -> bool:
    """Whether the codes on posters give the pass, as the school chose."""
    with current_station().database.read() as connection:
        return rules_of(connection, current_staff().school_id).choices.printed_code


def _stations() -> dict[int, StationSeen]:
    with current_station().database.read() as connection:
        return {station.id: station for station in stations_of(connection, current_staff().school_id)}
