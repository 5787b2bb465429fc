"""/teacher/prints: sheets of blank tags, and the poster."""

from dataclasses import dataclass

from flask import Response, request, url_for

from kiosk.adapters.chance import new_code
from kiosk.adapters.printing.label_face import TagLabel
from kiosk.adapters.printing.layouts import LAYOUTS
from kiosk.adapters.printing.poster import PAGES, poster
from kiosk.adapters.printing.refusals import ModuleTooSmall
from kiosk.adapters.printing.tags import refuse_unfit, tag_sheet
from kiosk.domain.labels import Layout
from kiosk.domain.refusals import FormRefused, StationUnknown
from kiosk.queries.stations import StationSeen, stations_of
from kiosk.services.printing_tags import TAGS_AT_MOST, make_tags
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.paper import download, heading_of
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

PAPERS = tuple(PAGES)


@dataclass(frozen=True)
class LayoutShown:
    """A sheet to choose. `width`, `height`: of one tag, mm, as people write it."""

    name: str
    per_page: int
    width: str
    height: str

    @classmethod
    def of(cls, layout: Layout) -> "LayoutShown":
        """A sheet in words."""
        return cls(layout.name, layout.per_page, f"{layout.label_width:g}", f"{layout.label_height:g}")


@teachers.get("/teacher/prints")
@audience(TEACHER)
def prints() -> str:
    """What can be printed; `renewed`: the station that was just given a new code."""
    return _page(Form(values={"count": str(LAYOUTS[next(iter(LAYOUTS))].per_page)}))


@teachers.post("/teacher/tags.pdf")
@audience(TEACHER)
def tags() -> Response | tuple[str, int]:
    """New blank tags, on record before they are on paper."""
    form = Form.sent()
    at_page(url_for("teachers.prints"))
    try:
        station, count, layout = _wanted(form)
    except FormRefused as refusal:
        return _page(form.refuse(refusal)), 422
    made = make_tags(current_station().database, station.id, count, new_code, now())
    labels = [TagLabel(code, _address("t", code)) for code in made]
    sheet = tag_sheet(labels, heading_of(station), layout)
    day = today(station.timezone).isoformat()
    return download(sheet, f"tags-{station.slug}-{day}-{count}.pdf")


@teachers.get("/teacher/poster.pdf")
@audience(TEACHER)
def poster_sheet() -> Response:
    """A station's poster with its present code."""
    stations = _stations()
    station = stations.get(whole(request.args.get("station")) or 0)
    paper = request.args.get("page", PAPERS[0])
    if station is None or paper not in PAPERS:
        raise StationUnknown
    sheet = poster(
        heading_of(station), _address("s", station.code), station.code, "a3" if paper == "a3" else "a4"
    )
    return download(sheet, f"poster-{station.slug}-{paper}.pdf")


def _wanted(form: Form) -> tuple[StationSeen, int, Layout]:
    """What to print. Raises FormRefused, also for an address too long for the label: before tags are made."""
    station = _stations().get(whole(form.values.get("station")) or 0)
    count = whole(form.values.get("count", "").strip()) or 0
    layout = LAYOUTS.get(form.values.get("layout", ""))
    faults = {
        "station": None if station else "station_unknown",
        "count": None if 1 <= count <= TAGS_AT_MOST else "count_unreadable",
        "layout": None if layout else "layout_unknown",
    }
    if station is None or layout is None or any(faults.values()):
        raise FormRefused({field: reason for field, reason in faults.items() if reason})
    try:
        refuse_unfit(_address("t", station.code), layout)
    except ModuleTooSmall as too_small:
        raise FormRefused({"layout": "address_too_long"}) from too_small
    return station, count, layout


def _stations() -> dict[int, StationSeen]:
    with current_station().database.read() as connection:
        return {station.id: station for station in stations_of(connection, current_staff().school_id)}


def _address(kind: str, code: str) -> str:
    """What a symbol says: `t` for a tag, `s` for a station."""
    return f"{current_station().config.base_url}/{kind}/{code}"


def _page(form: Form) -> str:
    stations = _stations()
    return page(
        "prints",
        form=form,
        stations=list(stations.values()),
        renewed=stations.get(whole(request.args.get("renewed")) or 0),
        layouts=[LayoutShown.of(layout) for layout in LAYOUTS.values()],
        papers=PAPERS,
        at_most=TAGS_AT_MOST,
    )
