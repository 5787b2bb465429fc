"""/teacher/school/classes: the classes that a family can pick, grade by grade."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from flask import redirect, request, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from kiosk.domain.class_lines import TEXT_AT_MOST, ClassRefused, coming_year, first_grade
from kiosk.domain.refusals import FormRefused
from kiosk.domain.school_class import GRADES, SchoolClass, school_year
from kiosk.queries.school_rules import rules_of
from kiosk.services import keeping_classes
from kiosk.web.audience import ADMIN, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, today
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.sentences import sentence
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_WRITTEN_SHOWN = 40


@dataclass(frozen=True)
class GradeShown:
    """A grade with its classes; `label`: in words; `leaves`: whether it leaves on the next 1 September."""

    label: str
    classes: list[tuple[str, str]]
    leaves: bool


@dataclass(frozen=True)
class Coming:
    """A first grade that can be added. `starts`: the year in which its school year begins."""

    year: int
    starts: int
    count: int


@teachers.get("/teacher/school/classes")
@audience(ADMIN)
def school_classes() -> str:
    """The classes, what comes and what left, and the form to enter more."""
    return _page(Form())


@teachers.post("/teacher/school/classes")
@audience(ADMIN)
def enter_school_classes() -> Response | tuple[str, int]:
    """Enters the classes of a text; all of them or, if one cannot be read, none."""
    form, staff = Form.sent(), current_staff()
    text, only = form.values.get("classes", ""), bool(form.values.get("only"))
    try:
        keeping_classes.enter_classes(
            current_station().database, staff.school_id, text, today(staff.timezone), only=only
        )
    except ClassRefused as refusal:
        form.errors = {"classes": _piece_sentence(refusal)}
        return _page(form), 422
    except FormRefused as refusal:
        return _page(form.refuse(refusal)), 422
    return _back()


@teachers.post("/teacher/school/classes/first-grade")
@audience(ADMIN)
def add_school_first_grade() -> Response:
    """Adds the first grade that comes next."""
    staff, year = current_staff(), whole(request.form.get("year")) or 0
    keeping_classes.add_first_grade(current_station().database, staff.school_id, year, today(staff.timezone))
    return _back()


@teachers.post("/teacher/school/classes/remove")
@audience(ADMIN)
def remove_school_classes() -> Response:
    """Takes the ticked classes away; none ticked, none taken."""
    keys = request.form.getlist("class")
    keeping_classes.remove_classes(current_station().database, current_staff().school_id, keys)
    return _back()


@teachers.post("/teacher/school/classes/remove-left")
@audience(ADMIN)
def remove_left_school_classes() -> Response:
    """Takes away the classes that have left."""
    staff = current_staff()
    keeping_classes.remove_left(current_station().database, staff.school_id, today(staff.timezone))
    return _back()


def _piece_sentence(refusal: ClassRefused) -> str:
    written = refusal.written
    shown = written if len(written) <= _WRITTEN_SHOWN else f"{written[:_WRITTEN_SHOWN]}…"
    return _("“%(written)s”: %(sentence)s", written=shown, sentence=sentence(refusal.reason))


def _page(form: Form) -> str:
    day = today(current_staff().timezone)
    with current_station().database.read() as connection:
        classes = rules_of(connection, current_staff().school_id).classes
    at_page(url_for("teachers.school_classes"))
    present = [each for each in classes if each.grade(day) <= GRADES]
    return page(
        "school_classes",
        form=form,
        grades=_grades(present, day),
        left=[each.label(day) for each in classes if each.grade(day) > GRADES],
        coming=_coming(classes, day),
        moves_in=school_year(day) + 1,
        text_at_most=TEXT_AT_MOST,
    )


def _grades(classes: list[SchoolClass], day: date) -> list[GradeShown]:
    return [
        GradeShown(
            _("Grade %(grade)s", grade=grade) if grade else _("From September on"),
            [(each.key, each.label(day)) for each in members],
            leaves=grade == GRADES,
        )
        for grade, members in groupby(classes, key=lambda each: max(each.grade(day), 0))
    ]


def _coming(classes: list[SchoolClass], day: date) -> Coming | None:
    year = coming_year(classes, day)
    return None if year is None else Coming(year, year, len(first_grade(classes, year)))


def _back() -> Response:
    return redirect(url_for("teachers.school_classes"), 303)
