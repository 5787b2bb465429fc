"""/teacher/choices: how keepers' pages are to be."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.choices import MOST_DISPLAY_DAYS
from kiosk.domain.refusals import FormRefused
from kiosk.queries.school_rules import rules_of
from kiosk.services.choosing import choose
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page


@teachers.get("/teacher/choices")
@audience(TEACHER)
def choices() -> str:
    """The choices as they are."""
    with current_station().database.read() as connection:
        kept = rules_of(connection, current_staff().school_id).choices
    values = {"display_days": str(kept.display_days), "pinyin": "1" if kept.pinyin else ""}
    return page("choices", form=Form(values=values), most_days=MOST_DISPLAY_DAYS)


@teachers.post("/teacher/choices")
@audience(TEACHER)
def make_choices() -> Response | tuple[str, int]:
    """Keeps them for the whole school."""
    form = Form.sent()
    at_page(url_for("teachers.choices"))
    try:
        choose(
            current_station().database,
            current_staff().school_id,
            pinyin=bool(form.values.get("pinyin")),
            display_days=whole(form.values.get("display_days", "").strip()) or 0,
        )
    except FormRefused as refusal:
        return page("choices", form=form.refuse(refusal), most_days=MOST_DISPLAY_DAYS), 422
    return redirect(url_for("teachers.choices"), 303)
