"""王老师 changes single days of the roster."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.services.keeping_keepers import add_absence
from tests.kept import counts
from tests.makers import ASchool, a_duty, a_keeper
from tests.rosters import NAMES, TODAY, a_plan, day, planned, some_keepers
from tests.web.doors import signed_in, token_of
from tests.web.phone import Page, Phone

DAY = "/teacher/roster/day"


@pytest.fixture
def ids(station: Station, school: ASchool) -> list[int]:
    """Six keepers, and a plan of two a day till the end of October."""
    made = some_keepers(station.database, school)
    a_plan(station.database, school)
    return made


def at(school: ASchool, when: str = "2025-10-20") -> str:
    return f"{DAY}?station={school.station_id}&day={when}"


def ticked(page: Page) -> set[str]:
    """Who is ticked on a page."""
    return {
        part.split('"')[0] for part in page.html.split('name="keepers" value="')[1:] if "checked" in part[:20]
    }


def test_those_who_are_planned_are_ticked(
    teacher: Phone, station: Station, school: ASchool, ids: list[int]
) -> None:
    page = teacher.open(at(school))
    names = {NAMES[ids.index(int(number))] for number in ticked(page)}
    assert names == set(planned(station.database)["10-20"])


def test_others_are_ticked_and_stay(
    teacher: Phone, station: Station, school: ASchool, ids: list[int]
) -> None:
    form = teacher.open(at(school)).form("/day")
    for _ in range(2):
        page = teacher.press(form, keepers=[str(ids[3]), str(ids[4])])
        assert (page.status, page.address) == (200, "/teacher/roster")
    assert planned(station.database)["10-20"] == [NAMES[3], NAMES[4]]
    assert page.says("手动定的", "set by hand")
    a_plan(station.database, school)
    assert planned(station.database)["10-20"] == [NAMES[3], NAMES[4]]


def test_nobody_is_a_button_of_its_own(
    teacher: Phone, station: Station, school: ASchool, ids: list[int]
) -> None:
    page = teacher.press(teacher.open(at(school)).form("/day"), nobody="1")
    assert planned(station.database)["10-20"] == []
    assert page.says("不排人", "nobody")


def test_it_refuses_the_unfinished_form(
    teacher: Phone, station: Station, school: ASchool, ids: list[int]
) -> None:
    before = planned(station.database)
    page = teacher.press(teacher.open(at(school)).form("/day"), keepers=None)
    assert page.status == 422
    assert page.says("请勾选这一天谁值日", "Please tick who serves on this day")
    assert ticked(page) == set()
    assert planned(station.database) == before


def test_it_keeps_what_was_ticked_when_somebody_has_left(
    teacher: Phone, station: Station, school: ASchool, ids: list[int]
) -> None:
    gone = a_keeper(station.database, school, "毕业了的", active=False)
    page = teacher.press(teacher.open(at(school)).form("/day"), keepers=[str(ids[5]), str(gone)])
    assert page.status == 422
    assert page.says("有一位已经离开了", "Somebody you ticked has left the roster.")
    assert ticked(page) == {str(ids[5])}


def test_the_station_plans_it_again(
    teacher: Phone, station: Station, school: ASchool, ids: list[int]
) -> None:
    before = planned(station.database)
    page = teacher.open(at(school))
    teacher.press(page.form("/day"), keepers=[str(ids[0])])
    for _ in range(2):
        assert teacher.press(page.form("/day/plan")).address == "/teacher/roster"
    assert planned(station.database) == before


def test_a_saturday_is_added(teacher: Phone, station: Station, school: ASchool, ids: list[int]) -> None:
    teacher.press(teacher.open(at(school, "2025-10-18")).form("/day"), keepers=str(ids[0]))
    assert planned(station.database)["10-18"] == [NAMES[0]]


def test_it_says_who_is_away_and_how_many_turns_each_has(
    teacher: Phone, station: Station, school: ASchool, ids: list[int]
) -> None:
    add_absence(station.database, school.id, ids[0], day(10, 20), None, TODAY)
    page = teacher.open(at(school))
    assert page.text.count("请假") == 1
    assert page.text.count("2 次") == 6


@pytest.mark.parametrize("when", ["2025-10-10", "2025-10-13"])
def test_a_day_that_is_over_or_has_a_duty_cannot_be_changed(
    teacher: Phone, station: Station, school: ASchool, ids: list[int], when: str
) -> None:
    a_duty(station.database, school, keeper_ids=ids[:1], new_names=())
    page = teacher.open(at(school, when))
    assert not [form for form in page.forms if form.action.startswith(DAY)]
    before = planned(station.database)
    for ending in ("", "/plan"):
        fields = {"station": str(school.station_id), "day": when, "keepers": str(ids[0])}
        again = teacher.post(f"{DAY}{ending}", csrf_token=token_of(page), **fields)
        assert again.status == 422
        assert again.text.count("这一天已经") or again.text.count("那一天已经")
    assert planned(station.database) == before


@pytest.mark.parametrize("when", ["", "tomorrow", "9999-12-31", "0001-01-01"])
def test_no_day_means_today(teacher: Phone, school: ASchool, ids: list[int], when: str) -> None:
    page = teacher.open(at(school, when))
    assert page.status == 200
    assert "10月13日" in page.title


def test_another_school_changes_nothing(
    stranger: Phone, station: Station, school: ASchool, elsewhere: ASchool, ids: list[int]
) -> None:
    theirs = a_keeper(station.database, elsewhere, "外人")
    before = (counts(station.database), planned(station.database))
    page = stranger.open(at(school))
    assert "陈一鸣" not in page.text
    for ending in ("", "/plan"):
        fields = {"station": str(school.station_id), "day": "2025-10-20", "keepers": str(theirs)}
        assert stranger.post(f"{DAY}{ending}", csrf_token=token_of(page), **fields).status == 422
    own = {"station": str(elsewhere.station_id), "day": "2025-10-20", "keepers": str(ids[0])}
    assert stranger.post(DAY, csrf_token=token_of(page), **own).status == 422
    assert (counts(station.database), planned(station.database)) == before


def test_who_is_not_signed_in_changes_nothing(
    visitor: Phone, teacher: Phone, station: Station, school: ASchool, ids: list[int]
) -> None:
    before = planned(station.database)
    token = token_of(visitor.open("/sign-in"))
    page = teacher.open(at(school))
    for ending in ("/day", "/day/plan"):
        assert visitor.press(page.form(ending), csrf_token=token, nobody="1").address == "/sign-in"
    assert planned(station.database) == before


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(app: Flask, school: ASchool, ids: list[int], language: str) -> None:
    browser = Phone(app, language)
    signed_in(browser)
    page = browser.open(at(school))
    assert page.says("10月20日（周一）谁值日？", "Who serves on Mon, 20 Oct?")
    assert page.says("让系统重排这一天", "Let the station plan this day again")


def test_a_duty_is_opened_with_todays_team(
    teacher: Phone, station: Station, school: ASchool, ids: list[int]
) -> None:
    page = teacher.open("/teacher/duties")
    names = planned(station.database)["10-13"]
    assert {NAMES[ids.index(int(number))] for number in ticked(page)} == set(names)
    assert page.says("值日表上", "On the roster")
    first = page.form("/duties").choices["keepers"][:2]
    assert {NAMES[ids.index(int(number))] for number in first} == set(names)
