"""/teacher/tag-series: the sheets that were printed; a lost one is cancelled, a found one taken back."""

from flask import redirect, request, url_for
from werkzeug.wrappers import Response

from kiosk.queries.tag_series import series_of
from kiosk.services.cancelling_tags import cancel_series, take_back_series
from kiosk.web.audience import TEACHER, audience
from kiosk.web.here import current_station, now
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

AT_MOST = 50
_ID = "<int(max=999999999999999999):series_id>"


@teachers.get("/teacher/tag-series")
@audience(TEACHER)
def tag_series() -> str:
    """The prints, newest first; `before`: the id before which to go on."""
    before = whole(request.args.get("before"))
    with current_station().database.read() as connection:
        found = series_of(connection, current_staff().school_id, before, AT_MOST + 1)
    more = found[AT_MOST - 1].id if len(found) > AT_MOST else None
    several = len({series.station.id for series in found}) > 1
    return page("tag_series", series=found[:AT_MOST], more=more, several=several)


@teachers.post(f"/teacher/tag-series/{_ID}/cancel")
@audience(TEACHER)
def cancel_tags(series_id: int) -> Response:
    """The sheet is lost: its blank tags are worth nothing any more."""
    staff = current_staff()
    cancel_series(current_station().database, staff.school_id, series_id, staff.id, now())
    return _back(series_id)


@teachers.post(f"/teacher/tag-series/{_ID}/take-back")
@audience(TEACHER)
def take_back_tags(series_id: int) -> Response:
    """The sheet was found: its tags are blank again."""
    take_back_series(current_station().database, current_staff().school_id, series_id)
    return _back(series_id)


def _back(series_id: int) -> Response:
    return redirect(url_for("teachers.tag_series", before=series_id + 1) + f"#series-{series_id}", 303)
