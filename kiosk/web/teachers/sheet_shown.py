"""The page of a sheet of paper: its rows, what is on record of them, and the form for the next."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from flask import url_for

from kiosk.domain.paper_moment import day_on_paper
from kiosk.domain.paper_serial import ROWS
from kiosk.domain.school_class import SchoolClass
from kiosk.queries.paper_sheets import RowKept, rows_on_record, things_to_choose
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import stations_of
from kiosk.web import words
from kiosk.web.class_choices import Choices, class_choices
from kiosk.web.forms import Form
from kiosk.web.here import current_station, today
from kiosk.web.numbers import whole
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page
from kiosk.web.thing_shown import thing_shown

CHOICES_AT_MOST = 60


@dataclass(frozen=True)
class Told:
    """Why a row was not kept. `what`: row or undone (it is on record, or was), same or thing (the same family
    has it, or somebody)."""

    what: str
    claim_id: int | None


@dataclass(frozen=True)
class RowShown:
    """A row of the sheet; all but its number is empty while nothing is on record of it."""

    number: int
    title: str = ""
    at: datetime | None = None
    claim_id: int | None = None
    dispute_id: int | None = None
    undone: bool = False


def sheet_page(serial: str, form: Form, kept: int | None = None, told: Told | None = None) -> str:
    """`kept`: the row that was just put on record; `told`: why one was not."""
    staff = current_staff()
    with current_station().database.read() as connection:
        found = rows_on_record(connection, staff.school_id, serial)
        stations = [station.id for station in stations_of(connection, staff.school_id)]
        things = things_to_choose(connection, stations, CHOICES_AT_MOST)
        rules = rules_of(connection, staff.school_id)
    day = today(staff.timezone)
    if not form.values.get("row"):
        form.values = {**form.values, "row": str(_next(found, kept))}
    next_row = _next(found, whole(form.values["row"]))
    rows = [_shown(number, found.get(number)) for number in range(1, ROWS + 1)]
    return page(
        "keying_in_sheet",
        form=form,
        serial=serial,
        rows=rows,
        kept=next((row for row in rows if row.number == kept and row.claim_id), None),
        told=told,
        next_url=url_for(
            "teachers.sheet",
            paper_serial=serial,
            row=next_row,
            day=day_on_paper(form.values.get("day", ""), day),
        ),
        is_full=all(row.claim_id and not row.undone for row in rows),
        things=[thing_shown(thing) for thing in things],
        classes=_numbered(class_choices(rules.classes, day), rules.classes, day),
        contact_required=rules.choices.contact_required,
        example=f"{day.month}-{day.day}",
    )


def _next(found: dict[int, RowKept], kept: int | None) -> int:
    """The row after the one that was just kept that is not on record, else the first that is not."""
    free = [number for number in range(1, ROWS + 1) if number not in found]
    after = [number for number in free if number > (kept or 0)]
    return next(iter([*after, *free, 1]))


def _numbered(choices: Choices, classes: Sequence[SchoolClass], day: date) -> Choices:
    """Each class with its number first, so that 302 on the keys finds 三(2)班."""
    numbers = {one.key: f"{one.grade(day)}{one.number:02} {one.label(day)}" for one in classes}
    return [(grade, [(key, numbers.get(key, label)) for key, label in rooms]) for grade, rooms in choices]


def _shown(number: int, row: RowKept | None) -> RowShown:
    if row is None:
        return RowShown(number)
    return RowShown(number, words.title(row.thing), row.at, row.claim_id, row.dispute_id, row.undone)
