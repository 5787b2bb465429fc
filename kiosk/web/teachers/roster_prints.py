"""The roster for the wall, and the keepers' certificates, as PDF."""

from flask import Response

from kiosk.adapters.printing.certificate import Honoured, certificates
from kiosk.adapters.printing.roster_sheet import RosterDay, roster_sheet
from kiosk.adapters.printing.words import Pair
from kiosk.domain.refusals import KeeperUnknown, NothingServed
from kiosk.domain.term import Term, term_of
from kiosk.queries.keeper_records import tallies
from kiosk.queries.roster import KeeperSeen, keeper_by_id, keepers_of
from kiosk.queries.stations import stations_of
from kiosk.web.audience import TEACHER, audience
from kiosk.web.days import term_pair
from kiosk.web.here import current_station, today
from kiosk.web.paper import download, heading_of
from kiosk.web.teachers import teachers
from kiosk.web.teachers.roster import shown_now
from kiosk.web.teachers.roster_shown import DayShown, roster_shown
from kiosk.web.teachers.session import current_staff

_ID = "<int(max=999999999999999999):keeper_id>"


@teachers.get("/teacher/roster.pdf")
@audience(TEACHER)
def roster_print() -> Response:
    """A station's term on A4."""
    staff = current_staff()
    with current_station().database.read() as connection:
        shown = shown_now(connection)
        found = roster_shown(connection, staff.school_id, shown.station.id, shown.term, today(staff.timezone))
    days = [
        RosterDay(day.day, [name.name for name in day.names], day.holiday or "")
        for week in found.weeks
        for day in week.days
        if _is_printed(day)
    ]
    sheet = roster_sheet(heading_of(shown.station), _pair(shown.term), days)
    return download(sheet, f"roster-{shown.station.slug}-{shown.term.first_day:%Y-%m}.pdf")


@teachers.get(f"/teacher/keepers/{_ID}/certificate.pdf")
@audience(TEACHER)
def certificate_print(keeper_id: int) -> Response:
    """One keeper's certificate for this term."""
    with current_station().database.read() as connection:
        keeper = keeper_by_id(connection, current_staff().school_id, keeper_id)
    if keeper is None:
        raise KeeperUnknown
    return _certificates([keeper], f"certificate-{keeper_id}.pdf")


@teachers.get("/teacher/keepers/certificates.pdf")
@audience(TEACHER)
def certificates_print() -> Response:
    """A certificate for everybody who served this term, also if they left since."""
    with current_station().database.read() as connection:
        keepers = keepers_of(connection, current_staff().school_id)
    return _certificates(keepers, "certificates.pdf")


def _certificates(keepers: list[KeeperSeen], name: str) -> Response:
    staff, day = current_staff(), today(current_staff().timezone)
    term = term_of(day)
    with current_station().database.read() as connection:
        station = stations_of(connection, staff.school_id)[0]
        done = tallies(connection, staff.school_id, term.first_day, term.last_day)
    honoured = [
        Honoured(
            keeper.name,
            keeper.school_class.label(day) if keeper.school_class else "",
            done[keeper.id].duties,
            done[keeper.id].logged,
        )
        for keeper in keepers
        if keeper.id in done
    ]
    if not honoured:
        raise NothingServed
    sheet = certificates(heading_of(station), honoured, _pair(term), staff.display_name, day)
    return download(sheet, name)


def _is_printed(day: DayShown) -> bool:
    return day.kind in {"served", "planned", "by_hand", "holiday"}


def _pair(term: Term) -> Pair:
    return Pair(*term_pair(term))
