"""王老师 opens Monday's duty, reads out its code, and closes it again."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.models import Duty, DutyKeeper, Keeper
from kiosk.services.keeping_duty import close_duty
from kiosk.services.logging_items import log_item
from kiosk.services.stepping import Actor
from tests.clock import MONDAY, Clock
from tests.kept import counts
from tests.makers import ADuty, ASchool, a_duty, a_keeper, a_log_form
from tests.web.doors import on_duty, signed_in
from tests.web.phone import Page, Phone

DUTIES = "/teacher/duties"


def open_duty(teacher: Phone, **filled_in: object) -> Page:
    """Fills in the form for a duty and presses the button."""
    return teacher.press(teacher.open(DUTIES).form("/duties"), **filled_in)


def kept(station: Station) -> list[dict[str, object]]:
    """Every duty on record."""
    with station.database.read() as connection:
        columns = (Duty.station_id, Duty.code, Duty.day, Duty.opened_by, Duty.closed_at)
        rows = connection.execute(select(*columns).order_by(Duty.id))
        return [dict(row) for row in rows.mappings()]


def names_on(station: Station, duty_id: int) -> list[str]:
    """The names on a duty's list."""
    listed = select(DutyKeeper.keeper_id).where(DutyKeeper.duty_id == duty_id)
    with station.database.read() as connection:
        return list(connection.scalars(select(Keeper.display_name).where(Keeper.id.in_(listed))))


def test_a_duty_is_opened_and_its_code_stands_large(
    teacher: Phone, app: Flask, station: Station, school: ASchool
) -> None:
    page = open_duty(teacher, station=str(school.station_ids[1]), new_names="陈一鸣\n\n  李 思远 \r\n陈一鸣")
    assert (page.status, page.address) == (200, DUTIES)
    assert [answer.status_code for answer in page.response.history] == [303]
    [duty] = kept(station)
    code = str(duty["code"])
    assert f"{code[:3]} {code[3:]}" in page.text
    assert (duty["station_id"], duty["opened_by"]) == (school.station_ids[1], school.staff_id)
    assert duty["day"] == MONDAY.date()
    assert names_on(station, 1) == ["陈一鸣", "李 思远"]
    assert on_duty(Phone(app), code).address == "/keeper/"


def test_keepers_of_the_roster_are_ticked(teacher: Phone, station: Station, school: ASchool) -> None:
    ids = [a_keeper(station.database, school, name) for name in ("陈一鸣", "李思远", "王可欣")]
    a_keeper(station.database, school, "毕业了的", active=False)
    page = teacher.open(DUTIES)
    assert page.form("/duties").choices["keepers"] == [str(number) for number in ids]
    ticked = {"station": str(school.station_id), "keepers": [str(ids[0]), str(ids[2])]}
    data = {**page.form("/duties").fields, **ticked}
    assert teacher.client.post(DUTIES, data=data).status_code == 303
    assert names_on(station, 1) == ["陈一鸣", "王可欣"]


def test_it_refuses_a_duty_without_keepers(teacher: Phone, station: Station) -> None:
    page = open_duty(teacher, new_names="  \n ")
    assert page.status == 422
    assert page.says("请至少勾选一位站长", "Please tick at least one keeper")
    assert kept(station) == []


