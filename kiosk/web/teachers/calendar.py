"""The roster as a calendar: a teacher's private link, and what lies behind it."""

from datetime import timedelta

from flask import Response, redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response as AnyResponse

from kiosk.adapters.calendar import Entry, calendar_file
from kiosk.adapters.chance import new_token
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import CalendarUnknown, TooManyTries
from kiosk.queries.calendar_feeds import FeedSeen, feed_by_digest
from kiosk.queries.roster_plan import RosterDay, roster_days
from kiosk.queries.stations import StationSeen, stations_of
from kiosk.services.calendar_links import end_calendar_link, renew_calendar_link
from kiosk.web.audience import ANYONE, TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now, today
from kiosk.web.language import language, named
from kiosk.web.teachers import teachers
from kiosk.web.teachers.roster import roster_page
from kiosk.web.teachers.session import current_staff

WRONG_LINKS = "60/minute"
_BACK, _AHEAD = timedelta(days=200), timedelta(days=400)


@teachers.post("/teacher/roster/calendar")
@audience(TEACHER)
def renew_calendar() -> str:
    """A new link; its address is shown in this answer and kept nowhere, the one before it ends."""
    token = new_token()
    renew_calendar_link(current_station().database, current_staff().id, digest_of(token), now())
    address = current_station().config.base_url + url_for("teachers.calendar", token=token)
    return roster_page(Form(), calendar_url=address)


@teachers.post("/teacher/roster/calendar/end")
@audience(TEACHER)
def end_calendar() -> AnyResponse:
    """Ends the link."""
    end_calendar_link(current_station().database, current_staff().id)
    return redirect(url_for("teachers.roster") + "#calendar", 303)


@teachers.get("/calendar/<token>.ics")
@audience(ANYONE)
def calendar(token: str) -> Response:
    """All duty days of a school, those served and those planned, with the keepers' display names."""
    with current_station().database.read() as connection:
        feed = feed_by_digest(connection, digest_of(token))
        if feed:
            day = today(feed.timezone)
            stations = {each.id: each for each in stations_of(connection, feed.school_id)}
            days = roster_days(connection, feed.school_id, day - _BACK, day + _AHEAD)
    if feed is None:
        _count_wrong_link()
        raise CalendarUnknown
    entries = [
        _entry(each, stations[each.station_id], several=len(stations) > 1)
        for each in days
        if each.keepers and (each.served or each.day >= day)
    ]
    response = Response(calendar_file(_name(feed), entries, now()), mimetype="text/calendar")
    response.headers["Cache-Control"] = "private, no-cache"
    response.headers.set("Content-Disposition", "inline", filename="roster.ics")
    return response


def _entry(day: RosterDay, station: StationSeen, *, several: bool) -> Entry:
    names = ("、" if language() == "zh" else ", ").join(keeper.name for keeper in day.keepers)
    summary = _("On duty: %(names)s", names=names)
    host = current_station().config.base_url.partition("://")[2]
    return Entry(
        uid=f"{day.day:%Y%m%d}-{station.slug}@{host}",
        day=day.day,
        summary=f"{summary} · {named(station)}" if several else summary,
        location=named(station),
    )


def _name(feed: FeedSeen) -> str:
    return _("Station keepers, %(school)s", school=named(feed))


def _count_wrong_link() -> None:
    if not current_station().limiter.spend(WRONG_LINKS, "calendar", request.remote_addr or ""):
        raise TooManyTries
