"""/teacher/keepers: the pupils who keep the station, and the form to enter more of them."""

from dataclasses import dataclass
from datetime import date

from flask import redirect, url_for
from flask_babel import gettext as _
from werkzeug.wrappers import Response

from kiosk.domain.duty_days import within
from kiosk.domain.keeper_lines import LINES_AT_MOST, LineRefused
from kiosk.domain.refusals import FormRefused
from kiosk.domain.term import term_of
from kiosk.queries.keeper_records import Tally, tallies
from kiosk.queries.roster import KeeperSeen, away_between, keepers_of
from kiosk.services.keeping_keepers import add_keepers
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, today
from kiosk.web.language import at_page
from kiosk.web.sentences import sentence
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

_LINE_SHOWN = 40
_IN_A_LINE = {"class_unknown": "class_unknown_in_a_line"}
"""What is said otherwise where there is no list to choose from."""


@dataclass(frozen=True)
class KeeperShown:
    """A keeper in the list. `label`: the class as people say it, or empty; `tally`: of this term."""

    keeper: KeeperSeen
    label: str
    tally: Tally
    away: bool


@teachers.get("/teacher/keepers")
@audience(TEACHER)
def keepers() -> str:
    """Who keeps the station, who once did, and the form to enter more."""
    return _page(Form())


@teachers.post("/teacher/keepers")
@audience(TEACHER)
def enter_keepers() -> Response | tuple[str, int]:
    """Enters keepers, one a line; all of them or, if one line cannot be accepted, none."""
    form, staff = Form.sent(), current_staff()
    text = form.values.get("lines", "")
    try:
        add_keepers(current_station().database, staff.school_id, text, today(staff.timezone))
    except LineRefused as refusal:
        form.errors = {"lines": _line_sentence(refusal)}
        return _page(form), 422
    except FormRefused as refusal:
        return _page(form.refuse(refusal)), 422
    return redirect(url_for("teachers.keepers"), 303)


def _line_sentence(refusal: LineRefused) -> str:
    line = refusal.line.strip()
    shown = line if len(line) <= _LINE_SHOWN else f"{line[:_LINE_SHOWN]}…"
    return _(
        "Line %(number)s (%(line)s): %(sentence)s",
        number=refusal.number,
        line=shown,
        sentence=sentence(_IN_A_LINE.get(refusal.reason, refusal.reason)),
    )


def _page(form: Form) -> str:
    staff, day = current_staff(), today(current_staff().timezone)
    term = term_of(day)
    with current_station().database.read() as connection:
        found = keepers_of(connection, staff.school_id)
        done = tallies(connection, staff.school_id, term.first_day, term.last_day)
        away = away_between(connection, staff.school_id, day, day)
    at_page(url_for("teachers.keepers"))
    shown = [_keeper(each, day, done, within(day, away.get(each.id, []))) for each in found]
    return page(
        "keepers",
        form=form,
        keepers=[each for each in shown if each.keeper.active],
        gone=[each for each in shown if not each.keeper.active],
        served=bool(done),
        at_most=LINES_AT_MOST,
    )


def _keeper(keeper: KeeperSeen, day: date, done: dict[int, Tally], away: bool) -> KeeperShown:
    label = keeper.school_class.label(day) if keeper.school_class else ""
    return KeeperShown(keeper, label, done.get(keeper.id, Tally(0, 0)), away)
