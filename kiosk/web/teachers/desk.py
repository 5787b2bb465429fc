"""GET /teacher/: what needs an eye."""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from kiosk.queries.claim_log import claim_counts, claims_before
from kiosk.queries.claim_narrowing import Narrowing
from kiosk.queries.duties import open_duties
from kiosk.queries.stations import stations_of
from kiosk.web.audience import TEACHER, audience
from kiosk.web.here import current_station, today
from kiosk.web.teachers import teachers
from kiosk.web.teachers.duties import duty_of
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import claim_of, page

LATEST = 5


@teachers.get("/teacher/")
@audience(TEACHER)
def desk() -> str:
    """The open duty, how much went home today and this week, the latest claims, and where to go from here."""
    staff = current_staff()
    day = today(staff.timezone)
    midnight = datetime.combine(day, time(), ZoneInfo(staff.timezone))
    monday = datetime.combine(day - timedelta(days=day.weekday()), time(), ZoneInfo(staff.timezone))
    with current_station().database.read() as connection:
        stations = {station.id: station for station in stations_of(connection, staff.school_id)}
        counts = claim_counts(connection, stations, midnight, monday)
        latest = claims_before(connection, stations, Narrowing(), at_most=LATEST)
        duties = open_duties(connection, staff.school_id)
    return page(
        "desk",
        counts=counts,
        claims=[claim_of(claim, stations, day) for claim in latest.claims],
        duties=[duty_of(duty) for duty in duties],
        several=len(stations) > 1,
    )
