"""王老师 enters the keepers and looks after each of them."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.models import Keeper
from kiosk.services.keeping_duty import close_duty
from kiosk.services.keeping_keepers import add_absence, add_keepers
from kiosk.services.logging_items import log_item
from kiosk.services.stepping import Actor
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_duty, a_keeper, a_log_form
from tests.rosters import NAMES, TODAY, a_plan, planned, some_keepers
from tests.web.doors import signed_in, token_of
from tests.web.phone import Page, Phone

KEEPERS = "/teacher/keepers"


def enter(teacher: Phone, lines: str) -> Page:
    return teacher.press(teacher.open(KEEPERS).form("/keepers"), lines=lines)


def kept(station: Station) -> list[tuple[object, ...]]:
    columns = (Keeper.display_name, Keeper.entry_year, Keeper.class_number, Keeper.active)
    return [tuple(row) for row in rows_of(station.database, *columns)]


def test_a_list_of_names_is_pasted(teacher: Phone, station: Station) -> None:
    page = enter(teacher, "陈一鸣 三(2)班\n李思远，一(1)班\n王可欣")
    assert (page.status, page.address) == (200, KEEPERS)
    assert [answer.status_code for answer in page.response.history] == [303]
    assert len(kept(station)) == 3
    assert page.says("3 位小站长", "3 keepers")
    order = [page.text.index(name) for name in ("李思远", "陈一鸣", "王可欣")]
    assert order == sorted(order)


@pytest.mark.parametrize(
    ("lines", "chinese", "english"),
    [
        ("", "请至少写一个名字。", "Please write at least one name."),
        ("李思远\n陈一鸣 三(2)班", "第 2 行（陈一鸣 三(2)班）：这个班已经有一位同名的站长", "Line 2 (陈一鸣"),
        ("李思远 三(99)班", "第 1 行（李思远 三(99)班）：学校里没有这个班级", "Line 1 (李思远"),
        ("字" * 60, "最多 20 个字。", "has at most 20 characters."),
    ],
)
def test_it_refuses_and_keeps_what_was_typed(
    teacher: Phone, station: Station, lines: str, chinese: str, english: str
) -> None:
    enter(teacher, "陈一鸣 三(2)班")
    page = enter(teacher, lines)
    assert page.status == 422
    assert page.says(chinese, english)
    assert f">{lines}</textarea>" in page.html
    assert len(kept(station)) == 1


def test_the_second_press_is_refused_kindly(teacher: Phone, station: Station) -> None:
    form = teacher.open(KEEPERS).form("/keepers")
    teacher.press(form, lines="陈一鸣")
    assert teacher.press(form, lines="陈一鸣").status == 422
    assert len(kept(station)) == 1


def record(teacher: Phone, number: int) -> Page:
    return teacher.open(f"{KEEPERS}/{number}")


def test_the_record_tells_of_duties_and_what_is_to_come(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    ids = some_keepers(station.database, school)
    duty = a_duty(station.database, school, keeper_ids=ids[:2], new_names=())
    for keeper_id in (ids[0], ids[0], ids[1]):
        actor = Actor("keeper", keeper_id=keeper_id, duty_id=duty.id)
        log_item(station.database, a_log_form(school), None, actor, MONDAY)
    close_duty(station.database, school.id, duty.id, MONDAY)
    a_plan(station.database, school)
    page = record(teacher, ids[0])
    assert NAMES[0] in page.title
    numbers = [part.split("</dd>")[0] for part in page.html.split("<dd>")[1:4]]
    to_come = sum(NAMES[0] in team for when, team in planned(station.database).items() if when != "10-13")
    assert numbers == ["1", "2", str(to_come)]
    assert f"/teacher/duties/{duty.id}" in page.links
    assert f"{KEEPERS}/{ids[0]}/certificate.pdf" in page.links
    assert page.text.count("10月13日") == 1


def test_name_and_class_are_changed(teacher: Phone, station: Station, school: ASchool) -> None:
    keeper = a_keeper(station.database, school)
    form = record(teacher, keeper).form(f"/{keeper}")
    for _ in range(2):
        page = teacher.press(form, name="小鸣", class_name="2023-2")
        assert "小鸣" in page.title
        assert "三(2)班" in page.title
    assert kept(station) == [("小鸣", 2023, 2, True)]


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ({"name": ""}, "请写站长的名字。", "Please write the keeper's name."),
        ({"name": "李思远", "class_name": "2023-2"}, "同名的站长", "already has a keeper of that name"),
        ({"name": "小鸣", "class_name": "2023-99"}, "班级", "We do not know this class."),
        ({"name": "小鸣", "class_name": "nonsense"}, "班级", "We do not know this class."),
    ],
)
def test_it_refuses_a_change_and_keeps_what_was_typed(
    teacher: Phone, station: Station, school: ASchool, typed: dict[str, str], chinese: str, english: str
) -> None:
    keeper = a_keeper(station.database, school)
    add_keepers(station.database, school.id, "李思远 三(2)班", TODAY)
    page = teacher.press(record(teacher, keeper).form(f"/{keeper}"), **typed)
    assert page.status == 422
    assert page.says(chinese, english)
    assert page.form(f"/{keeper}").fields["name"] == typed["name"]
    assert kept(station)[0] == ("陈一鸣", None, None, True)


def test_leaving_and_coming_back(teacher: Phone, station: Station, school: ASchool) -> None:
    keeper = a_keeper(station.database, school)
    form = record(teacher, keeper).form("/leave")
    for _ in range(2):
        page = teacher.press(form)
    assert page.says("陈一鸣 已经离开站长队伍。", "陈一鸣 has left the roster.")
    assert teacher.open(KEEPERS).says("1 位已离开的站长", "1 keeper who left")
    form = page.form("/return")
    for _ in range(2):
        page = teacher.press(form)
    assert kept(station)[0][3]
    assert not page.says("已经离开站长队伍", "has left the roster")


def test_a_namesake_keeps_one_from_coming_back(teacher: Phone, station: Station, school: ASchool) -> None:
    gone, _ = a_keeper(station.database, school, active=False), a_keeper(station.database, school)
    page = teacher.press(record(teacher, gone).form("/return"))
    assert page.status == 409
    assert page.says("同名的站长", "already has a keeper of that name")


def test_an_absence_is_noted_and_removed(teacher: Phone, station: Station, school: ASchool) -> None:
    keeper = a_keeper(station.database, school)
    form = record(teacher, keeper).form("/absences")
    for _ in range(2):
        page = teacher.press(form, first_day="2025-10-13", last_day="2025-10-17")
    assert counts(station.database)["keeper_absence"] == 1
    assert "10月13日 – 10月17日" in page.text
    assert teacher.open(KEEPERS).says("今天请假", "away today")
    form = page.form("/remove")
    for _ in range(2):
        assert teacher.press(form).status == 200
    assert counts(station.database)["keeper_absence"] == 0


@pytest.mark.parametrize(
    ("typed", "chinese", "english"),
    [
        ({"first_day": ""}, "请选第一天。", "Please choose the first day."),
        (
            {"first_day": "2025-10-17", "last_day": "2025-10-13"},
            "最后一天比第一天还早",
            "The last day lies before the first one.",
        ),
    ],
)
def test_it_refuses_an_unfinished_absence(
    teacher: Phone, station: Station, school: ASchool, typed: dict[str, str], chinese: str, english: str
) -> None:
    keeper = a_keeper(station.database, school)
    page = teacher.press(record(teacher, keeper).form("/absences"), **typed)
    assert page.status == 422
    assert page.says(chinese, english)
    assert page.form("/absences").fields["first_day"] == typed["first_day"]
    assert counts(station.database)["keeper_absence"] == 0


def test_another_school_finds_nobody(
    stranger: Phone, station: Station, school: ASchool, elsewhere: ASchool
) -> None:
    keeper = a_keeper(station.database, school, "李思远")
    add_absence(station.database, school.id, keeper, TODAY, None, TODAY)
    theirs = a_keeper(station.database, elsewhere, "外人")
    page = stranger.open(KEEPERS)
    assert "李思远" not in page.text
    before = (counts(station.database), kept(station))
    token = token_of(page)
    for ending in ("", "/certificate.pdf"):
        assert stranger.open(f"{KEEPERS}/{keeper}{ending}").status == 404
    fields = {"name": "外人二", "first_day": "2025-10-13"}
    for ending in ("", "/leave", "/return", "/absences", "/absences/1/remove"):
        assert stranger.post(f"{KEEPERS}/{keeper}{ending}", csrf_token=token, **fields).status == 404
    address = f"{KEEPERS}/{theirs}/absences/1/remove"
    assert stranger.post(address, csrf_token=token).status == 404
    assert (counts(station.database), kept(station)) == before


def test_who_is_not_signed_in_does_nothing(
    visitor: Phone, teacher: Phone, station: Station, school: ASchool
) -> None:
    keeper = a_keeper(station.database, school)
    add_absence(station.database, school.id, keeper, TODAY, None, TODAY)
    before = (counts(station.database), kept(station))
    token = token_of(visitor.open("/sign-in"))
    fields = {"name": "外人", "lines": "外人", "first_day": "2025-10-13"}
    endings = ("", f"/{keeper}", f"/{keeper}/leave", f"/{keeper}/absences", f"/{keeper}/absences/1/remove")
    for ending in endings:
        assert visitor.post(f"{KEEPERS}{ending}", csrf_token=token, **fields).address == "/sign-in"
    for ending in ("", f"/{keeper}", f"/{keeper}/certificate.pdf", "/certificates.pdf"):
        assert visitor.open(f"{KEEPERS}{ending}").address == "/sign-in"
    assert (counts(station.database), kept(station)) == before


@pytest.mark.parametrize("ending", ["/1/leave", "/1/return", "/1/absences", "/1/absences/1/remove"])
def test_doing_refuses_get(teacher: Phone, ending: str) -> None:
    assert teacher.open(f"{KEEPERS}{ending}").status == 405


@pytest.mark.parametrize("number", ["0", "99", "9" * 18])
def test_a_keeper_who_is_none(teacher: Phone, number: str) -> None:
    page = teacher.open(f"{KEEPERS}/{number}")
    assert page.status == 404
    assert page.says("没有找到这位站长", "We do not know this keeper")


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(app: Flask, station: Station, school: ASchool, language: str) -> None:
    keeper = a_keeper(station.database, school)
    browser = Phone(app, language)
    signed_in(browser)
    assert browser.open(KEEPERS).says("一人一行", "One keeper a line")
    assert record(browser, keeper).says("请假第一天", "First day away")
