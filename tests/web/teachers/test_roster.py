"""王老师 plans a term at the roster's page and enters the holidays."""

from datetime import timedelta

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.choices import Choices
from kiosk.models.setting import choices_of
from kiosk.services.keeping_keepers import add_absence
from kiosk.services.planning_roster import set_day
from tests.clock import Clock
from tests.kept import counts
from tests.makers import ASchool, a_duty
from tests.rosters import NAMES, TODAY, a_plan, day, planned, some_keepers, turns
from tests.web.doors import signed_in, token_of
from tests.web.phone import HtmlForm, Page, Phone

ROSTER = "/teacher/roster"


def plan_form(teacher: Phone, address: str = ROSTER) -> HtmlForm:
    return teacher.open(address).form("/roster")


def plan(teacher: Phone, address: str = ROSTER, **filled_in: object) -> Page:
    """Fills in the form of the plan and presses its button; Mondays and Wednesdays stay ticked."""
    form = plan_form(teacher, address)
    return teacher.press(form, **{"duty_weekdays": ["0", "2"], **filled_in})


def choices(station: Station, school: ASchool) -> Choices:
    with station.database.read() as connection:
        return choices_of(connection, school.id)


def test_a_term_is_planned_by_one_button(teacher: Phone, station: Station, school: ASchool) -> None:
    some_keepers(station.database, school)
    form = plan_form(teacher)
    assert (form.fields["first_day"], form.fields["last_day"]) == ("2025-10-13", "2026-01-20")
    page = plan(teacher)
    assert (page.status, page.address) == (200, ROSTER)
    assert [answer.status_code for answer in page.response.history] == [303]
    days = planned(station.database)
    assert (min(days, key=lambda when: (when < "09", when)), len(days)) == ("10-13", 29)
    assert max(turns(station.database).values()) - min(turns(station.database).values()) <= 1
    assert all(name in page.text for name in NAMES)
    assert page.says("6 位站长，每人 14～15 次", "6 keepers, 14 to 15 turns each")
    assert page.says("第 15 周", "Week 15")


def test_weekdays_and_team_size_are_kept(teacher: Phone, station: Station, school: ASchool) -> None:
    some_keepers(station.database, school)
    plan(teacher, duty_weekdays=["1", "4"], team_size="1", last_day="2025-10-31")
    assert choices(station, school).duty_weekdays == (1, 4)
    assert choices(station, school).team_size == 1
    assert list(planned(station.database)) == ["10-14", "10-17", "10-21", "10-24", "10-28", "10-31"]
    form = plan_form(teacher)
    assert (form.fields["team_size"], form.fields["last_day"]) == ("1", "2025-10-31")


def test_the_next_term_is_planned_from_its_own_page(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    some_keepers(station.database, school)
    form = plan_form(teacher, f"{ROSTER}?term=next")
    assert (form.fields["first_day"], form.fields["last_day"]) == ("2026-02-01", "2026-06-30")
    page = plan(teacher, f"{ROSTER}?term=next", last_day="2026-02-11")
    assert list(planned(station.database)) == ["02-02", "02-04", "02-09", "02-11"]
    assert page.says("第二学期", "spring term")
    assert "2月11日" in page.text
    assert "2月11日" not in teacher.open(ROSTER).text


def test_each_station_has_its_own(teacher: Phone, station: Station, school: ASchool) -> None:
    some_keepers(station.database, school)
    north = school.station_ids[1]
    plan(teacher, f"{ROSTER}?station={north}", last_day="2025-10-15")
    assert planned(station.database, school.station_id) == {}
    assert list(planned(station.database, north)) == ["10-13", "10-15"]


def test_planning_twice_gives_the_same(teacher: Phone, station: Station, school: ASchool) -> None:
    some_keepers(station.database, school)
    form = plan_form(teacher)
    teacher.press(form, duty_weekdays=["0", "2"])
    before = planned(station.database)
    teacher.press(form, duty_weekdays=["0", "2"])
    assert planned(station.database) == before


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ({"duty_weekdays": []}, "请至少勾选", "Please tick at least one day of the week."),
        ({"duty_weekdays": ["9"]}, "星期一到星期日", "Please tick days from Monday to Sunday."),
        ({"team_size": "0"}, "1 到 12", "A duty has between 1 and 12 keepers."),
        ({"team_size": "many"}, "1 到 12", "A duty has between 1 and 12 keepers."),
        ({"first_day": ""}, "请选第一天。", "Please choose the first day."),
        ({"last_day": "soon"}, "请选最后一天。", "Please choose the last day."),
        ({"last_day": "2025-10-01"}, "最后一天比第一天还早", "The last day lies before the first one."),
        ({"first_day": "2025-09-01", "last_day": "2025-10-01"}, "那一天已经过去了", "That day is over."),
        ({"last_day": "2026-02-02"}, "只排到学期结束", "A plan ends with its term."),
        ({"station": "99"}, "请选择本校的一个守护站。", "Please choose one of your stations."),
    ],
)
def test_it_refuses_the_unfinished_form_and_keeps_what_was_typed(
    teacher: Phone, station: Station, school: ASchool, typed: dict[str, object], chinese: str, english: str
) -> None:
    some_keepers(station.database, school)
    page = plan(teacher, **{"team_size": "2", **typed})
    assert page.status == 422
    assert page.says(chinese, english)
    assert planned(station.database) == {}
    assert choices(station, school) == Choices()
    kept = page.form("/roster").fields
    for name in {"team_size", "first_day", "last_day"} & set(typed):
        assert kept[name] == typed[name]


