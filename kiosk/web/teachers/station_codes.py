"""POST /teacher/stations/<id>/renew-code: the code on the poster is replaced."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.adapters.chance import new_code
from kiosk.services.renewing_codes import renew_station_code
from kiosk.web.audience import TEACHER, audience
from kiosk.web.here import current_station, now
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff


@teachers.post("/teacher/stations/<int(max=999999999999999999):station_id>/renew-code")
@audience(TEACHER)
def renew_code(station_id: int) -> Response:
    """Gives the station a new code; the poster at the gate is worth nothing until it is printed anew."""
    renew_station_code(current_station().database, current_staff().school_id, station_id, new_code, now())
    return redirect(url_for("teachers.prints", renewed=station_id), 303)
