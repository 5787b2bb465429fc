"""GET /teacher/claims/<id> and POST …/reveal: one claim; its claimant in full after an entry in the log."""

from flask import url_for

from kiosk.domain.claimant import class_label
from kiosk.domain.refusals import ClaimUnknown, FormRefused
from kiosk.queries.access_log import reason_since
from kiosk.queries.claim_log import claim_by_id
from kiosk.queries.stations import stations_of
from kiosk.services.revealing import reveal_claimant
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, day_began, now, today
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import claim_of, page

_ID = "<int(max=999999999999999999):claim_id>"


@teachers.get(f"/teacher/claims/{_ID}")
@audience(TEACHER)
def claim(claim_id: int) -> str:
    """One claim, its claimant masked."""
    return _page(claim_id, Form())


@teachers.post(f"/teacher/claims/{_ID}/reveal")
@audience(TEACHER)
def reveal(claim_id: int) -> str | tuple[str, int]:
    """The claimant in full, this once: the answer is kept nowhere, and looking again is another entry."""
    staff, station = current_staff(), current_station()
    at_page(url_for("teachers.claim", claim_id=claim_id))
    form, began = Form.sent(), day_began(staff.timezone)
    reason = form.values.get("reason", "")
    try:
        claimant = reveal_claimant(
            station.database, station.vault, claim_id, staff.school_id, staff.id, reason, began, now()
        )
    except FormRefused as refusal:
        return _page(claim_id, form.refuse(refusal)), 422
    if claimant is None:
        return _page(claim_id, form)
    label = class_label(claimant.class_key, today(staff.timezone))
    return _page(claim_id, form, name=claimant.name, class_name=label, contact=claimant.contact)


def _page(claim_id: int, form: Form, **revealed: str) -> str:
    """`revealed`: name, class_name and contact, or nothing."""
    staff = current_staff()
    with current_station().database.read() as connection:
        seen = claim_by_id(connection, staff.school_id, claim_id)
        given = reason_since(connection, staff.school_id, staff.id, day_began(staff.timezone))
        stations = {station.id: station for station in stations_of(connection, staff.school_id)}
    if seen is None:
        raise ClaimUnknown
    shown = claim_of(seen, stations, today(staff.timezone))
    return page("claim", claim=shown, form=form, given=given, revealed=revealed, several=len(stations) > 1)
