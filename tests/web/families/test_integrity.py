"""Anybody may read the integrity index of a station, and how it was worked out."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.item_life import Step
from tests.clock import Clock
from tests.makers import XIAOYU_IN_WORDS, ASchool, a_claim, a_duty, a_round, a_school, an_item, step_of
from tests.web.phone import Phone

PAGE = "/board/east/integrity"


@pytest.fixture
def school(station: Station) -> ASchool:
    """A school in which eleven things were registered, and one left without."""
    made = a_school(station.database)
    for _ in range(11):
        a_claim(station.database, station.vault, made)
    an_item(station.database, made)
    return made


@pytest.fixture
def visitor(app: Flask, school: ASchool) -> Phone:
    """Somebody at home."""
    return Phone(app)


def counted(station: Station, school: ASchool) -> None:
    """The keepers counted the board to the end."""
    a_round(station.database, school, a_duty(station.database, school), ended=True)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_stands_there_in_large_letters_with_its_formula(
    app: Flask, station: Station, school: ASchool, language: str
) -> None:
    counted(station, school)
    page = Phone(app, language).open(PAGE)
    assert page.status == 200
    assert '<p class="index-large">91%</p>' in page.html
    assert "(11 + 0) ÷ (11 + 0 + 1) = 11 ÷ 12 = 91%" in page.text
    assert page.says("没登记就离开的：1 件", "1 left without being registered")
    assert not [words for words in XIAOYU_IN_WORDS if words in page.html]


def test_whoever_registers_afterwards_moves_it_at_once(
    visitor: Phone, station: Station, school: ASchool
) -> None:
    counted(station, school)
    gone = an_item(station.database, school)
    step_of(station.database, gone.id, Step.MISS)
    assert "11 ÷ 13 = 84%" in visitor.open(PAGE).text
    step_of(station.database, gone.id, Step.CLAIM_LATE)
    assert "(11 + 1) ÷ (11 + 1 + 1) = 12 ÷ 13 = 92%" in visitor.open(PAGE).text


def test_it_is_hidden_before_the_board_was_counted(visitor: Phone) -> None:
    page = visitor.open(PAGE)
    assert page.says("它还在长大", "It is still growing")
    assert "%" not in page.text


def test_it_is_hidden_below_ten(app: Flask, station: Station) -> None:
    school = a_school(station.database)
    for _ in range(8):
        a_claim(station.database, station.vault, school)
    an_item(station.database, school)
    counted(station, school)
    page = Phone(app).open(PAGE)
    assert "它还在长大" in page.text
    assert "%" not in page.text


def test_it_begins_anew_every_term(visitor: Phone, station: Station, school: ASchool, clock: Clock) -> None:
    counted(station, school)
    clock.forward(days=120)
    assert "它还在长大" in visitor.open(PAGE).text


def test_the_board_leads_there(visitor: Phone, school: ASchool) -> None:
    assert PAGE in visitor.open("/board/east").links


def test_an_unknown_station_is_unknown(visitor: Phone) -> None:
    assert visitor.open("/board/nowhere/integrity").status == 404


def test_it_takes_no_form(visitor: Phone) -> None:
    assert visitor.client.post(PAGE).status_code in {400, 405}
