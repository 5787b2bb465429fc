"""王老师's desk: what went home, who is on duty, where to go from here."""

from datetime import timedelta

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from tests.clock import MONDAY, Clock
from tests.makers import ASchool, a_claim, a_duty, an_item
from tests.web.doors import signed_in
from tests.web.phone import Page, Phone

DESK = "/teacher/"


def numbers(page: Page) -> list[int]:
    """What was registered today, and this week."""
    return [int(part.split("<")[0]) for part in page.html.split("<dd>")[1:3]]


def test_an_empty_desk_says_so(teacher: Phone) -> None:
    page = teacher.open(DESK)
    assert numbers(page) == [0, 0]
    assert page.says("还没有认领记录。", "Nothing has been claimed yet.")
    assert page.says("现在没有轮值。", "No duty is open.")


def test_it_counts_today_and_this_week_at_all_stations(
    teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    clock.now = MONDAY + timedelta(days=2)
    signed_in(teacher)
    sunday = MONDAY.replace(hour=15) - timedelta(days=1)  # 23:00 at the school
    times = (sunday, MONDAY, MONDAY + timedelta(days=1), clock(), clock())
    for number, now in enumerate(times):
        item = an_item(station.database, school, now=now, station_id=school.station_ids[number % 2])
        a_claim(station.database, station.vault, school, item, now)
    assert numbers(teacher.open(DESK)) == [2, 4]


def test_it_counts_right_although_the_clock_was_set_back(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    for now in (MONDAY, MONDAY - timedelta(days=30), MONDAY - timedelta(days=60)):
        a_claim(station.database, station.vault, school, now=now)
    assert numbers(teacher.open(DESK)) == [1, 1]


def test_it_shows_the_latest_five_masked(teacher: Phone, station: Station, school: ASchool) -> None:
    for _ in range(7):
        a_claim(station.database, station.vault, school)
    page = teacher.open(DESK)
    shown = [link for link in page.links if link.startswith("/teacher/claims/")]
    assert shown == [f"/teacher/claims/{number}" for number in (7, 6, 5, 4, 3)]
    assert "林*" in page.text
    assert "林小雨" not in page.html


def test_it_shows_the_open_duty_with_its_code_and_its_keepers(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    a_duty(station.database, school, code="482913")
    page = teacher.open(DESK)
    assert "482 913" in page.text
    assert "陈一鸣" in page.text
    assert f"{station.config.base_url}/duty" in page.text


def test_another_schools_desk_knows_nothing_of_it(stranger: Phone, station: Station, school: ASchool) -> None:
    a_claim(station.database, station.vault, school)
    a_duty(station.database, school, code="482913")
    page = stranger.open(DESK)
    assert numbers(page) == [0, 0]
    assert not [words for words in ("482 913", "陈一鸣", "林*", "实验小学") if words in page.text]


def test_who_is_not_signed_in_is_asked_to(visitor: Phone) -> None:
    for address in (DESK, "/teacher/claims", "/teacher/duties", "/teacher/prints", "/teacher/claims/1"):
        assert visitor.open(address).address == "/sign-in"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(app: Flask, school: ASchool, language: str) -> None:
    browser = Phone(app, language)
    page = signed_in(browser)
    assert page.says("今天登记", "registered today")
    assert page.says("退出登录（王老师）", "Sign out, 王老师")
