"""/teacher/duties/<id>: what was done on one duty and by whom, and the devices that are on it."""

from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime

from flask import redirect, session, url_for
from flask_babel import gettext as _
from flask_babel import lazy_gettext
from werkzeug.wrappers import Response

from kiosk.adapters.chance import new_token
from kiosk.domain.duty_time import DUTY_LASTS, is_over, is_quiet
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import DutyOver, DutyUnknown
from kiosk.queries.duties import DutySeen, duty_by_id
from kiosk.queries.duty_acts import Act, DutyActs, DutyTime, Sums, acts_of
from kiosk.queries.duty_devices import DeviceSeen, devices_of
from kiosk.services.duty_devices import put_on_duty, take_off_duty
from kiosk.web import duty_pass, words
from kiosk.web.audience import TEACHER, audience
from kiosk.web.here import current_station, now
from kiosk.web.known_device import remember
from kiosk.web.language import at_page
from kiosk.web.pictures import Picture, picture_of
from kiosk.web.teachers import teachers
from kiosk.web.teachers.duties import duty_of
from kiosk.web.teachers.session import current_staff, end_session
from kiosk.web.teachers.shown import page

_DUTY = "/teacher/duties/<int(max=999999999999999999):duty_id>"
_DEVICE = "<int(max=999999999999999999):device_id>"
_DID = {
    "logged": lazy_gettext("logged it"),
    "undone": lazy_gettext("took it back, it was a slip"),
    "up": lazy_gettext("hung it up"),
    "down": lazy_gettext("took it down"),
    "away": lazy_gettext("set it aside to be given away"),
    "started": lazy_gettext("began to count the board"),
    "dropped": lazy_gettext("The count was dropped."),
}


@dataclass(frozen=True)
class ActShown:
    """An act in words. `who`: a keeper's name; `icon`, `colour` and `photo`: of the thing, if it was one."""

    at: datetime
    who: str
    did: str
    title: str
    icon: str
    colour: str | None
    photo: Picture | None


@teachers.get(_DUTY)
@audience(TEACHER)
def duty(duty_id: int) -> str:
    """What was done by whom, in sums and one after the other."""
    with current_station().database.read() as connection:
        seen = duty_by_id(connection, current_staff().school_id, duty_id)
        if seen is None:
            raise DutyUnknown
        done = acts_of(connection, _time_of(seen))
        devices = devices_of(connection, duty_id)
    at_page(url_for("teachers.duty", duty_id=duty_id))
    return page(
        "duty",
        duty=duty_of(seen),
        sums=_sums(seen, done),
        acts=[_shown(act, done.names) for act in done.acts],
        devices=[device for device in devices if _is_on(device)],
    )


@teachers.post(f"{_DUTY}/this-device")
@audience(TEACHER)
def this_device(duty_id: int) -> Response:
    """Puts this very device on duty, without a code, and ends the sign-in on it: pupils hold it now."""
    station, staff = current_station(), current_staff()
    token, before = new_token(), duty_pass.device()
    try:
        put_on_duty(station.database, staff.school_id, duty_id, digest_of(token), now())
    except DutyOver as refused:
        raise DutyUnknown from refused
    if before:
        with suppress(DutyUnknown):  # of another school's duty, on which this device may stay
            take_off_duty(station.database, staff.school_id, before.duty_id, before.id, now())
    duty_pass.take_up(token)
    session.pop("csrf_token", None)  # what the teacher's forms were given opens nothing for the pupils
    response = redirect(url_for("keepers.who"), 303)
    end_session(response)
    remember(response, staff.school_id)
    return response


@teachers.post(f"{_DUTY}/devices/{_DEVICE}/off")
@audience(TEACHER)
def device_off(duty_id: int, device_id: int) -> Response:
    """Takes one device off duty; what its keepers typed waits until they type the code again."""
    take_off_duty(current_station().database, current_staff().school_id, duty_id, device_id, now())
    return redirect(url_for("teachers.duty", duty_id=duty_id), 303)


def _time_of(seen: DutySeen) -> DutyTime:
    """A duty that nobody closed ended by itself."""
    until = seen.closed_at or min(now(), seen.opened_at + DUTY_LASTS)
    return DutyTime(seen.id, seen.station_id, seen.opened_at, until)


def _is_on(device: DeviceSeen) -> bool:
    ended = device.closed_at or device.taken_off_at or is_over(device.opened_at, now())
    return not ended and not is_quiet(device.last_seen_at, now())


def _sums(seen: DutySeen, done: DutyActs) -> list[tuple[str, Sums]]:
    """Each keeper of the list, and who else did anything, with their sums."""
    listed = {keeper.id: keeper.name for keeper in seen.keepers}
    return [(name, done.sums.get(keeper, Sums())) for keeper, name in {**listed, **done.names}.items()]


def _shown(act: Act, names: dict[int, str]) -> ActShown:
    thing = act.thing
    return ActShown(
        at=act.at,
        who=names.get(act.keeper_id or 0, ""),
        did=str(_DID[act.kind]) if act.kind in _DID else _finished(act),
        title=words.title(thing) if thing else "",
        icon=thing.category.icon if thing else "",
        colour=thing.colour if thing else None,
        photo=picture_of(thing.photo) if thing else None,
    )


def _finished(act: Act) -> str:
    return _(
        "The count is finished: %(seen)s seen, %(missing)s gone without a record.",
        seen=act.seen,
        missing=act.missing,
    )
