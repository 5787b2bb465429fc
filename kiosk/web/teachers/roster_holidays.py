"""The school's holidays, entered beside the roster."""

from flask import redirect
from werkzeug.wrappers import Response

from kiosk.domain.refusals import FormRefused
from kiosk.services.keeping_holidays import add_holiday, remove_holiday
from kiosk.web.audience import TEACHER, audience
from kiosk.web.days import day_in
from kiosk.web.forms import Form
from kiosk.web.here import current_station, today
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.roster import NEXT, roster_address, roster_page
from kiosk.web.teachers.session import current_staff

_ID = "<int(max=999999999999999999):holiday_id>"


@teachers.post("/teacher/roster/holidays")
@audience(TEACHER)
def enter_holiday() -> Response | tuple[str, int]:
    """Enters a holiday; a single day needs no last day."""
    form, staff = Form.sent(), current_staff()
    first, last = (day_in(form.values.get(f"holiday_{end}_day")) for end in ("first", "last"))
    name = form.values.get("holiday_name", "")
    try:
        add_holiday(current_station().database, staff.school_id, name, first, last, today(staff.timezone))
    except FormRefused as refusal:
        reasons = {f"holiday_{field}": reason for field, reason in refusal.reasons.items()}
        return roster_page(form.refuse(FormRefused(reasons))), 422
    return _back(form)


@teachers.post(f"/teacher/roster/holidays/{_ID}/remove")
@audience(TEACHER)
def drop_holiday(holiday_id: int) -> Response:
    """Takes a holiday away."""
    form = Form.sent()
    remove_holiday(current_station().database, current_staff().school_id, holiday_id)
    return _back(form)


def _back(form: Form) -> Response:
    address = roster_address(whole(form.values.get("station")) or 0, form.values.get("term") == NEXT)
    return redirect(f"{address}#holidays", 303)
