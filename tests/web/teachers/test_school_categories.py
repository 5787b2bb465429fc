"""The office keeps the kinds of things and the places."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.models import Category, Place
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_duty, an_item
from tests.web.doors import on_duty
from tests.web.phone import Phone
from tests.web.teachers.school_office import HOME, an_office, sent

KINDS, PLACES = f"{HOME}/categories", f"{HOME}/places"
KITE = {
    "name_zh": "风筝",
    "name_en": "Kite",
    "measure": "只",
    "words": "纸鸢",
    "keep_days": "45",
    "icon": "umbrella",
}


@pytest.fixture
def office(app: Flask, station: Station, school: ASchool) -> Phone:
    return an_office(app, station, school)


@pytest.fixture
def tablet(app: Flask, station: Station, school: ASchool) -> Phone:
    """A tablet on duty, its log form open."""
    browser = Phone(app)
    on_duty(browser, a_duty(station.database, school, code="482913").code)
    return browser


def number_of(station: Station, table: type[Category | Place], key: str) -> int:
    number: int = rows_of(station.database, table.id, where=table.key == key)[0][0]
    return number


def test_a_kind_of_its_own_is_there_for_keepers_and_families_with_the_picture_it_borrows(
    office: Phone, tablet: Phone, station: Station, school: ASchool
) -> None:
    page = sent(office, f"{KINDS}/new", KINDS, **KITE)
    assert (page.address, "风筝" in page.text) == (KINDS, True)
    log = tablet.open("/keeper/")
    assert 'value="own_25"' in log.html
    assert log.html.count("#cat-umbrella") == 2
    item = an_item(station.database, school, category="own_25")
    thing = office.open(f"/items/{item.ref}")
    assert "#cat-umbrella" in thing.html
    assert "只蓝色风筝" in thing.text
    assert "#cat-umbrella" in office.open("/board/east?category=own_25&q=纸鸢").html


def test_sent_twice_it_is_one_kind(office: Phone, station: Station) -> None:
    form = office.open(f"{KINDS}/new").form(KINDS)
    for _ in range(2):
        assert office.press(form, **KITE).address == KINDS
    assert counts(station.database)["category"] == 25


def test_a_slip_keeps_what_was_typed(office: Phone) -> None:
    page = sent(
        office, f"{KINDS}/new", KINDS, **{**KITE, "keep_days": "soon", "held": "1", "name_zh": "水杯"}
    )
    assert page.status == 422
    kept = page.form(KINDS).fields
    assert (kept["keep_days"], kept["icon"], kept["held"]) == ("soon", "umbrella", "1")
    page = sent(office, f"{KINDS}/new", KINDS, **{**KITE, "name_zh": "水杯"})
    assert "列表里已有这个名称" in page.text


def test_a_kind_is_changed_moved_given_up_and_taken_back(
    office: Phone, tablet: Phone, station: Station, school: ASchool
) -> None:
    item = an_item(station.database, school)
    cup = f"{KINDS}/{number_of(station, Category, 'cup')}"
    sent(office, cup, cup, name_zh="保温壶", words="")
    assert "蓝色保温壶" in office.open(f"/items/{item.ref}").text
    assert "蓝色保温壶" in office.open("/board/east?q=保温壶").text
    office.press(office.open(KINDS).form(f"{cup}/place"), to="0")
    log = tablet.open("/keeper/").html
    assert log.index('value="cup"') < log.index('value="jacket"')
    form = office.open(cup).form("/give-up")
    for _ in range(2):
        office.press(form)
    assert 'value="cup"' not in tablet.open("/keeper/").html
    assert "保温壶" in office.open("/board/east").text
    assert "保温壶" in office.open("/teacher/claims").html
    sent(office, KINDS, "/take-back")
    assert 'value="cup"' in tablet.open("/keeper/").html


def test_held_does_not_change_under_things_that_are_here(
    office: Phone, station: Station, school: ASchool
) -> None:
    an_item(station.database, school, State.STORED)
    cup = f"{KINDS}/{number_of(station, Category, 'cup')}"
    page = sent(office, cup, cup, held="1", keep_days="31")
    assert page.status == 409
    assert "现在守护站还有 1 件这类物品" in page.text
    assert page.form(cup).fields["keep_days"] == "31"
    assert rows_of(station.database, Category.held, where=Category.key == "cup") == [(False,)]


def test_a_place_is_added_renamed_moved_given_up_and_taken_back(
    office: Phone, tablet: Phone, station: Station, school: ASchool
) -> None:
    item = an_item(station.database, school)
    form = office.open(PLACES).form(PLACES)
    for _ in range(2):
        office.press(form, name_zh="沙坑", name_en="Sandpit")
    assert counts(station.database)["place"] == 12
    place = f"{PLACES}/{number_of(station, Place, 'playground')}"
    sent(office, place, place, name_zh="大草坪", name_en="Lawn")
    assert "大草坪" in office.open(f"/items/{item.ref}").text
    office.press(office.open(PLACES).form(f"{place}/place"), to="3")
    log = tablet.open("/keeper/").html
    assert log.index('value="gym"') < log.index('value="playground"')
    sent(office, place, "/give-up")
    assert 'value="playground"' not in tablet.open("/keeper/").html
    assert "大草坪" in office.open(f"/items/{item.ref}").text
    assert "大草坪" in office.open("/board/east").text
    sent(office, PLACES, "/take-back")
    assert 'value="playground"' in tablet.open("/keeper/").html


def test_a_name_that_is_there_is_refused(office: Phone) -> None:
    page = sent(office, PLACES, PLACES, name_zh="操场", name_en="Other")
    assert page.status == 422
    assert "列表里已有这个名称" in page.text
