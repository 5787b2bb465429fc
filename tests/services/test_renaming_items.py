"""Things are found by what their kind and their place are called now, and by nothing else."""

from dataclasses import replace

import pytest
from sqlalchemy import func, insert, select, update

from kiosk.adapters.database import Database
from kiosk.domain.item_life import State
from kiosk.domain.school_parts import CategoryForm, Names
from kiosk.models import Category, Item, Place
from kiosk.queries.board import Narrowing, board_page
from kiosk.services import renaming_items
from kiosk.services.keeping_categories import change_category
from kiosk.services.keeping_places import rename_place
from tests.clock import MONDAY
from tests.kept import rows_of
from tests.makers import ASchool, a_school, an_item, the_strangers_school

FLASK = CategoryForm(Names("保温壶", "Flask"), "把", "焖烧杯", 30, held=False, icon="cup")


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


def found(database: Database, school: ASchool, query: str) -> int:
    with database.read() as connection:
        return board_page(connection, school.station_id, Narrowing(), query, 1, MONDAY.date()).total


def number_of(database: Database, table: type[Category | Place], key: str) -> int:
    """The number of 实验小学's kind or place with that key."""
    number: int = rows_of(database, table.id, where=table.key == key)[0][0]
    return number


def test_a_kind_is_found_by_its_new_words_alone(database: Database, school: ASchool) -> None:
    an_item(database, school, note="画着小狐狸")
    an_item(database, school, colour=None, place=None)
    an_item(database, school, category="hat")
    change_category(database, school.id, number_of(database, Category, "cup"), FLASK)
    assert [found(database, school, query) for query in ("保温壶", "flask", "baowenhu", "焖烧杯")] == [2] * 4
    assert [found(database, school, query) for query in ("水杯", "bottle", "cup")] == [0] * 3
    assert [found(database, school, query) for query in ("蓝色保温壶", "小狐狸", "操场")] == [1, 1, 2]
    assert found(database, school, "帽子") == 1


def test_a_place_is_found_by_its_new_name_alone(database: Database, school: ASchool) -> None:
    an_item(database, school)
    an_item(database, school, place="gym")
    rename_place(database, school.id, number_of(database, Place, "playground"), Names("大草坪", "Lawn"))
    assert [found(database, school, query) for query in ("大草坪", "lawn", "操场", "体育馆")] == [1, 1, 0, 1]


def test_what_went_home_is_found_by_the_new_words_once_it_hangs_again(
    database: Database, school: ASchool
) -> None:
    item = an_item(database, school, State.MISSING)
    change_category(database, school.id, number_of(database, Category, "cup"), FLASK)
    database.write(
        lambda connection: (
            connection.execute(update(Item).where(Item.id == item.id).values(state=State.ON_DISPLAY)).rowcount
        )
    )
    assert found(database, school, "保温壶") == 1


def test_another_schools_cups_stay_cups(database: Database, school: ASchool) -> None:
    other = the_strangers_school(database)
    an_item(database, other)
    change_category(database, school.id, number_of(database, Category, "cup"), FLASK)
    assert found(database, other, "水杯") == 1


def test_the_same_words_again_write_nothing(
    database: Database, school: ASchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    an_item(database, school)
    cup = number_of(database, Category, "cup")
    change_category(database, school.id, cup, FLASK)
    monkeypatch.delattr(renaming_items, "_WRITE")
    change_category(database, school.id, cup, replace(FLASK, keep_days=99, icon="bag", measure="只"))
    assert rows_of(database, Category.keep_days, where=Category.id == cup) == [(99,)]


def test_more_things_than_one_batch_are_all_written(
    database: Database, school: ASchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(renaming_items, "_BATCH", 3)
    an_item(database, school)
    _copy(database, 10)
    change_category(database, school.id, number_of(database, Category, "cup"), FLASK)
    with database.read() as connection:
        lines = connection.execute(select(Item.search_text, func.count()).group_by(Item.search_text)).all()
    assert [count for _line, count in lines] == [11]
    assert "保温壶" in lines[0][0]


def _copy(database: Database, times: int) -> None:
    """More things like the first one."""

    def copy(connection):
        first = connection.execute(select(Item.__table__)).mappings().one()
        rows = [
            {**first, "id": first["id"] + number, "ref": f"copy{number}"} for number in range(1, times + 1)
        ]
        connection.execute(insert(Item), rows)

    database.write(copy)
