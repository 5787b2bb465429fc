"""A school gets its stations, its classes and its first account, all or nothing."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.domain.codes import is_well_formed
from kiosk.domain.refusals import AlreadySetUp
from kiosk.domain.school_class import SchoolClass
from kiosk.domain.standard_categories import STANDARD_CATEGORIES
from kiosk.domain.standard_school import STANDARD_PLACES, STANDARD_ZONES
from kiosk.models import Category, Place, Staff, Station, Zone
from kiosk.models.school_class import classes_of
from kiosk.models.setting import choices_of
from kiosk.services.setting_up import NewAccount, NewSchool, NewStation, set_up_school
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import a_school, the_strangers_school


def test_a_school_starts_with_all_it_needs(database: Database) -> None:
    school = a_school(database, slugs=("east", "west"), password_hash="a hash")
    with database.read() as connection:
        for column, where, expected in (
            (Category.id, Category.school_id == school.id, len(STANDARD_CATEGORIES)),
            (Place.id, Place.school_id == school.id, len(STANDARD_PLACES)),
            (Zone.id, Zone.station_id.in_(school.station_ids), 2 * len(STANDARD_ZONES)),
        ):
            assert connection.scalar(select(func.count(column)).where(where)) == expected
    assert rows_of(database, Station.slug) == [("east",), ("west",)]
    assert all(is_well_formed(code) for (code,) in rows_of(database, Station.code))
    assert rows_of(database, Staff.username, Staff.role, Staff.password_hash, Staff.active) == [
        ("wang", "teacher", "a hash", True)
    ]


def test_its_classes_are_those_of_six_grades(database: Database) -> None:
    school = a_school(database)
    with database.read() as connection:
        classes = classes_of(connection, school.id)
    assert len(classes) == 36
    assert classes[0] == SchoolClass(2025, 1)
    assert {found.grade(MONDAY.date()) for found in classes} == {1, 2, 3, 4, 5, 6}


def test_its_school_year_begins_with_its_own_day(database: Database) -> None:
    school = a_school(database, now=datetime(2025, 8, 31, 16, 30, tzinfo=UTC))
    with database.read() as connection:
        assert classes_of(connection, school.id)[0].entry_year == 2025


def test_its_choices_are_kept_and_the_others_are_the_defaults(database: Database) -> None:
    plain, generous = a_school(database), the_strangers_school(database, tags_reusable="true")
    with database.read() as connection:
        assert not choices_of(connection, plain.id).tags_reusable
        assert choices_of(connection, generous.id).tags_reusable
        assert choices_of(connection, generous.id).contact_required


@pytest.mark.parametrize("how", [{"username": "li"}, {"slugs": ("south",)}, {"slugs": ("south", "east")}])
def test_what_exists_is_not_set_up_again(database: Database, how: dict[str, object]) -> None:
    a_school(database)
    before = counts(database)
    with pytest.raises(AlreadySetUp):
        a_school(database, **how)
    assert counts(database) == before


def test_two_stations_of_one_address_leave_nothing(database: Database) -> None:
    before = counts(database)
    with pytest.raises(AlreadySetUp):
        a_school(database, slugs=("east", "east"))
    assert counts(database) == before


def test_a_mistake_on_the_way_leaves_nothing(database: Database) -> None:
    before = counts(database)
    account = NewAccount("wang", "王老师", "", "headmaster")
    new = NewSchool("实验小学", "", [NewStation("东门", "", "east")], account, {})
    with pytest.raises(IntegrityError):
        set_up_school(database, new, chance.new_code, MONDAY)
    assert counts(database) == before
