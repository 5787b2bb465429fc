"""GET / and /board/<slug>: what hangs there, newest first, a page at a time."""

import re
from datetime import timedelta

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from tests.clock import MONDAY
from tests.makers import ASchool, a_school, an_item
from tests.web.phone import Page, Phone


def hanging(page: Page) -> list[str]:
    """The public names of the things on a page, in its order."""
    return [link.removeprefix("/items/") for link in page.links if link.startswith("/items/")]


def test_the_newest_comes_first(station: Station, school: ASchool, family: Phone) -> None:
    refs = [an_item(station.database, school).ref for _ in range(5)]
    assert hanging(family.open("/")) == refs[::-1]


def test_only_what_is_on_display_is_shown(station: Station, school: ASchool, family: Phone) -> None:
    shown = an_item(station.database, school).ref
    for state in (State.STORED, State.HELD, State.MISSING, State.MOVED_ON):
        an_item(station.database, school, state)
    assert hanging(family.open("/")) == [shown]


def test_a_card_says_what_where_and_when(station: Station, school: ASchool, reader: Phone) -> None:
    found = MONDAY.date() - timedelta(days=3)
    an_item(station.database, school, category="ball", colour="orange", place="gym", zone="C", found_on=found)
    page = reader.open("/")
    assert page.says("橙色球 体育馆 · 10月10日", "Orange ball Gym · 10 Oct")
    assert page.says("1 件东西等主人", "1 thing is waiting")
    assert re.search(r'aria-label="(C 区|Zone C)"', page.html)


def test_an_empty_board_is_good_news(school: ASchool, reader: Phone) -> None:
    page = reader.open("/board/east")
    assert page.status == 200
    assert page.says("板上空空的，大家都回家啦！", "The board is empty: everything has gone home!")


@pytest.mark.parametrize("count", [24, 25, 49])
def test_it_pages_by_twenty_four(station: Station, school: ASchool, family: Phone, count: int) -> None:
    refs = [an_item(station.database, school).ref for _ in range(count)]
    seen: list[str] = []
    page = family.open("/")
    assert "看更新的" not in page.text
    while True:
        seen += hanging(page)
        older = [link for link in page.links if f"page={len(seen) // 24 + 1}" in link]
        if "看更早的" not in page.text:
            break
        page = family.open(older[0])
        assert "看更新的" in page.text
    assert seen == refs[::-1]
    assert f"{count} 件东西等主人" in page.text


@pytest.mark.parametrize("number", ["0", "-3", "x", "99999999999999999999", "", "1.5"])
def test_a_mad_page_number_is_no_mishap(
    station: Station, school: ASchool, family: Phone, number: str
) -> None:
    an_item(station.database, school)
    assert family.open(f"/?page={number}").status == 200


def test_beyond_the_last_page_is_the_last_page(station: Station, school: ASchool, family: Phone) -> None:
    refs = [an_item(station.database, school).ref for _ in range(25)]
    page = family.open("/?page=7")
    assert hanging(page) == [refs[0]]
    assert "看更新的" in page.text
    assert "看更早的" not in page.text


def test_one_station_is_the_front_page(station: Station, school: ASchool, family: Phone) -> None:
    an_item(station.database, school)
    assert hanging(family.open("/")) == hanging(family.open("/board/east")) != []


def test_two_stations_are_chosen_from(app: Flask, station: Station) -> None:
    school = a_school(station.database, slugs=("east", "west"))
    at_east = an_item(station.database, school)
    for language in ("zh", "en"):
        phone = Phone(app, language)
        page = phone.open("/")
        assert page.says("你在哪个守护站？", "Which station are you at?")
        assert {"/board/east", "/board/west"} <= set(page.links)
        assert hanging(phone.open("/board/east")) == [at_east.ref]
        assert hanging(phone.open("/board/west")) == []


def test_without_a_school_it_says_so(app: Flask) -> None:
    assert "守护站还没开放，很快见！" in Phone(app).open("/").text


@pytest.mark.parametrize("slug", ["north", "水杯", "x" * 3000])
def test_an_unknown_station_has_its_sentence(school: ASchool, reader: Phone, slug: str) -> None:
    page = reader.open(f"/board/{slug}")
    assert page.status == 404
    assert page.says("没有找到这个守护站", "We do not know this station")


def test_the_zones_of_the_board_are_drawn(station: Station, school: ASchool, reader: Phone) -> None:
    page = reader.open("/")
    assert page.says("这块板的分区", "The zones of this board")
    assert page.says("A 衣物区 B 水杯区 C 球类区", "A Clothes B Cups C Balls")
