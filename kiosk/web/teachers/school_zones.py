"""/teacher/school/zones: the coloured parts of a board."""

from flask import redirect, url_for
from flask_babel import lazy_gettext, ngettext
from werkzeug.wrappers import Response

from kiosk.domain.colours import Pattern
from kiosk.domain.refusals import FormRefused, ThingsHangThere, ZoneUnknown
from kiosk.domain.school_parts import LETTERS, MOST_CAPACITY, ZONE_NAME_AT_MOST, ZoneForm
from kiosk.queries.school_parts import ZonePart, zone_part, zone_parts
from kiosk.services import keeping_zones
from kiosk.web.audience import ADMIN, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.school_stations import own_station
from kiosk.web.teachers.school_typed import names_in, number_in, place_wanted
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page
from kiosk.web.words import COLOUR_NAMES

PATTERN_NAMES = {
    Pattern.PLAIN: lazy_gettext("plain"),
    Pattern.STRIPES: lazy_gettext("stripes"),
    Pattern.DOTS: lazy_gettext("dots"),
    Pattern.GRID: lazy_gettext("grid"),
    Pattern.WAVES: lazy_gettext("waves"),
    Pattern.ZIGZAG: lazy_gettext("zigzag"),
    Pattern.CHECKS: lazy_gettext("checks"),
    Pattern.DIAGONAL: lazy_gettext("diagonal"),
}
_USUAL_CAPACITY = 12
_STATION = "<int(max=999999999999999999):station_id>"
_ZONE = "<int(max=999999999999999999):zone_id>"


@teachers.get(f"/teacher/school/stations/{_STATION}/zones")
@audience(ADMIN)
def new_school_zone(station_id: int) -> str:
    """The form for another zone, with the first letter that is free."""
    station = own_station(station_id)
    with current_station().database.read() as connection:
        taken = {zone.letter for zone in zone_parts(connection, station.id)}
    letter = next((letter for letter in LETTERS if letter not in taken), "")
    return _new(station_id, Form(values={"letter": letter, "capacity": str(_USUAL_CAPACITY)}))


@teachers.post(f"/teacher/school/stations/{_STATION}/zones")
@audience(ADMIN)
def add_school_zone(station_id: int) -> Response | tuple[str, int]:
    """Adds it at the end of the board."""
    form = Form.sent()
    try:
        keeping_zones.add_zone(
            current_station().database, current_staff().school_id, station_id, _typed(form)
        )
    except FormRefused as refusal:
        return _new(station_id, form.refuse(refusal)), 422
    return redirect(url_for("teachers.school_station", station_id=station_id) + "#zones", 303)


@teachers.get(f"/teacher/school/zones/{_ZONE}")
@audience(ADMIN)
def school_zone(zone_id: int) -> str:
    """One zone to change."""
    return _one(zone_id, None)


@teachers.post(f"/teacher/school/zones/{_ZONE}")
@audience(ADMIN)
def change_school_zone(zone_id: int) -> Response | tuple[str, int]:
    """Changes it."""
    form = Form.sent()
    try:
        keeping_zones.change_zone(
            current_station().database, current_staff().school_id, zone_id, _typed(form)
        )
    except FormRefused as refusal:
        return _one(zone_id, form.refuse(refusal)), 422
    return _back(zone_id)


@teachers.post(f"/teacher/school/zones/{_ZONE}/place")
@audience(ADMIN)
def put_school_zone(zone_id: int) -> Response:
    """Puts it elsewhere in the order of the board."""
    keeping_zones.put_zone(current_station().database, current_staff().school_id, zone_id, place_wanted())
    return _back(zone_id)


@teachers.post(f"/teacher/school/zones/{_ZONE}/give-up")
@audience(ADMIN)
def give_up_school_zone(zone_id: int) -> Response | tuple[str, int]:
    """Gives it up, unless things hang there."""
    try:
        keeping_zones.give_up_zone(current_station().database, current_staff().school_id, zone_id, now())
    except ThingsHangThere as refusal:
        sentence = ngettext(
            "%(num)d thing hangs here or is about to. Let keepers hang it elsewhere or put it into the store,"
            " then give the zone up.",
            "%(num)d things hang here or are about to. Let keepers hang them elsewhere or put them into the"
            " store, then give the zone up.",
            refusal.count,
        )
        return _one(zone_id, None, sentence), 409
    return _back(zone_id)


@teachers.post(f"/teacher/school/zones/{_ZONE}/take-back")
@audience(ADMIN)
def take_back_school_zone(zone_id: int) -> Response:
    """Puts it on the board again."""
    keeping_zones.take_back_zone(current_station().database, current_staff().school_id, zone_id)
    return _back(zone_id)


def _typed(form: Form) -> ZoneForm:
    letter, colour, pattern = (form.values.get(field, "") for field in ("letter", "colour", "pattern"))
    return ZoneForm(names_in(form), letter, colour, pattern, number_in(form, "capacity"))


def _own(zone_id: int) -> ZonePart:
    with current_station().database.read() as connection:
        zone = zone_part(connection, current_staff().school_id, zone_id)
    if zone is None:
        raise ZoneUnknown
    return zone


def _new(station_id: int, form: Form) -> str:
    station = own_station(station_id)
    at_page(url_for("teachers.new_school_zone", station_id=station_id))
    return page("school_new_zone", station=station, form=form, **_choices())


def _one(zone_id: int, form: Form | None, sentence: str | None = None) -> str:
    zone = _own(zone_id)
    at_page(url_for("teachers.school_zone", zone_id=zone_id))
    fields = ("name_zh", "name_en", "letter", "colour", "pattern", "capacity")
    kept = Form(values={field: str(getattr(zone, field)) for field in fields}, sentence=sentence)
    return page(
        "school_zone", zone=zone, station=own_station(zone.station_id), form=form or kept, **_choices()
    )


def _choices() -> dict[str, object]:
    return {
        "colours": [(str(colour), name) for colour, name in COLOUR_NAMES.items()],
        "patterns": [(str(pattern), name) for pattern, name in PATTERN_NAMES.items()],
        "name_at_most": ZONE_NAME_AT_MOST,
        "most_capacity": MOST_CAPACITY,
    }


def _back(zone_id: int) -> Response:
    station_id = _own(zone_id).station_id
    return redirect(url_for("teachers.school_station", station_id=station_id) + f"#part-{zone_id}", 303)
