"""Keepers are entered in one go, told apart by name and class, and never lose their record."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.domain.keeper_lines import LINES_AT_MOST, LineRefused
from kiosk.domain.refusals import AbsenceUnknown, FormRefused, KeeperUnknown
from kiosk.domain.school_class import SchoolClass
from kiosk.models import Keeper, KeeperAbsence
from kiosk.services.keeping_keepers import (
    add_absence,
    add_keepers,
    change_keeper,
    let_go,
    remove_absence,
    take_back,
)
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_keeper, the_strangers_school
from tests.rosters import TODAY, day

THREE_TWO = SchoolClass(2023, 2)


@pytest.fixture
def elsewhere(database: Database) -> ASchool:
    return the_strangers_school(database)


def kept(database: Database) -> list[tuple[object, ...]]:
    """Every keeper: name, class, whether on the roster."""
    columns = (Keeper.display_name, Keeper.entry_year, Keeper.class_number, Keeper.active)
    return [tuple(row) for row in rows_of(database, *columns)]


def ids(database: Database) -> list[int]:
    with database.read() as connection:
        return list(connection.scalars(select(Keeper.id).order_by(Keeper.id)))


def test_a_list_is_pasted(database: Database, school: ASchool) -> None:
    assert add_keepers(database, school.id, "陈一鸣 三(2)班\r\n\n  李思远，302\n王 可欣", TODAY) == 3
    assert kept(database) == [
        ("陈一鸣", 2023, 2, True),
        ("李思远", 2023, 2, True),
        ("王 可欣", None, None, True),
    ]
    assert {joined for (joined,) in rows_of(database, Keeper.joined_on)} == {TODAY}


@pytest.mark.parametrize(
    ("text", "number", "reason"),
    [
        ("李思远\n陈一鸣 三(2)班", 2, "keeper_known"),
        ("李思远\n\n李思远", 3, "keeper_known"),
        ("李思远 三(9)班", 1, "class_unknown"),
        ("李思远\n" + "字" * 21, 2, "keeper_name_too_long"),
        ("三(2)班", 1, "keeper_name_missing"),
    ],
)
def test_it_refuses_a_line_and_keeps_none_of_them(
    database: Database, school: ASchool, text: str, number: int, reason: str
) -> None:
    add_keepers(database, school.id, "陈一鸣 三(2)班", TODAY)
    before = counts(database)
    with pytest.raises(LineRefused) as caught:
        add_keepers(database, school.id, text, TODAY)
    assert (caught.value.number, caught.value.reason) == (number, reason)
    assert counts(database) == before


@pytest.mark.parametrize(
    ("text", "reason"),
    [(" \n ", "keeper_lines_missing"), ("甲\n" * (LINES_AT_MOST + 1), "keeper_lines_too_many")],
)
def test_it_refuses_nothing_and_too_much(database: Database, school: ASchool, text: str, reason: str) -> None:
    with pytest.raises(FormRefused) as caught:
        add_keepers(database, school.id, text, TODAY)
    assert caught.value.reasons == {"lines": reason}


def test_the_same_name_in_another_class_or_school_is_somebody_else(
    database: Database, school: ASchool, elsewhere: ASchool
) -> None:
    add_keepers(database, school.id, "陈一鸣 三(2)班\n陈一鸣 三(1)班\n陈一鸣", TODAY)
    add_keepers(database, elsewhere.id, "陈一鸣 三(2)班", TODAY)
    assert len(kept(database)) == 4


def test_who_had_left_comes_back_with_the_record(database: Database, school: ASchool) -> None:
    add_keepers(database, school.id, "陈一鸣 三(2)班", TODAY)
    [keeper] = ids(database)
    let_go(database, school.id, keeper, TODAY)
    assert kept(database) == [("陈一鸣", 2023, 2, False)]
    later = TODAY + timedelta(30)
    assert add_keepers(database, school.id, "陈一鸣 三(2)班", later) == 1
    assert kept(database) == [("陈一鸣", 2023, 2, True)]
    assert rows_of(database, Keeper.joined_on) == [(later,)]


def test_leaving_and_coming_back_may_be_pressed_twice(database: Database, school: ASchool) -> None:
    keeper = a_keeper(database, school)
    for _ in range(2):
        let_go(database, school.id, keeper, TODAY)
    assert not kept(database)[0][3]
    for days in range(2):
        take_back(database, school.id, keeper, TODAY + timedelta(days))
    assert kept(database)[0][3]
    assert rows_of(database, Keeper.joined_on) == [(TODAY,)]


def test_nobody_comes_back_beside_a_namesake(database: Database, school: ASchool) -> None:
    gone, _ = a_keeper(database, school, active=False), a_keeper(database, school)
    with pytest.raises(FormRefused) as caught:
        take_back(database, school.id, gone, TODAY)
    assert caught.value.reasons == {"name": "keeper_known"}


def test_name_and_class_are_changed(database: Database, school: ASchool) -> None:
    keeper = a_keeper(database, school)
    for _ in range(2):
        change_keeper(database, school.id, keeper, " 小鸣 ", THREE_TWO)
    assert kept(database) == [("小鸣", 2023, 2, True)]
    change_keeper(database, school.id, keeper, "小鸣", None)
    assert kept(database) == [("小鸣", None, None, True)]


@pytest.mark.parametrize(
    ("name", "school_class", "reasons"),
    [
        ("", None, {"name": "keeper_name_missing"}),
        ("字" * 21, None, {"name": "keeper_name_too_long"}),
        ("陈一鸣", SchoolClass(2023, 99), {"class_name": "class_unknown"}),
        ("李思远", THREE_TWO, {"name": "keeper_known"}),
    ],
)
def test_it_refuses_a_change(
    database: Database,
    school: ASchool,
    name: str,
    school_class: SchoolClass | None,
    reasons: dict[str, str],
) -> None:
    keeper = a_keeper(database, school)
    add_keepers(database, school.id, "李思远 三(2)班", TODAY)
    before = kept(database)
    with pytest.raises(FormRefused) as caught:
        change_keeper(database, school.id, keeper, name, school_class)
    assert caught.value.reasons == reasons
    assert kept(database) == before


def test_an_absence_is_noted_once_and_taken_away_once(database: Database, school: ASchool) -> None:
    keeper = a_keeper(database, school)
    for _ in range(2):
        add_absence(database, school.id, keeper, TODAY, None, TODAY)
    columns = (KeeperAbsence.keeper_id, KeeperAbsence.first_day, KeeperAbsence.last_day)
    assert rows_of(database, *columns) == [(keeper, TODAY, TODAY)]
    [(number,)] = rows_of(database, KeeperAbsence.id)
    for _ in range(2):
        remove_absence(database, school.id, keeper, number)
    assert counts(database)["keeper_absence"] == 0


@pytest.mark.parametrize(
    ("first", "last", "reasons"),
    [
        (None, None, {"first_day": "first_day_missing"}),
        (None, TODAY, {"first_day": "first_day_missing"}),
        (TODAY, day(10, 1), {"last_day": "last_day_before_first"}),
        (TODAY, TODAY + timedelta(367), {"last_day": "stretch_too_long"}),
    ],
)
def test_it_refuses_an_unfinished_absence(
    database: Database, school: ASchool, first: object, last: object, reasons: dict[str, str]
) -> None:
    keeper = a_keeper(database, school)
    with pytest.raises(FormRefused) as caught:
        add_absence(database, school.id, keeper, first, last, TODAY)
    assert caught.value.reasons == reasons
    assert counts(database)["keeper_absence"] == 0


def test_another_school_knows_none_of_them(database: Database, school: ASchool, elsewhere: ASchool) -> None:
    keeper, theirs = a_keeper(database, school), a_keeper(database, elsewhere, "外人")
    add_absence(database, school.id, keeper, TODAY, TODAY, TODAY)
    [(absence,)] = rows_of(database, KeeperAbsence.id)
    before = (counts(database), kept(database))
    for act in (
        lambda: change_keeper(database, elsewhere.id, keeper, "外人", None),
        lambda: let_go(database, elsewhere.id, keeper, TODAY),
        lambda: take_back(database, elsewhere.id, keeper, TODAY),
        lambda: add_absence(database, elsewhere.id, keeper, TODAY, TODAY, TODAY),
        lambda: remove_absence(database, elsewhere.id, keeper, absence),
    ):
        with pytest.raises(KeeperUnknown):
            act()
    with pytest.raises(AbsenceUnknown):
        remove_absence(database, elsewhere.id, theirs, absence)
    assert (counts(database), kept(database)) == before