def test_it_refuses_a_name_that_is_too_long_and_keeps_the_rest(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    keeper = a_keeper(station.database, school)
    page = open_duty(teacher, station=str(school.station_ids[1]), keepers=str(keeper), new_names="字" * 21)
    assert page.status == 422
    assert page.says("站长的名字最多 20 个字。", "A keeper's name has at most 20 characters.")
    form = page.form("/duties")
    assert (form.fields["station"], form.fields["keepers"]) == (str(school.station_ids[1]), str(keeper))
    assert "字" * 21 in page.html
    assert kept(station) == []


@pytest.mark.parametrize("number", ["", "99", "x", "9" * 40])
def test_it_refuses_a_station_that_is_none(teacher: Phone, station: Station, number: str) -> None:
    page = open_duty(teacher, station=number, new_names="陈一鸣")
    assert page.status == 422
    assert page.says("请选择本校的一个守护站。", "Please choose one of your stations.")
    assert kept(station) == []


def test_it_refuses_the_station_and_the_keepers_of_another_school(
    stranger: Phone, station: Station, school: ASchool
) -> None:
    keeper = a_keeper(station.database, school)
    assert open_duty(stranger, station=str(school.station_id), new_names="外人").status == 422
    assert open_duty(stranger, keepers=str(keeper)).status == 422
    assert "陈一鸣" not in stranger.open(DUTIES).text
    assert kept(station) == []


def test_it_refuses_the_second_duty_of_a_station(teacher: Phone, station: Station, school: ASchool) -> None:
    form = teacher.open(DUTIES).form("/duties")
    east = {"station": str(school.station_id), "new_names": "陈一鸣"}
    teacher.press(form, **east)
    page = teacher.press(form, **east)
    assert page.status == 409
    assert page.says("请先结束它。", "This station already has an open duty.")
    assert len(kept(station)) == 1


def test_only_free_stations_are_offered(teacher: Phone, station: Station, school: ASchool) -> None:
    a_duty(station.database, school)
    assert teacher.open(DUTIES).form("/duties").fields["station"] == str(school.station_ids[1])
    a_duty(station.database, school, station_id=school.station_ids[1])
    page = teacher.open(DUTIES)
    assert page.says("每个守护站都已有轮值。", "Every station has its duty.")
    assert not [form for form in page.forms if form.action == DUTIES]


def test_a_duty_that_nobody_closed_does_not_block_the_next(
    teacher: Phone, station: Station, school: ASchool, clock: Clock
) -> None:
    a_duty(station.database, school, code="482913")
    clock.forward(days=2)
    signed_in(teacher)
    page = teacher.open(DUTIES)
    assert page.says("这次轮值已自动到期", "This duty ended by itself")
    assert "482 913" not in page.text
    open_duty(teacher, station=str(school.station_id), new_names="李思远")
    assert [duty["closed_at"] for duty in kept(station)] == [clock(), None]


def test_a_duty_is_closed_once(teacher: Phone, station: Station, school: ASchool, clock: Clock) -> None:
    duty = a_duty(station.database, school, code="482913")
    form = teacher.open(DUTIES).form(f"/{duty.id}/close")
    page = teacher.press(form)
    assert (page.status, page.address) == (200, DUTIES)
    assert "482 913" not in page.text
    clock.forward(minutes=5)
    assert teacher.press(form).status == 200
    assert kept(station)[0]["closed_at"] == MONDAY


def test_another_school_closes_nothing(
    stranger: Phone, teacher: Phone, station: Station, school: ASchool
) -> None:
    duty = a_duty(station.database, school)
    form = teacher.open(DUTIES).form(f"/{duty.id}/close")
    form.fields["csrf_token"] = stranger.open(DUTIES).form("/sign-out").fields["csrf_token"]
    stranger.press(form)
    assert kept(station)[0]["closed_at"] is None


def a_past_duty(station: Station, school: ASchool, weeks_ago: int, things: int) -> ADuty:
    """A duty of some Monday before, on which 陈一鸣 logged so many things."""
    then = MONDAY - timedelta(weeks=weeks_ago)
    duty = a_duty(station.database, school, now=then, day=then.date())
    for _ in range(things):
        actor = Actor("keeper", keeper_id=1, duty_id=duty.id)
        log_item(station.database, a_log_form(school, found_on=then.date()), None, actor, then)
    close_duty(station.database, school.id, duty.id, then + timedelta(hours=2))
    return duty


def test_past_duties_tell_who_logged_how_much(teacher: Phone, station: Station, school: ASchool) -> None:
    for weeks_ago, things in ((3, 2), (2, 0), (1, 5)):
        a_past_duty(station, school, weeks_ago, things)
    today = a_duty(station.database, school)
    log_item(
        station.database, a_log_form(school), None, Actor("keeper", keeper_id=1, duty_id=today.id), MONDAY
    )
    page = teacher.open(DUTIES)
    body = page.html.partition("<tbody>")[2].partition("</tbody>")[0]
    cells = [[cell.split("<")[0] for cell in row.split(">")] for row in body.split("</tr>")[:-1]]
    assert [[words for words in row if words.strip()] for row in cells] == [
        ["10月6日", "实验小学east门", "陈一鸣 · 5", "5"],
        ["9月29日", "实验小学east门", "陈一鸣", "0"],
        ["9月22日", "实验小学east门", "陈一鸣 · 2", "2"],
    ]
    assert page.says("登记了 1 件", "1 thing logged")


@pytest.mark.parametrize("address", [f"{DUTIES}/1/close"])
def test_closing_refuses_get(teacher: Phone, station: Station, school: ASchool, address: str) -> None:
    a_duty(station.database, school)
    assert teacher.open(address).status == 405
    assert kept(station)[0]["closed_at"] is None


def test_who_is_not_signed_in_opens_and_closes_nothing(
    visitor: Phone, teacher: Phone, station: Station, school: ASchool
) -> None:
    a_duty(station.database, school)
    page = teacher.open(DUTIES)
    token = visitor.open("/sign-in").form("/sign-in").fields["csrf_token"]
    before = counts(station.database)
    for form, filled_in in ((page.form("/duties"), {"new_names": "外人"}), (page.form("/close"), {})):
        form.fields["csrf_token"] = token
        assert visitor.press(form, **filled_in).address == "/sign-in"
    assert counts(station.database) == before
    assert kept(station)[0]["closed_at"] is None


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(app: Flask, school: ASchool, language: str) -> None:
    browser = Phone(app, language)
    signed_in(browser)
    assert browser.open(DUTIES).says("今天谁当站长？", "Who keeps the station today?")
    assert open_duty(browser).says("请至少勾选一位站长", "Please tick at least one keeper")
