"""/teacher/keepers/<id>: one keeper's record, name and class, absences, leaving and coming back."""

from datetime import date

from flask import redirect, url_for
from werkzeug.wrappers import Response

from kiosk.domain.refusals import FormRefused, KeeperUnknown
from kiosk.domain.school_class import SchoolClass, parse
from kiosk.domain.term import term_of
from kiosk.queries.keeper_records import Tally, duties_served, tallies
from kiosk.queries.roster import KeeperSeen, absences_of, keeper_by_id
from kiosk.queries.roster_plan import roster_days
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import stations_of
from kiosk.services import keeping_keepers
from kiosk.web.audience import TEACHER, audience
from kiosk.web.days import day_in, term_name
from kiosk.web.forms import Form
from kiosk.web.here import current_station, today
from kiosk.web.language import at_page
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

DUTIES_SHOWN = 60
_ID = "<int(max=999999999999999999):keeper_id>"
_ABSENCE = "<int(max=999999999999999999):absence_id>"


@teachers.get(f"/teacher/keepers/{_ID}")
@audience(TEACHER)
def keeper(keeper_id: int) -> str:
    """What a keeper did and is to do."""
    return _page(keeper_id, Form())


@teachers.post(f"/teacher/keepers/{_ID}")
@audience(TEACHER)
def change_keeper(keeper_id: int) -> Response | tuple[str, int]:
    """Another name or class."""
    form = Form.sent()
    try:
        chosen = _chosen_class(form.values.get("class_name", ""))
        keeping_keepers.change_keeper(
            current_station().database, _school_id(), keeper_id, form.values.get("name", ""), chosen
        )
    except FormRefused as refusal:
        return _page(keeper_id, form.refuse(refusal)), 422
    return _back(keeper_id)


@teachers.post(f"/teacher/keepers/{_ID}/leave")
@audience(TEACHER)
def keeper_leaves(keeper_id: int) -> Response:
    """The keeper leaves the roster."""
    keeping_keepers.let_go(current_station().database, _school_id(), keeper_id, _today())
    return _back(keeper_id)


@teachers.post(f"/teacher/keepers/{_ID}/return")
@audience(TEACHER)
def keeper_returns(keeper_id: int) -> Response | tuple[str, int]:
    """The keeper comes back to the roster."""
    form = Form.sent()
    try:
        keeping_keepers.take_back(current_station().database, _school_id(), keeper_id, _today())
    except FormRefused as refusal:
        return _page(keeper_id, form.refuse(refusal)), 409
    return _back(keeper_id)


@teachers.post(f"/teacher/keepers/{_ID}/absences")
@audience(TEACHER)
def enter_absence(keeper_id: int) -> Response | tuple[str, int]:
    """The keeper cannot come; a single day needs no last day."""
    form = Form.sent()
    first, last = day_in(form.values.get("first_day")), day_in(form.values.get("last_day"))
    try:
        keeping_keepers.add_absence(
            current_station().database, _school_id(), keeper_id, first, last, _today()
        )
    except FormRefused as refusal:
        return _page(keeper_id, form.refuse(refusal)), 422
    return _back(keeper_id, "#absences")


@teachers.post(f"/teacher/keepers/{_ID}/absences/{_ABSENCE}/remove")
@audience(TEACHER)
def drop_absence(keeper_id: int, absence_id: int) -> Response:
    """The keeper can come after all."""
    keeping_keepers.remove_absence(current_station().database, _school_id(), keeper_id, absence_id)
    return _back(keeper_id, "#absences")


def _chosen_class(text: str) -> SchoolClass | None:
    """The class chosen; None for the choice of none. What is no class is refused."""
    if not text:
        return None
    chosen = parse(text, _today())
    if chosen is None:
        raise FormRefused({"class_name": "class_unknown"})
    return chosen


def _page(keeper_id: int, form: Form) -> str:
    day, term = _today(), term_of(_today())
    with current_station().database.read() as connection:
        found = keeper_by_id(connection, _school_id(), keeper_id)
        if found is None:
            raise KeeperUnknown
        duties = duties_served(connection, _school_id(), keeper_id, DUTIES_SHOWN)
        done = tallies(connection, _school_id(), term.first_day, term.last_day)
        ahead = roster_days(connection, _school_id(), day, term.last_day)
        absences = absences_of(connection, keeper_id)
        classes = rules_of(connection, _school_id()).classes
        stations = {each.id: each for each in stations_of(connection, _school_id())}
    at_page(url_for("teachers.keeper", keeper_id=keeper_id))
    mine = [each for each in ahead if not each.served and keeper_id in {one.id for one in each.keepers}]
    form.values = {**_as_kept(found), **form.values}
    return page(
        "keeper",
        form=form,
        keeper=found,
        label=found.school_class.label(day) if found.school_class else "",
        term=term_name(term),
        tally=done.get(keeper_id, Tally(0, 0)),
        duties=duties,
        planned=[(each.day, stations[each.station_id]) for each in mine],
        absences=absences,
        today=day,
        classes=_choices(classes, found, day),
        several=len(stations) > 1,
    )


def _as_kept(keeper: KeeperSeen) -> dict[str, str]:
    return {"name": keeper.name, "class_name": keeper.school_class.key if keeper.school_class else ""}


def _choices(classes: list[SchoolClass], keeper: KeeperSeen, day: date) -> list[tuple[str, str]]:
    """The school's classes, and the keeper's own even if the school has it no more."""
    own = {keeper.school_class} - {None} - set(classes)
    return [(each.key, each.label(day)) for each in [*classes, *filter(None, own)]]


def _back(keeper_id: int, place: str = "") -> Response:
    return redirect(url_for("teachers.keeper", keeper_id=keeper_id) + place, 303)


def _school_id() -> int:
    return current_staff().school_id


def _today() -> date:
    return today(current_staff().timezone)
