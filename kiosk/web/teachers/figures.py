"""/teacher/figures: what became of a station's things in a term, drawn and in numbers."""

from datetime import date, timedelta

from flask import request, url_for
from flask_babel import gettext as _
from sqlalchemy import Connection

from kiosk.domain.integrity import SHOWN_FROM, Index
from kiosk.domain.term import Term, term_of
from kiosk.queries.integrity import index_now
from kiosk.queries.stations import StationSeen, stations_of
from kiosk.queries.term_figures import term_figures, waiting_since
from kiosk.web.audience import TEACHER, audience
from kiosk.web.days import term_name
from kiosk.web.here import current_station, now, today
from kiosk.web.language import at_page, named
from kiosk.web.teachers import teachers
from kiosk.web.teachers.choice import Choice, chosen_station
from kiosk.web.teachers.figures_shown import drawn
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

LAST = "last"


@teachers.get("/teacher/figures")
@audience(TEACHER)
def figures() -> str:
    """The figures of a station's term: of this one, or of the one before."""
    staff = current_staff()
    day = today(staff.timezone)
    is_last = request.args.get("term") == LAST
    term = _terms(day)[is_last]
    with current_station().database.read() as connection:
        stations = stations_of(connection, staff.school_id)
        station = chosen_station(stations)
        found = term_figures(connection, station.id, station.timezone, term, now())
        waiting = waiting_since(connection, station.id)
        index = None if is_last else _index(connection, station)
    at_page(_address(station.id, is_last))
    others = [Choice(named(each), _address(each.id, is_last), each.id == station.id) for each in stations]
    return page(
        "figures",
        station=station,
        choices=[(_("Term"), _term_choices(station, day, is_last)), (_("Station"), others)],
        whole=found.whole,
        index=index,
        charts=drawn(found, waiting, day, station.timezone),
        shown_from=SHOWN_FROM,
    )


def _terms(day: date) -> tuple[Term, Term]:
    """This term, and the last one."""
    this = term_of(day)
    return this, term_of(this.first_day - timedelta(days=1))


def _term_choices(station: StationSeen, day: date, is_last: bool) -> list[Choice]:
    return [
        Choice(term_name(term), _address(station.id, last), last == is_last)
        for last, term in zip((False, True), _terms(day), strict=True)
    ]


def _index(connection: Connection, station: StationSeen) -> Index | None:
    """The index as it is now, worked out; None below ten departures."""
    index = index_now(connection, station.id, station.timezone, now())
    return index if index.percent is not None else None


def _address(station_id: int, is_last: bool) -> str:
    return url_for("teachers.figures", station=station_id, term=LAST if is_last else None)
