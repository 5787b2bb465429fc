"""Blank tags on paper, how they will look before any code is used up, and a page to try the printer with."""

from dataclasses import dataclass
from urllib.parse import urlencode

from flask import Response, request, url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response as Answer

from kiosk.adapters.chance import new_code
from kiosk.adapters.printing.calibration import calibration_sheet
from kiosk.adapters.printing.label_face import TagLabel
from kiosk.adapters.printing.refusals import ModuleTooSmall
from kiosk.adapters.printing.tags import drawn_tags, refuse_unfit, tag_picture, tag_sheet
from kiosk.domain.labels import Layout
from kiosk.domain.refusals import FormRefused, LayoutUnknown
from kiosk.queries.stations import StationSeen, stations_of
from kiosk.services.printing_tags import TAGS_AT_MOST, print_tags
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page
from kiosk.web.long_files import handed_over
from kiosk.web.numbers import whole
from kiosk.web.paper import download, heading_of
from kiosk.web.teachers import teachers
from kiosk.web.teachers.label_sheets import SAMPLE_CODE, address_of, known_layouts
from kiosk.web.teachers.prints import MadeBefore, prints_page
from kiosk.web.teachers.session import current_staff

SAMPLE = "样张"
STRIDE = 20
"""So many tags are drawn between one word about them and the next."""
CHOSEN = ("station", "count", "layout", "skip")


@dataclass(frozen=True)
class _Wanted:
    station: StationSeen
    count: int
    layout: Layout
    skip: int


@teachers.post("/teacher/tags.pdf")
@audience(TEACHER)
def tags() -> Response | tuple[str, int]:
    """New blank tags, on record as one series before they are on paper; `watched`: with word how far it is.

    A form makes its tags once. If it comes again by itself (a second press, a reload), a page says so and
    offers the same file; who wants that (`again`), or watched the first one break off, is given it.
    """
    form = Form.sent()
    at_page(url_for("teachers.prints"))
    try:
        wanted = _wanted(form)
    except FormRefused as refusal:
        return prints_page(form.refuse(refusal)), 422
    printed = print_tags(
        current_station().database,
        wanted.station.id,
        wanted.count,
        new_code,
        now(),
        layout=wanted.layout.name,
        printed_by=current_staff().id,
        form_key=form.key,
    )
    is_watched = "watched" in form.values
    is_same = (wanted.count, wanted.layout.name) == (len(printed.codes), printed.layout)
    if printed.is_new or (is_same and (is_watched or "again" in form.values)):
        return _sheet(wanted, printed.codes, is_watched=is_watched)
    before = MadeBefore(len(printed.codes), printed.printed_at, form.key if is_same else None)
    return prints_page(Form(values=form.values), before), 409


def _sheet(wanted: _Wanted, codes: list[str], *, is_watched: bool) -> Response:
    """The file. The codes are on record by now, and nothing waits while it is drawn."""
    labels = [TagLabel(code, address_of("t", code)) for code in codes]
    station, layout, skip = wanted.station, wanted.layout, wanted.skip
    name = f"tags-{station.slug}-{today(station.timezone).isoformat()}-{wanted.count}.pdf"
    if not is_watched:
        return download(tag_sheet(labels, heading_of(station), layout, skip=skip), name)
    drawn = drawn_tags(labels, heading_of(station), layout, skip)
    told = (
        piece for piece in drawn if isinstance(piece, bytes) or piece % STRIDE == 0 or piece == len(codes)
    )
    return handed_over(told, name, "application/pdf", len(codes), is_watched=True)


@teachers.post("/teacher/tags/look")
@audience(TEACHER)
def look_at_tags() -> Answer:
    """The page of prints with a picture of what the form asks for; nothing is made."""
    form = Form.sent()
    chosen = urlencode({name: form.values.get(name, "")[:60] for name in CHOSEN})
    return redirect(f"{url_for('teachers.prints')}?{chosen}#preview", 303)


@teachers.get("/teacher/tags.svg")
@audience(TEACHER)
def tags_picture() -> Response:
    """The first page of a sheet as it will look, every tag a sample; without a station that of the first."""
    layout = _layout_asked()
    stations = _stations()
    station = stations.get(whole(request.args.get("station")) or 0) or next(iter(stations.values()))
    skip = min(max(whole(request.args.get("skip")) or 0, 0), layout.per_page)
    label = TagLabel(SAMPLE, address_of("t", SAMPLE_CODE))
    try:
        picture = tag_picture(label, heading_of(station), layout, skip)
    except ModuleTooSmall:
        raise LayoutUnknown from None
    return Response(picture, mimetype="image/svg+xml")


@teachers.get("/teacher/calibration.pdf")
@audience(TEACHER)
def calibration() -> Response:
    """Rulers both ways, and where the labels of a sheet should be."""
    layout = _layout_asked()
    return download(calibration_sheet(layout), "calibration.pdf")


def _layout_asked() -> Layout:
    """The sheet that the address names; the first without a name. Raises LayoutUnknown."""
    known = known_layouts()
    layout = known.get(request.args.get("layout") or next(iter(known)))
    if layout is None:
        raise LayoutUnknown
    return layout


def _wanted(form: Form) -> _Wanted:
    """What to print. Raises FormRefused, also for an address too long for the label: before tags are made."""
    station = _stations().get(whole(form.values.get("station")) or 0)
    count = whole(form.values.get("count", "").strip()) or 0
    layout = known_layouts().get(form.values.get("layout", ""))
    typed_skip = form.values.get("skip", "").strip()
    skip = whole(typed_skip) if typed_skip else 0
    faults = {
        "station": None if station else "station_unknown",
        "count": None if 1 <= count <= TAGS_AT_MOST else "count_unreadable",
        "layout": None if layout else "layout_unknown",
        "skip": None
        if skip is not None and 0 <= skip < (layout.per_page if layout else 1)
        else "skip_too_many",
    }
    if station is None or layout is None or skip is None or any(faults.values()):
        raise FormRefused({field: reason for field, reason in faults.items() if reason})
    try:
        refuse_unfit(address_of("t", station.code), layout)
    except ModuleTooSmall as too_small:
        raise FormRefused({"layout": "address_too_long"}) from too_small
    return _Wanted(station, count, layout, skip)


def _stations() -> dict[int, StationSeen]:
    with current_station().database.read() as connection:
        return {station.id: station for station in stations_of(connection, current_staff().school_id)}
