"""The school office enters classes, adds the first grade that comes, and takes away those that are gone."""

from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection, and_, delete, insert, or_

from kiosk.domain.class_lines import coming_year, first_grade, read_classes
from kiosk.domain.school_class import GRADES, SchoolClass
from kiosk.models import SchoolClassRow
from kiosk.models.school_class import classes_of
from kiosk.services.school_order import wait_for_others

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def enter_classes(database: "Database", school_id: int, text: str, today: date, *, only: bool) -> int:
    """Enters the classes that a text names and says how many were new.

    `only`: these are all classes, the others go. Raises FormRefused, or ClassRefused for what cannot be
    read; then nothing is kept.
    """
    named = read_classes(text, today)

    def act(connection: Connection) -> int:
        wait_for_others(connection, school_id)
        known = set(classes_of(connection, school_id))
        if only:
            _remove(connection, school_id, known.difference(named))
        return _add(connection, school_id, [each for each in named if each not in known])

    return database.write(act)


def add_first_grade(database: "Database", school_id: int, year: int, today: date) -> None:
    """Adds the classes of the entry year that comes next, as many as the year before has.

    `year`: as the page offered it; one that was added meanwhile is left as it is, so twice is once.
    """

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        known = classes_of(connection, school_id)
        if coming_year(known, today) == year:
            _add(connection, school_id, first_grade(known, year))

    database.write(act)


def remove_classes(database: "Database", school_id: int, keys: Collection[str]) -> None:
    """Takes classes away, by their keys; what stands on record under one keeps its name."""

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        known = classes_of(connection, school_id)
        _remove(connection, school_id, [each for each in known if each.key in keys])

    database.write(act)


def remove_left(database: "Database", school_id: int, today: date) -> None:
    """Takes away the classes that have left the school."""

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        known = classes_of(connection, school_id)
        _remove(connection, school_id, [each for each in known if each.grade(today) > GRADES])

    database.write(act)


def _add(connection: Connection, school_id: int, classes: Collection[SchoolClass]) -> int:
    rows = [{**vars(each), "school_id": school_id} for each in classes]
    if rows:
        connection.execute(insert(SchoolClassRow), rows)
    return len(rows)


def _remove(connection: Connection, school_id: int, classes: Collection[SchoolClass]) -> None:
    which = [
        and_(SchoolClassRow.entry_year == each.entry_year, SchoolClassRow.number == each.number)
        for each in classes
    ]
    connection.execute(
        delete(SchoolClassRow).where(SchoolClassRow.school_id == school_id, or_(False, *which))
    )
