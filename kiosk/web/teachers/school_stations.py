"""/teacher/school/stations: the school's stations, the form for another, and each with its board."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.adapters.chance import new_code
from kiosk.domain.refusals import FormRefused, StationUnknown
from kiosk.domain.school_parts import NAME_AT_MOST, SLUG_AT_MOST
from kiosk.queries.school_parts import zone_parts
from kiosk.queries.stations import StationSeen, station_by_id, stations_of
from kiosk.services.keeping_stations import add_station, rename_station
from kiosk.web.audience import ADMIN, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.school_typed import names_in
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_ID = "<int(max=999999999999999999):station_id>"


@teachers.get("/teacher/school/stations")
@audience(ADMIN)
def school_stations() -> str:
    """The stations, and the form for another."""
    return _list(Form())


@teachers.post("/teacher/school/stations")
@audience(ADMIN)
def add_school_station() -> Response | tuple[str, int]:
    """Adds a station with the standard zones; its own page is the answer."""
    form, staff = Form.sent(), current_staff()
    slug = form.values.get("slug", "")
    try:
        added = add_station(
            current_station().database, staff.school_id, names_in(form), slug, new_code, now()
        )
    except FormRefused as refusal:
        return _list(form.refuse(refusal)), 422
    return redirect(url_for("teachers.school_station", station_id=added), 303)


@teachers.get(f"/teacher/school/stations/{_ID}")
@audience(ADMIN)
def school_station(station_id: int) -> str:
    """One station: its names and the zones of its board."""
    return _one(station_id, None)


@teachers.post(f"/teacher/school/stations/{_ID}")
@audience(ADMIN)
def rename_school_station(station_id: int) -> Response | tuple[str, int]:
    """Gives it other names."""
    form = Form.sent()
    try:
        rename_station(current_station().database, current_staff().school_id, station_id, names_in(form))
    except FormRefused as refusal:
        return _one(station_id, form.refuse(refusal)), 422
    return redirect(url_for("teachers.school_station", station_id=station_id), 303)


def own_station(station_id: int) -> StationSeen:
    """A station of the teacher's school. Raises StationUnknown."""
    with current_station().database.read() as connection:
        station = station_by_id(connection, station_id)
    if station is None or station.school_id != current_staff().school_id:
        raise StationUnknown
    return station


def _list(form: Form) -> str:
    at_page(url_for("teachers.school_stations"))
    with current_station().database.read() as connection:
        stations = stations_of(connection, current_staff().school_id)
    base = current_station().config.base_url
    return page(
        "school_stations",
        form=form,
        stations=stations,
        base=base,
        name_at_most=NAME_AT_MOST,
        slug_at_most=SLUG_AT_MOST,
    )


def _one(station_id: int, form: Form | None) -> str:
    station = own_station(station_id)
    at_page(url_for("teachers.school_station", station_id=station_id))
    with current_station().database.read() as connection:
        zones = zone_parts(connection, station_id)
    kept = Form(values={"name_zh": station.name_zh, "name_en": station.name_en})
    return page(
        "school_station",
        form=form or kept,
        station=station,
        base=current_station().config.base_url,
        zones=[zone for zone in zones if zone.removed_at is None],
        gone=[zone for zone in zones if zone.removed_at],
        name_at_most=NAME_AT_MOST,
    )
