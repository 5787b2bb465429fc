"""/teacher/school/screen: what the screens at the gate show, their hours, and the keys that connect them."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.choices import MOST_VOLUME, TIMES, Choices
from kiosk.domain.refusals import FormRefused
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import stations_of
from kiosk.services.choosing import choose, renew_screen_keys
from kiosk.web.audience import ADMIN, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.school_typed import number_in
from kiosk.web.teachers.screens_shown import screen_of
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_TICKS = ("changing_code", "printed_code", "screen_touch", "screen_voice")


@teachers.get("/teacher/school/screen")
@audience(ADMIN)
def school_screen() -> str:
    """The choices as they are, and each station's addresses."""
    kept = _kept()
    return _page(Form(values=_written(kept)), kept)


@teachers.post("/teacher/school/screen")
@audience(ADMIN)
def make_school_screen() -> Response | tuple[str, int]:
    """Keeps them; screens that are on take them up within seconds."""
    form = Form.sent()
    try:
        choose(
            current_station().database,
            current_staff().school_id,
            screen_volume=number_in(form, "screen_volume") or 0,
            **{tick: bool(form.values.get(tick)) for tick in _TICKS},
            **{each: form.values.get(each, "").strip() for each in TIMES},
        )
    except FormRefused as refusal:
        return _page(form.refuse(refusal), _kept()), 422
    return redirect(url_for("teachers.school_screen"), 303)


@teachers.post("/teacher/school/screen/disconnect")
@audience(ADMIN)
def disconnect_screens() -> Response:
    """New keys: every browser that is a screen now is one no more, and the old addresses connect nothing."""
    renew_screen_keys(current_station().database, current_staff().school_id)
    return redirect(url_for("teachers.school_screen", _anchor="screens"), 303)


def _kept() -> Choices:
    with current_station().database.read() as connection:
        return rules_of(connection, current_staff().school_id).choices


def _written(kept: Choices) -> dict[str, str]:
    ticks = {tick: "1" for tick in _TICKS if getattr(kept, tick)}
    times = {each: getattr(kept, each) for each in TIMES}
    return {"screen_volume": str(kept.screen_volume), **ticks, **times}


def _page(form: Form, kept: Choices) -> str:
    at_page(url_for("teachers.school_screen"))
    with current_station().database.read() as connection:
        stations = stations_of(connection, current_staff().school_id)
    screens = [screen_of(station, kept.screen_keys) for station in stations]
    return page("school_screen", form=form, screens=screens, most_volume=MOST_VOLUME)
