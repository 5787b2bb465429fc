"""GET /teacher/, the Today page: what is new, what waits, who is on duty, how the week went."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from flask import redirect, request, url_for
from flask_babel import format_date, format_time
from flask_babel import gettext as _
from werkzeug.exceptions import BadRequest
from werkzeug.wrappers import Response

from kiosk.queries.claim_log import claims_before
from kiosk.queries.claim_narrowing import Narrowing
from kiosk.queries.duties import open_duties
from kiosk.queries.next_duty import next_duties
from kiosk.queries.stations import stations_of
from kiosk.queries.waiting import new_claim_count, waiting_for
from kiosk.queries.week import days_counted
from kiosk.services.visiting import note_visit
from kiosk.web.audience import TEACHER, audience
from kiosk.web.days import weekday_name
from kiosk.web.here import current_station, now, today
from kiosk.web.teachers import teachers
from kiosk.web.teachers.duties import duty_of
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import claim_of, page
from kiosk.web.teachers.waiting_shown import counted, lines_of
from kiosk.web.teachers.week_shown import midnights_of, week_of

LATEST = 5
DAYS_BY_NAME = 7


@teachers.get("/teacher/")
@audience(TEACHER)
def desk() -> str:
    """What five minutes a week are for. New is what came since their mark, or without one since Monday."""
    staff, moment = current_staff(), now()
    day = today(staff.timezone)
    midnights = midnights_of(day, staff.timezone)
    since = staff.visited_at or midnights[0]
    with current_station().database.read() as connection:
        stations = {station.id: station for station in stations_of(connection, staff.school_id)}
        new = new_claim_count(connection, stations, since)
        latest = claims_before(connection, stations, Narrowing(since=since), at_most=LATEST) if new else None
        waiting = waiting_for(connection, staff.school_id, stations, day)
        week = days_counted(connection, stations, midnights)
        duties = open_duties(connection, staff.school_id)
        coming = next_duties(connection, staff.school_id, stations, day)
    return page(
        "desk",
        since=_since(since, day, staff.timezone),
        new=counted(new) if new else "",
        claims=[claim_of(claim, stations, day) for claim in latest.claims] if latest else [],
        more=new > LATEST,
        log_url=url_for("teachers.claims", since=_day_of(since, staff.timezone).isoformat()),
        drawn_at=moment.isoformat(),
        waiting=lines_of(waiting),
        week=week_of(week, day),
        duties=[duty_of(duty) for duty in duties],
        coming=coming,
        coming_day=weekday_name(coming[0].day) if coming else "",
        stations=stations,
        several=len(stations) > 1,
    )


@teachers.post("/teacher/known")
@audience(TEACHER)
def know_claims() -> Response:
    """They know what was new when the page was drawn (`until`, with its zone); from then on counts as new."""
    try:
        until = datetime.fromisoformat(request.form.get("until", ""))
        if until.tzinfo is None:
            raise BadRequest
        until = until.astimezone(UTC)
    except (ValueError, OverflowError):
        raise BadRequest from None
    note_visit(current_station().database, current_staff().id, until, now())
    return redirect(url_for("teachers.desk"), 303)


def _since(moment: datetime, today: date, timezone: str) -> str:
    """A moment as one says it: the hour of today, the weekday of this week, or the date."""
    day = _day_of(moment, timezone)
    clock = format_time(moment.astimezone(ZoneInfo(timezone)), "HH:mm", rebase=False)
    if day == today:
        return _("since %(time)s today", time=clock)
    said = (
        weekday_name(day) if (today - day).days < DAYS_BY_NAME else format_date(day, "medium", rebase=False)
    )
    return _("since %(day)s, %(time)s", day=said, time=clock)


def _day_of(moment: datetime, timezone: str) -> date:
    return moment.astimezone(ZoneInfo(timezone)).date()
