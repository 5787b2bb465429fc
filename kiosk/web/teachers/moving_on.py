"""/teacher/moving-on: what has been kept long enough, and where it goes from here."""

from dataclasses import dataclass
from datetime import date

from flask import redirect, request, url_for
from flask_babel import ngettext
from werkzeug.wrappers import Response

from kiosk.domain.destinations import OF_A_TEACHER
from kiosk.domain.refusals import FormRefused, StationUnknown
from kiosk.queries.moving_on import DueSeen, batches_of, due_things, kept_for
from kiosk.queries.stations import StationSeen, stations_of
from kiosk.queries.things import ThingZone
from kiosk.services.moving_on import TO_WHOM_AT_MOST, Leaving, move_on
from kiosk.web import words
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page, named
from kiosk.web.moving_paper import remark
from kiosk.web.numbers import whole
from kiosk.web.pictures import Picture, picture_of
from kiosk.web.teachers import teachers
from kiosk.web.teachers.moved_on import DESTINATION_NAMES, batch_of
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

BATCHES_SHOWN = 30


@dataclass(frozen=True)
class DueShown:
    """A thing that is due. `waited`: since it was found; `kept`: how long its kind is kept, in words."""

    ref: str
    title: str
    icon: str
    colour: str | None
    photo: Picture | None
    note: str
    tag: str
    zone: ThingZone | None
    state: str
    waited: str
    kept: str
    set_aside: bool
    held: bool


@teachers.get("/teacher/moving-on")
@audience(TEACHER)
def moving_on() -> str:
    """What is due at one station; what keepers set aside is ticked already, and with `all` everything is."""
    return _page(Form(), whole(request.args.get("station")), None)


@teachers.post("/teacher/moving-on")
@audience(TEACHER)
def let_go() -> Response | tuple[str, int]:
    """Lets the ticked things move on together, or just the one whose button was pressed."""
    form, staff = Form.sent(), current_staff()
    only, station_id = form.values.get("only"), whole(form.values.get("station"))
    refs = [only] if only else request.form.getlist("things")
    leaving = Leaving(
        school_id=staff.school_id,
        station_id=station_id or 0,
        refs=refs,
        destination=form.values.get("destination", ""),
        note=form.values.get("note", ""),
    )
    try:
        left = move_on(current_station().database, leaving, staff.id, now())
    except FormRefused as refusal:
        return _page(form.refuse(refusal), station_id, frozenset(refs)), 422
    return redirect(url_for("teachers.batch", batch_id=left.batch_id, stayed=left.stayed or None), 303)


def _page(form: Form, station_id: int | None, ticked: frozenset[str] | None) -> str:
    """`ticked`: what was chosen; None for what is ticked at first."""
    staff, day = current_staff(), today(current_staff().timezone)
    with current_station().database.read() as connection:
        stations = stations_of(connection, staff.school_id)
        due = {station.id: due_things(connection, station.id, day) for station in stations}
        station = _chosen(stations, due, station_id)
        batches = batches_of(connection, staff.school_id, BATCHES_SHOWN)
        kept = kept_for(connection, staff.school_id)
    every = request.args.get("all") == "1"
    at_page(url_for("teachers.moving_on", station=station.id, all="1" if every else None))
    shown = [_due_of(each, day) for each in due[station.id]]
    if ticked is None:
        ticked = frozenset(each.ref for each in shown if (every or each.set_aside) and not each.held)
    names = {each.id: each for each in stations}
    return page(
        "moving_on",
        form=form,
        station=station,
        stations=[(each, len(due[each.id])) for each in stations],
        hung=[each for each in shown if not each.held],
        held=[each for each in shown if each.held],
        ticked=ticked,
        destinations=[(str(key), *DESTINATION_NAMES[key]) for key in OF_A_TEACHER],
        to_whom_at_most=TO_WHOM_AT_MOST,
        batches=[batch_of(each, names) for each in batches],
        kept=[(named(kind), _days(kind.keep_days)) for kind in kept],
    )


def _chosen(
    stations: list[StationSeen], due: dict[int, list[DueSeen]], station_id: int | None
) -> StationSeen:
    """The station that was asked for, else the first where anything is due. Raises StationUnknown."""
    if station_id is None:
        return next((each for each in stations if due[each.id]), stations[0])
    asked = [each for each in stations if each.id == station_id]
    if not asked:
        raise StationUnknown
    return asked[0]


def _due_of(due: DueSeen, day: date) -> DueShown:
    thing = due.thing
    return DueShown(
        ref=thing.ref,
        title=words.title(thing),
        icon=thing.category.icon,
        colour=thing.colour,
        photo=picture_of(thing.photo),
        note=remark(thing),
        tag=due.tag or "",
        zone=thing.zone,
        state=thing.state,
        waited=_days((day - thing.found_on).days),
        kept=_days(due.keep_days),
        set_aside=due.set_aside,
        held=due.is_held,
    )


def _days(number: int) -> str:
    return ngettext("%(num)d day", "%(num)d days", number)
