"""The kinds of things are the school's own; whatever they are called, their things are found."""

from dataclasses import replace

import pytest

from kiosk.adapters.database import Database
from kiosk.domain.item_life import State
from kiosk.domain.refusals import CategoryUnknown, FormRefused, ThingsHangThere
from kiosk.domain.school_parts import CategoryForm, Names
from kiosk.models import Category
from kiosk.queries.kinds import kinds_ever, kinds_of
from kiosk.queries.things import thing_by_ref
from kiosk.services.keeping_categories import (
    add_category,
    change_category,
    give_up_category,
    put_category,
    take_back_category,
)
from tests.clock import MONDAY
from tests.kept import rows_of
from tests.makers import ASchool, a_school, an_item, the_strangers_school

KITE = CategoryForm(Names("风筝", "Kite"), "只", "纸鸢", 45, held=False, icon="toy")
FLASK = CategoryForm(Names("保温壶", "Flask"), "把", "", 30, held=False, icon="cup")


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


@pytest.fixture
def cup(database: Database, school: ASchool) -> int:
    """The number of the kind that cups are of."""
    return rows_of(database, Category.id, where=Category.key == "cup")[0][0]


def keys(database: Database, school: ASchool) -> list[str]:
    with database.read() as connection:
        return [kind.key for kind in kinds_of(connection, school.id)]


def test_one_of_its_own_borrows_a_picture_and_sent_twice_it_is_one(
    database: Database, school: ASchool
) -> None:
    first = add_category(database, school.id, KITE)
    assert add_category(database, school.id, KITE) == first
    other = add_category(database, school.id, replace(KITE, names=Names("陀螺", "")))
    assert keys(database, school)[-2:] == ["own_25", "own_26"]
    assert other == first + 1
    kite = an_item(database, school, category="own_25")
    with database.read() as connection:
        thing = thing_by_ref(connection, kite.ref)
    assert thing is not None
    assert (thing.category.icon, thing.category.measure, thing.category.name_en) == ("toy", "只", "Kite")


def test_a_name_is_there_once(database: Database, school: ASchool, cup: int) -> None:
    for form in (replace(KITE, names=Names("水杯", "")), replace(KITE, names=Names(" 水杯 ", "Cup"))):
        with pytest.raises(FormRefused) as refused:
            add_category(database, school.id, form)
        assert refused.value.reasons == {"name_zh": "name_taken"}
    give_up_category(database, school.id, cup, MONDAY)
    with pytest.raises(FormRefused) as refused:
        add_category(database, school.id, replace(KITE, names=Names("水杯", "")))
    assert refused.value.reasons == {"name_zh": "name_given_up"}


def test_it_is_moved_among_the_others(database: Database, school: ASchool, cup: int) -> None:
    for _ in range(2):
        put_category(database, school.id, cup, 0)
    assert keys(database, school)[:3] == ["cup", "jacket", "uniform"]


def test_held_changes_only_while_nothing_of_it_is_here(database: Database, school: ASchool, cup: int) -> None:
    held = replace(FLASK, held=True)
    an_item(database, school, State.MOVED_ON)
    change_category(database, school.id, cup, held)
    change_category(database, school.id, cup, FLASK)
    for state in (State.ON_DISPLAY, State.STORED, State.MISSING):
        an_item(database, school, state)
    with pytest.raises(ThingsHangThere) as refused:
        change_category(database, school.id, cup, held)
    assert refused.value.count == 3
    assert rows_of(database, Category.held, where=Category.id == cup) == [(False,)]


def test_given_up_nobody_can_choose_it_and_its_things_keep_it(
    database: Database, school: ASchool, cup: int
) -> None:
    item = an_item(database, school)
    for _ in range(2):
        give_up_category(database, school.id, cup, MONDAY)
    assert "cup" not in keys(database, school)
    with pytest.raises(FormRefused) as refused:
        an_item(database, school)
    assert refused.value.reasons == {"category": "category_unknown"}
    with database.read() as connection:
        thing = thing_by_ref(connection, item.ref)
        assert "cup" in {kind.key for kind in kinds_ever(connection, school.id)}
    assert thing is not None
    assert thing.category.name_zh == "水杯"
    take_back_category(database, school.id, cup)
    assert keys(database, school)[-1] == "cup"


def test_the_last_one_stays(database: Database, school: ASchool) -> None:
    numbers = [number for (number,) in rows_of(database, Category.id)]
    for number in numbers[:-1]:
        give_up_category(database, school.id, number, MONDAY)
    with pytest.raises(FormRefused) as refused:
        give_up_category(database, school.id, numbers[-1], MONDAY)
    assert refused.value.reasons == {"name_zh": "last_kind"}


def test_another_school_has_no_say(database: Database, school: ASchool, cup: int) -> None:
    other = the_strangers_school(database)
    before = rows_of(database, Category.id, Category.name_zh, Category.position, Category.removed_at)
    for act in (
        lambda: change_category(database, other.id, cup, replace(FLASK, icon="")),
        lambda: put_category(database, other.id, cup, 0),
        lambda: give_up_category(database, other.id, cup, MONDAY),
        lambda: take_back_category(database, other.id, cup),
    ):
        with pytest.raises(CategoryUnknown):
            act()
    assert rows_of(database, Category.id, Category.name_zh, Category.position, Category.removed_at) == before
