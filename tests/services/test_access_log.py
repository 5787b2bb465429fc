"""The access log grows at its end only; a chain shows whatever else is done to it."""

from functools import partial

import pytest
from sqlalchemy import delete, insert, update

from kiosk.adapters.database import Database
from kiosk.domain.access_chain import ACTS
from kiosk.models import AccessEntry
from kiosk.queries.access_log import Checked, first_break, newest_break
from kiosk.services.access_log import note_access
from tests.clock import MONDAY
from tests.faults.crowd import at_once
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_school, the_strangers_school


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


def note(database: Database, school: ASchool, act: str = "search", reason: str = "水杯") -> None:
    database.write(
        lambda connection: note_access(connection, school.id, school.staff_id, act, reason, MONDAY)
    )


def broken_at(database: Database, school: ASchool) -> int | None:
    with database.read() as connection:
        return first_break(connection, school.id)


def ids(database: Database) -> list[int]:
    return [number for (number,) in rows_of(database, AccessEntry.id)]


def tampered(database: Database, entry: int, **values: object) -> None:
    statement = update(AccessEntry).where(AccessEntry.id == entry).values(**values)
    database.write(lambda connection: connection.execute(statement).rowcount)


def test_an_empty_log_is_whole(database: Database, school: ASchool) -> None:
    assert broken_at(database, school) is None


def test_every_act_is_noted_and_the_chain_is_whole(database: Database, school: ASchool) -> None:
    for act in ACTS:
        note(database, school, act)
    assert [act for (act,) in rows_of(database, AccessEntry.act)] == list(ACTS)
    assert broken_at(database, school) is None


def test_an_act_without_a_name_is_a_mistake(database: Database, school: ASchool) -> None:
    with pytest.raises(ValueError, match="peek"):
        note(database, school, "peek")
    assert counts(database)["access_entry"] == 0


@pytest.mark.parametrize(
    "change", [{"reason": "nothing"}, {"act": "export"}, {"digest": bytes(32)}, {"digest": None}]
)
def test_a_changed_entry_shows(database: Database, school: ASchool, change: dict[str, object]) -> None:
    for _ in range(3):
        note(database, school)
    second = ids(database)[1]
    tampered(database, second, **change)
    assert broken_at(database, school) == second


def test_a_missing_entry_shows_at_the_one_after_it(database: Database, school: ASchool) -> None:
    for _ in range(3):
        note(database, school)
    _first, second, third = ids(database)
    database.write(
        lambda connection: connection.execute(delete(AccessEntry).where(AccessEntry.id == second)).rowcount
    )
    assert broken_at(database, school) == third


def test_entries_older_than_the_chain_do_not_break_it_where_they_stand(
    database: Database, school: ASchool
) -> None:
    old = {"school_id": school.id, "staff_id": school.staff_id, "act": "reveal", "reason": "", "at": MONDAY}
    database.write(lambda connection: connection.execute(insert(AccessEntry).values(**old)).rowcount)
    note(database, school)
    assert broken_at(database, school) is None
    database.write(lambda connection: connection.execute(insert(AccessEntry).values(**old)).rowcount)
    assert broken_at(database, school) == ids(database)[-1]


def test_each_school_has_a_chain_of_its_own(database: Database, school: ASchool) -> None:
    elsewhere = the_strangers_school(database)
    for each in (school, elsewhere, school):
        note(database, each)
    tampered(database, ids(database)[0], reason="")
    assert broken_at(database, school) == ids(database)[0]
    assert broken_at(database, elsewhere) is None


def test_many_writers_make_one_chain(database: Database, school: ASchool) -> None:
    elsewhere = the_strangers_school(database)
    acts = [
        partial(note, database, each, reason=str(number))
        for number in range(20)
        for each in (school, elsewhere)
    ]
    assert [raised for raised in at_once(acts) if raised is not None] == []
    assert counts(database)["access_entry"] == 40
    assert broken_at(database, school) is None
    assert broken_at(database, elsewhere) is None
    assert len(set(rows_of(database, AccessEntry.digest))) == 40


def test_the_newest_entries_are_checked_on_their_own(database: Database, school: ASchool) -> None:
    for _ in range(5):
        note(database, school)
    _1, second, third, fourth, _5 = ids(database)
    tampered(database, second, reason="")
    assert broken_at(database, school) == second
    for newest, checked in (
        (2, Checked(None, to_the_first=False)),
        (3, Checked(None, to_the_first=False)),
        (4, Checked(second, to_the_first=False)),
        (5, Checked(second, to_the_first=True)),
    ):
        with database.read() as connection:
            assert newest_break(connection, school.id, newest) == checked
    tampered(database, fourth, digest=None)
    with database.read() as connection:
        assert newest_break(connection, school.id, 2) == Checked(fourth, to_the_first=False)
    assert third < fourth
