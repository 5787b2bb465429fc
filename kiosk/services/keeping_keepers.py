"""A teacher enters the school's keepers, their absences, and who leaves or comes back."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.domain.duty_days import checked_stretch
from kiosk.domain.keeper_lines import LINES_AT_MOST, LineRefused, checked_name, name_and_class
from kiosk.domain.refusals import AbsenceUnknown, FormRefused, KeeperUnknown
from kiosk.domain.school_class import SchoolClass
from kiosk.models import Keeper, KeeperAbsence
from kiosk.models.school_class import classes_of
from kiosk.services.planning_roster import plan_again_where_away
from kiosk.services.roster_rows import wait_for_others

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

Named = tuple[str, int | None, int | None]
"""What tells keepers apart: name, entry year and number of the class."""


@dataclass(frozen=True)
class _Line:
    number: int
    text: str
    name: str
    school_class: SchoolClass | None

    @property
    def named(self) -> Named:
        return _named(self.name, self.school_class)


def add_keepers(database: "Database", school_id: int, text: str, today: date) -> int:
    """Enters the keepers of a text, one a line, and says how many; who had left comes back.

    Raises FormRefused, or LineRefused for the first line that cannot be accepted; then nothing is kept.
    """
    lines = [(number, line) for number, line in enumerate(text.splitlines(), 1) if line.strip()]
    if not lines:
        raise FormRefused({"lines": "keeper_lines_missing"})
    if len(lines) > LINES_AT_MOST:
        raise FormRefused({"lines": "keeper_lines_too_many"})
    read = [_read(number, line, today) for number, line in lines]
    return database.write(lambda connection: _add(connection, school_id, read, today))


def change_keeper(
    database: "Database", school_id: int, keeper_id: int, name: str, school_class: SchoolClass | None
) -> None:
    """Gives a keeper another name or class. Raises KeeperUnknown or FormRefused."""
    name = checked_name(name)
    year, number = _named(name, school_class)[1:]
    values = {"display_name": name, "entry_year": year, "class_number": number}

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        own_keeper(connection, school_id, keeper_id)
        if school_class and school_class not in classes_of(connection, school_id):
            raise FormRefused({"class_name": "class_unknown"})
        if _known(connection, school_id).get((name, year, number), (keeper_id,))[0] != keeper_id:
            raise FormRefused({"name": "keeper_known"})
        connection.execute(update(Keeper).where(Keeper.id == keeper_id).values(**values))

    database.write(act)


def let_go(database: "Database", school_id: int, keeper_id: int, today: date) -> None:
    """A keeper leaves the roster; what they did stays on record, and others are found for their turns."""

    def act(connection: Connection) -> None:
        own_keeper(connection, school_id, keeper_id)
        connection.execute(update(Keeper).where(Keeper.id == keeper_id).values(active=False))

    database.write(act)
    _find_others(database, school_id, keeper_id, today)


def take_back(database: "Database", school_id: int, keeper_id: int, today: date) -> None:
    """A keeper who left comes back, as a newcomer of today. Raises KeeperUnknown or FormRefused."""

    def act(connection: Connection) -> None:
        wait_for_others(connection, school_id)
        own_keeper(connection, school_id, keeper_id)
        named = connection.execute(
            select(Keeper.display_name, Keeper.entry_year, Keeper.class_number).where(Keeper.id == keeper_id)
        ).one()
        number, active = _known(connection, school_id)[named[0], named[1], named[2]]
        if active and number != keeper_id:
            raise FormRefused({"name": "keeper_known"})
        gone = update(Keeper).where(Keeper.id == keeper_id, Keeper.active.is_(False))
        connection.execute(gone.values(active=True, joined_on=today))

    database.write(act)


def add_absence(
    database: "Database", school_id: int, keeper_id: int, first: date | None, last: date | None, today: date
) -> None:
    """Notes when a keeper cannot come; others are found for the turns that the station planned.

    `last`: None for a single day. Raises KeeperUnknown or FormRefused.
    """
    stretch = checked_stretch(first, last or first)
    row = {"keeper_id": keeper_id, "first_day": stretch[0], "last_day": stretch[1]}

    def act(connection: Connection) -> None:
        own_keeper(connection, school_id, keeper_id)
        known = select(KeeperAbsence.id).filter_by(**row)
        if connection.scalar(known) is None:
            connection.execute(insert(KeeperAbsence).values(**row))

    database.write(act)
    _find_others(database, school_id, keeper_id, today)


def remove_absence(database: "Database", school_id: int, keeper_id: int, absence_id: int) -> None:
    """Takes an absence away; one that is gone already stays gone. Raises KeeperUnknown, AbsenceUnknown."""

    def act(connection: Connection) -> None:
        own_keeper(connection, school_id, keeper_id)
        whose = connection.scalar(select(KeeperAbsence.keeper_id).where(KeeperAbsence.id == absence_id))
        if whose not in {None, keeper_id}:
            raise AbsenceUnknown
        connection.execute(delete(KeeperAbsence).where(KeeperAbsence.id == absence_id))

    database.write(act)


def own_keeper(connection: Connection, school_id: int, keeper_id: int) -> None:
    """Raises KeeperUnknown unless it is a keeper of that school."""
    ours = select(Keeper.id).where(Keeper.id == keeper_id, Keeper.school_id == school_id)
    if connection.scalar(ours) is None:
        raise KeeperUnknown


def _find_others(database: "Database", school_id: int, keeper_id: int, today: date) -> None:
    """The last keeper of all may leave as well: then there is nobody to find."""
    try:
        plan_again_where_away(database, school_id, keeper_id, today)
    except FormRefused as refusal:
        if refusal.reasons != {"keepers": "nobody_to_plan"}:
            raise


def _read(number: int, text: str, today: date) -> _Line:
    name, school_class = name_and_class(text, today)
    try:
        return _Line(number, text, checked_name(name), school_class)
    except FormRefused as refusal:
        raise LineRefused(number, text, refusal.reasons["name"]) from refusal


def _add(connection: Connection, school_id: int, lines: Collection[_Line], today: date) -> int:
    wait_for_others(connection, school_id)
    classes, known = set(classes_of(connection, school_id)), _known(connection, school_id)
    back, new = [], []
    for line in lines:
        if line.school_class and line.school_class not in classes:
            raise LineRefused(line.number, line.text, "class_unknown")
        number, active = known.get(line.named, (0, False))
        if active:
            raise LineRefused(line.number, line.text, "keeper_known")
        known[line.named] = (number, True)
        if number:
            back.append(number)
        else:
            new.append(_row(school_id, line, today))
    if back:
        connection.execute(update(Keeper).where(Keeper.id.in_(back)).values(active=True, joined_on=today))
    if new:
        connection.execute(insert(Keeper), new)
    return len(lines)


def _row(school_id: int, line: _Line, today: date) -> dict[str, object]:
    name, year, number = line.named
    return {
        "school_id": school_id,
        "display_name": name,
        "entry_year": year,
        "class_number": number,
        "active": True,
        "joined_on": today,
    }


def _known(connection: Connection, school_id: int) -> dict[Named, tuple[int, bool]]:
    """Every keeper's id and whether they are on the roster; of two alike, the one who is."""
    rows = connection.execute(
        select(Keeper.display_name, Keeper.entry_year, Keeper.class_number, Keeper.id, Keeper.active)
        .where(Keeper.school_id == school_id)
        .order_by(Keeper.active, Keeper.id)
    )
    return {(name, year, number): (keeper_id, active) for name, year, number, keeper_id, active in rows}


def _named(name: str, school_class: SchoolClass | None) -> Named:
    if school_class is None:
        return name, None, None
    return name, school_class.entry_year, school_class.number
