"""/teacher/school/texts: a pledge and a word about privacy, in the school's own words."""

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.choices import MOST_TEXT, TEXTS, tidied_text
from kiosk.domain.refusals import FormRefused
from kiosk.queries.school_rules import rules_of
from kiosk.services.choosing import choose
from kiosk.web.audience import ADMIN, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page


@teachers.get("/teacher/school/texts")
@audience(ADMIN)
def school_texts() -> str:
    """The texts as they are."""
    with current_station().database.read() as connection:
        kept = rules_of(connection, current_staff().school_id).choices
    return _page(Form(values={text: getattr(kept, text) for text in TEXTS}))


@teachers.post("/teacher/school/texts")
@audience(ADMIN)
def write_school_texts() -> Response | tuple[str, int]:
    """Keeps them as plain text, with their line breaks; an empty one is none."""
    form = Form.sent()
    texts = {text: tidied_text(form.values.get(text, "")) for text in TEXTS}
    try:
        choose(current_station().database, current_staff().school_id, **texts)
    except FormRefused as refusal:
        return _page(form.refuse(refusal)), 422
    return redirect(url_for("teachers.school_texts"), 303)


def _page(form: Form) -> str:
    at_page(url_for("teachers.school_texts"))
    return page("school_texts", form=form, most_text=MOST_TEXT)
