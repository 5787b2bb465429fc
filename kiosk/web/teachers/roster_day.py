"""/teacher/roster/day: one day of the roster, changed by hand or planned again."""

from dataclasses import dataclass
from datetime import date

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.domain.refusals import FormRefused
from kiosk.domain.term import term_of
from kiosk.queries.roster import away_between
from kiosk.queries.roster_plan import holidays_of, roster_days
from kiosk.services.planning_roster import plan_days, set_day
from kiosk.web.audience import TEACHER, audience
from kiosk.web.days import day_in, weekday_name
from kiosk.web.forms import Form
from kiosk.web.here import current_station, today
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.roster import Shown, is_next_term, roster_address, shown_now
from kiosk.web.teachers.roster_shown import TurnsShown, roster_shown
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page


@dataclass(frozen=True)
class Choice:
    """A keeper to tick. `away`: cannot come on that day."""

    turns: TurnsShown
    away: bool


@teachers.get("/teacher/roster/day")
@audience(TEACHER)
def roster_day() -> str:
    """The keepers to tick for a day."""
    return _page(Form())


@teachers.post("/teacher/roster/day")
@audience(TEACHER)
def set_roster_day() -> Response | tuple[str, int]:
    """A teacher says who serves; with `nobody`, that nobody does."""
    form, day = Form.sent(), _wanted()
    ticked = {number for text in request.form.getlist("keepers") if (number := whole(text))}
    nobody = bool(form.values.get("nobody"))
    try:
        if not ticked and not nobody:
            raise FormRefused({"keepers": "keepers_missing_on_day"})
        keeper_ids = set() if nobody else ticked
        set_day(
            current_station().database, current_staff().school_id, _station_id(), day, keeper_ids, _today()
        )
    except FormRefused as refusal:
        return _page(form.refuse(refusal), ticked), 422
    return _back(day)


@teachers.post("/teacher/roster/day/plan")
@audience(TEACHER)
def plan_roster_day() -> Response | tuple[str, int]:
    """The station plans this one day again."""
    form, day = Form.sent(), _wanted()
    try:
        plan_days(current_station().database, current_staff().school_id, _station_id(), [day], _today())
    except FormRefused as refusal:
        return _page(form.refuse(refusal)), 422
    return _back(day)


def _page(form: Form, ticked: set[int] | None = None) -> str:
    """`ticked`: None for those who are planned."""
    staff, day = current_staff(), _wanted()
    with current_station().database.read() as connection:
        station = shown_now(connection).station
        found = roster_shown(connection, staff.school_id, station.id, term_of(day), _today())
        on_day = roster_days(connection, staff.school_id, day, day)
        away = away_between(connection, staff.school_id, day, day)
        holidays = holidays_of(connection, staff.school_id, day, day)
    at_page(url_for("teachers.roster_day", station=station.id, day=day.isoformat()))
    planned = next((each for each in on_day if each.station_id == station.id), None)
    team = {keeper.id for keeper in planned.keepers} if planned else set()
    return page(
        "roster_day",
        form=form,
        day=day,
        weekday=weekday_name(day),
        shown=Shown(station, term_of(day), is_next_term(day)),
        planned=planned,
        holiday=holidays[0] if holidays else None,
        choices=[Choice(each, each.keeper.id in away) for each in found.turns],
        ticked=team if ticked is None else ticked,
        changeable=day >= _today() and not (planned and planned.served),
        most=found.most,
    )


def _back(day: date) -> Response:
    address = roster_address(_station_id(), is_next_term(day))
    return redirect(f"{address}#day-{day.isoformat()}", 303)


def _wanted() -> date:
    """The day asked for; without one, today."""
    return day_in(request.values.get("day")) or _today()


def _station_id() -> int:
    return whole(request.values.get("station")) or 0


def _today() -> date:
    return today(current_staff().timezone)
