"""/teacher/school/rules: who may read the board, what a family has to say, and how long things are kept."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.choices import (
    MOST_CLAIMANT_DAYS,
    MOST_DISPLAY_DAYS,
    MOST_LOST_DAYS,
    MOST_REQUEST_DAYS,
    Choices,
)
from kiosk.domain.languages import OFFERS
from kiosk.domain.refusals import FormRefused
from kiosk.queries.school_rules import rules_of
from kiosk.services.choosing import choose
from kiosk.web.audience import ADMIN, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.school_typed import number_in
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_TICKS = ("contact_required", "tags_reusable")
_DAYS = ("claimant_days", "lost_days", "request_days", "display_days")


@teachers.get("/teacher/school/rules")
@audience(ADMIN)
def school_rules() -> str:
    """The rules as they are."""
    with current_station().database.read() as connection:
        kept = rules_of(connection, current_staff().school_id).choices
    return _page(Form(values=_written(kept)))


@teachers.post("/teacher/school/rules")
@audience(ADMIN)
def make_school_rules() -> Response | tuple[str, int]:
    """Keeps them; they hold from this moment on, for what is kept already as well."""
    form = Form.sent()
    try:
        choose(
            current_station().database,
            current_staff().school_id,
            board_readers=form.values.get("board_readers", ""),
            languages=tuple(form.values.get("languages", "").split(",")),
            **{tick: bool(form.values.get(tick)) for tick in _TICKS},
            **{days: number_in(form, days) or 0 for days in _DAYS},
        )
    except FormRefused as refusal:
        return _page(form.refuse(refusal)), 422
    return redirect(url_for("teachers.school_rules"), 303)


def _written(kept: Choices) -> dict[str, str]:
    ticks = {tick: "1" for tick in _TICKS if getattr(kept, tick)}
    days = {each: str(getattr(kept, each)) for each in _DAYS}
    return {"board_readers": kept.board_readers, "languages": ",".join(kept.languages), **ticks, **days}


def _page(form: Form) -> str:
    at_page(url_for("teachers.school_rules"))
    return page(
        "school_rules",
        form=form,
        offers=[",".join(offer) for offer in OFFERS],
        most_claimant_days=MOST_CLAIMANT_DAYS,
        most_lost_days=MOST_LOST_DAYS,
        most_request_days=MOST_REQUEST_DAYS,
        most_display_days=MOST_DISPLAY_DAYS,
    )