def test_without_keepers_it_asks_for_them_first(teacher: Phone, school: ASchool) -> None:
    page = teacher.open(ROSTER)
    assert page.says("还没有小站长。", "There are no keepers yet.")
    assert "/teacher/keepers" in page.links
    token = token_of(page)
    fields = {"station": str(school.station_id), "first_day": "2025-10-13", "last_day": "2025-10-31"}
    again = teacher.post(ROSTER, csrf_token=token, team_size="2", duty_weekdays="0", **fields)
    assert again.status == 422
    assert again.says("请先登记。", "Please enter them first.")


def test_it_shows_what_was_served_and_what_was_not(
    teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    ids = some_keepers(station.database, school)
    a_plan(station.database, school)
    a_duty(station.database, school, keeper_ids=ids[:1], new_names=())
    clock.forward(days=3)
    signed_in(teacher)
    page = teacher.open(ROSTER)
    assert page.says("已值日", "served")
    assert page.says("没有开轮值", "no duty was opened")
    links = [link for link in page.links if link.startswith(f"{ROSTER}/day")]
    assert [link[-10:] for link in links] == ["2025-10-20", "2025-10-22", "2025-10-27", "2025-10-29"]


def test_it_marks_who_cannot_come_on_a_day_set_by_hand(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    ids = some_keepers(station.database, school)
    set_day(station.database, school.id, school.station_id, day(10, 20), ids[:1], TODAY)
    add_absence(station.database, school.id, ids[0], day(10, 20), None, TODAY)
    page = teacher.open(ROSTER)
    assert page.says("陈一鸣 请假", "陈一鸣 is away")
    assert page.says("有 1 次值日的站长那天来不了", "1 turn falls on a day")
    assert page.says("手动定的", "set by hand")


def holiday(teacher: Phone, **filled_in: str) -> Page:
    return teacher.press(teacher.open(ROSTER).form("/holidays"), **filled_in)


def test_a_holiday_is_entered_and_removed(teacher: Phone, station: Station, school: ASchool) -> None:
    some_keepers(station.database, school)
    a_plan(station.database, school)
    page = holiday(teacher, holiday_name="秋游", holiday_first_day="2025-10-20", holiday_last_day="")
    assert [answer.status_code for answer in page.response.history] == [303]
    assert page.text.count("秋游") >= 2
    assert "10-20" not in planned(station.database)
    form = page.form("/remove")
    for _ in range(2):
        assert teacher.press(form).status == 200
    assert counts(station.database)["holiday"] == 0


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ({"holiday_first_day": ""}, "请选第一天。", "Please choose the first day."),
        (
            {"holiday_first_day": "2025-10-20", "holiday_last_day": "2025-10-01"},
            "最后一天比第一天还早",
            "The last day lies before the first one.",
        ),
    ],
)
def test_it_refuses_an_unfinished_holiday(
    teacher: Phone, station: Station, typed: dict[str, str], chinese: str, english: str
) -> None:
    page = holiday(teacher, holiday_name="秋游", **typed)
    assert page.status == 422
    assert page.says(chinese, english)
    assert page.form("/holidays").fields["holiday_name"] == "秋游"
    assert counts(station.database)["holiday"] == 0


def test_another_school_neither_sees_nor_changes_it(
    stranger: Phone, teacher: Phone, station: Station, school: ASchool
) -> None:
    some_keepers(station.database, school)
    a_plan(station.database, school)
    holiday(teacher, holiday_name="秋游", holiday_first_day="2025-10-20")
    before = (counts(station.database), planned(station.database))
    page = stranger.open(f"{ROSTER}?station={school.station_id}")
    assert "陈一鸣" not in page.text
    assert "秋游" not in page.text
    token = token_of(page)
    fields = {"station": str(school.station_id), "first_day": "2025-10-13", "last_day": "2025-10-31"}
    assert stranger.post(ROSTER, csrf_token=token, team_size="3", duty_weekdays="1", **fields).status == 422
    assert stranger.post(f"{ROSTER}/holidays/1/remove", csrf_token=token).status == 404
    assert planned(station.database) == before[1]
    assert counts(station.database)["holiday"] == 1


def test_who_is_not_signed_in_does_nothing(
    visitor: Phone, teacher: Phone, station: Station, school: ASchool
) -> None:
    some_keepers(station.database, school)
    page = teacher.open(ROSTER)
    token = token_of(visitor.open("/sign-in"))
    before = counts(station.database)
    for form in (page.form("/roster"), page.form("/holidays"), page.form("/calendar")):
        assert visitor.press(form, csrf_token=token, holiday_first_day="2025-10-20").address == "/sign-in"
    assert counts(station.database) == before
    assert visitor.open(ROSTER).address == "/sign-in"


@pytest.mark.parametrize(
    "ending", ["/holidays", "/holidays/1/remove", "/calendar", "/calendar/end", "/day/plan"]
)
def test_doing_refuses_get(teacher: Phone, ending: str) -> None:
    assert teacher.open(f"{ROSTER}{ending}").status == 405


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(app: Flask, station: Station, school: ASchool, language: str) -> None:
    some_keepers(station.database, school)
    a_plan(station.database, school)
    browser = Phone(app, language)
    signed_in(browser)
    page = browser.open(ROSTER)
    assert page.title == {"zh": "值日表", "en": "Roster"}[language]
    assert page.says("每周哪几天值日？", "On which days is there a duty?")
    assert page.says("周三", "Wed")


def test_when_lessons_are_over_the_next_term_is_shown(
    teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    some_keepers(station.database, school)
    clock.forward(days=(day(1, 22) - TODAY) / timedelta(1))
    signed_in(teacher)
    assert plan_form(teacher).fields["first_day"] == "2026-02-01"
