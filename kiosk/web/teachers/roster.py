"""/teacher/roster: who keeps the station when, a term at a time."""

from dataclasses import dataclass
from datetime import date, timedelta

from flask import redirect, request, url_for
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from kiosk.domain.choices import MOST_TEAM_SIZE
from kiosk.domain.duty_days import term_to_plan
from kiosk.domain.refusals import FormRefused
from kiosk.domain.term import Term, term_of
from kiosk.queries.calendar_feeds import feed_made_at
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen, stations_of
from kiosk.services import planning_roster
from kiosk.services.planning_roster import Stretch
from kiosk.web.audience import TEACHER, audience
from kiosk.web.days import day_in, term_name, weekday_names
from kiosk.web.forms import Form
from kiosk.web.here import current_station, today
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.roster_shown import RosterShown, roster_shown
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

NEXT = "next"


@dataclass(frozen=True)
class Shown:
    """Which roster is on the page: a station's, in this term (the one to plan now) or in the next one."""

    station: StationSeen
    term: Term
    is_next: bool

    def address(self, endpoint: str = "teachers.roster") -> str:
        """The address of this roster, or of its print."""
        return roster_address(self.station.id, self.is_next, endpoint)


def roster_address(station_id: int, is_next: bool, endpoint: str = "teachers.roster") -> str:
    """The address of a station's roster of the next term, or of the one before it."""
    return url_for(endpoint, station=station_id, term=NEXT if is_next else None)


@teachers.get("/teacher/roster")
@audience(TEACHER)
def roster() -> str:
    """One station's term, and the forms to plan it."""
    return roster_page(Form())


@teachers.post("/teacher/roster")
@audience(TEACHER)
def plan_term() -> Response | tuple[str, int]:
    """Keeps the weekdays and the size of a team, and plans the days of a stretch."""
    form, school_id = Form.sent(), current_staff().school_id
    ticked = _ticked()
    try:
        stretch = _stretch(form)
        size = whole(form.values.get("team_size", "").strip()) or 0
        planning_roster.plan_term(current_station().database, school_id, stretch, ticked, size, _today())
    except FormRefused as refusal:
        return roster_page(form.refuse(refusal), ticked=ticked), 422
    address = roster_address(stretch.station_id, is_next_term(stretch.first_day))
    return redirect(f"{address}#plan", 303)


def roster_page(form: Form, **more: object) -> str:
    """The roster that the request is about. `more`: what else the template shows."""
    staff, day = current_staff(), _today()
    with current_station().database.read() as connection:
        stations = stations_of(connection, staff.school_id)
        shown = _shown(stations, day)
        found = roster_shown(connection, staff.school_id, shown.station.id, shown.term, day)
        choices = rules_of(connection, staff.school_id).choices
        feed = feed_made_at(connection, staff.id)
    at_page(shown.address())
    defaults = {"team_size": str(choices.team_size), **_first_and_last(shown, found, day)}
    form.values = {**defaults, **form.values}
    context = {
        "ticked": choices.duty_weekdays,
        "shown": shown,
        "stations": stations,
        "roster": found,
        "terms": _terms(shown, day),
        "weekdays": weekday_names(),
        "most_keepers": MOST_TEAM_SIZE,
        "feed_made_at": feed,
        "calendar_url": None,
    }
    return page("roster", form=form, **{**context, **more})


def shown_now(connection: Connection) -> Shown:
    """The roster that the request's `station` and `term` mean."""
    return _shown(stations_of(connection, current_staff().school_id), _today())


def is_next_term(day: date) -> bool:
    """Whether a day lies after the term that is to be planned now."""
    return day > term_to_plan(_today()).last_day


def _today() -> date:
    return today(current_staff().timezone)


def _shown(stations: list[StationSeen], day: date) -> Shown:
    """A station that is not the school's shows the first one, as no station does."""
    wanted = whole(request.values.get("station"))
    station = next((each for each in stations if each.id == wanted), stations[0])
    now = term_to_plan(day)
    if request.values.get("term") == NEXT:
        return Shown(station, term_of(now.last_day + timedelta(1)), is_next=True)
    return Shown(station, now, is_next=False)


def _terms(shown: Shown, day: date) -> list[tuple[str, str, bool]]:
    """The terms to choose from: name, address, whether it is the one shown."""
    now = term_to_plan(day)
    coming = term_of(now.last_day + timedelta(1))
    both = [Shown(shown.station, now, is_next=False), Shown(shown.station, coming, is_next=True)]
    return [(term_name(each.term), each.address(), each.is_next == shown.is_next) for each in both]


def _first_and_last(shown: Shown, found: RosterShown, day: date) -> dict[str, str]:
    """The stretch to plan: from today or the term's first day, to the last day planned or of lessons."""
    planned = [each.day for week in found.weeks for each in week.days if each.kind == "planned"]
    first = max(day, shown.term.first_day)
    return {
        "first_day": first.isoformat(),
        "last_day": max(planned, default=shown.term.lessons_end).isoformat(),
    }


def _ticked() -> tuple[int, ...]:
    """The weekdays ticked; what is none of them is a mad form and refused as such."""
    numbers = {whole(text) for text in request.form.getlist("duty_weekdays")}
    return tuple(sorted(7 if number is None else number for number in numbers))


def _stretch(form: Form) -> Stretch:
    first, last = day_in(form.values.get("first_day")), day_in(form.values.get("last_day"))
    if first is None:
        raise FormRefused({"first_day": "first_day_missing"})
    if last is None:
        raise FormRefused({"last_day": "last_day_missing"})
    return Stretch(whole(form.values.get("station")) or 0, first, last)
