"""/teacher/duties: a duty is opened, its code read out, and closed again."""

from dataclasses import dataclass
from datetime import date, datetime

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.adapters.chance import new_duty_code
from kiosk.domain.duty_time import is_over
from kiosk.domain.refusals import DutyAlreadyOpen, FormRefused
from kiosk.queries.duties import DutySeen, open_duties, past_duties
from kiosk.queries.roster import keepers_of
from kiosk.queries.roster_plan import planned_team
from kiosk.queries.stations import stations_of
from kiosk.services.keeping_duty import DutyPlan, close_duty, open_duty
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

PAST_SHOWN = 20


@dataclass(frozen=True)
class DutyShown:
    """A duty in words.

    `address`: where its code is typed; `keepers`: each name with what it logged; `over`: ended by itself,
    not yet closed.
    """

    id: int
    name_zh: str
    name_en: str
    code: str
    address: str
    day: date
    opened_at: datetime
    closed_at: datetime | None
    keepers: list[tuple[str, int]]
    logged: int
    over: bool


def duty_of(duty: DutySeen) -> DutyShown:
    """A duty as teachers read it."""
    return DutyShown(
        id=duty.id,
        name_zh=duty.name_zh,
        name_en=duty.name_en,
        code=f"{duty.code[:3]} {duty.code[3:]}",
        address=current_station().config.base_url + url_for("keepers.open"),
        day=duty.day,
        opened_at=duty.opened_at,
        closed_at=duty.closed_at,
        keepers=[(keeper.name, duty.logged.get(keeper.id, 0)) for keeper in duty.keepers],
        logged=duty.logged_by_all,
        over=is_over(duty.opened_at, now()),
    )


@teachers.get("/teacher/duties")
@audience(TEACHER)
def duties() -> str:
    """The open duties with their codes, the form for another, and the past ones."""
    return _page(Form())


@teachers.post("/teacher/duties")
@audience(TEACHER)
def start_duty() -> Response | tuple[str, int]:
    """Opens a duty for today."""
    form, staff = Form.sent(), current_staff()
    at_page(url_for("teachers.duties"))
    ticked = frozenset(number for text in request.form.getlist("keepers") if (number := whole(text)))
    plan = DutyPlan(
        school_id=staff.school_id,
        station_id=whole(form.values.get("station")) or 0,
        day=today(staff.timezone),
        keeper_ids=ticked,
        new_names=form.values.get("new_names", "").splitlines(),
    )
    try:
        open_duty(current_station().database, plan, staff.id, new_duty_code, now())
    except FormRefused as refusal:
        return _page(form.refuse(refusal), ticked), 422
    except DutyAlreadyOpen:
        return _page(form.refuse(FormRefused({"station": "duty_already_open"})), ticked), 409
    return redirect(url_for("teachers.duties"), 303)


@teachers.post("/teacher/duties/<int(max=999999999999999999):duty_id>/close")
@audience(TEACHER)
def end_duty(duty_id: int) -> Response:
    """Closes a duty: its code and its devices stop working."""
    close_duty(current_station().database, current_staff().school_id, duty_id, now())
    return redirect(url_for("teachers.duties"), 303)


def _page(form: Form, ticked: frozenset[int] | None = None) -> str:
    """`ticked`: None for those whom the roster has for today at the first station that is free."""
    school_id, day = current_staff().school_id, today(current_staff().timezone)
    with current_station().database.read() as connection:
        stations = stations_of(connection, school_id)
        opened = open_duties(connection, school_id)
        past = past_duties(connection, school_id, PAST_SHOWN)
        keepers = [keeper for keeper in keepers_of(connection, school_id) if keeper.active]
        planned = planned_team(connection, [station.id for station in stations], day)
    busy = {duty.station_id for duty in opened if not is_over(duty.opened_at, now())}
    free = [station for station in stations if station.id not in busy]
    if ticked is None:
        ticked = frozenset(keeper.id for keeper in (planned.get(free[0].id, []) if free else []))
    return page(
        "duties",
        form=form,
        ticked=ticked,
        free=free,
        planned=[(station, planned[station.id]) for station in free if station.id in planned],
        keepers=sorted(keepers, key=lambda keeper: keeper.id not in ticked),
        today=day,
        open_duties=[duty_of(duty) for duty in opened],
        past_duties=[duty_of(duty) for duty in past],
        several=len(stations) > 1,
    )
