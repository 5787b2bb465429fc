"""A device goes on duty with the day's code, and off it again in more than one way."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from kiosk.bootstrap import Station
from kiosk.models import DutyDevice
from kiosk.services.keeping_duty import close_duty
from tests.clock import Clock
from tests.makers import ADuty, ASchool, a_duty, a_tag
from tests.web.doors import SESSION, cookie, on_duty, types_code, with_copied
from tests.web.phone import Page, Phone

UNKNOWN = ("没有用这个口令开启的轮值。", "No duty is open with this code.")
TIRED = ("试的次数太多了", "That was tried too often.")


def devices(station: Station) -> int:
    """How many devices are on record."""
    with station.database.read() as connection:
        return connection.execute(select(func.count()).select_from(DutyDevice)).scalar_one()


def asks_for_the_code(page: Page) -> bool:
    """Whether a keeper must type the code first."""
    return page.address == "/duty" and "code" in page.form("/duty").names


def test_the_code_opens_the_list_of_names(stranger: Phone, duty: ADuty) -> None:
    page = types_code(stranger, duty.code)
    assert (page.status, page.address, page.title) == (200, "/keeper/who", "你是谁？")
    assert "陈一鸣" in page.text
    assert "李思远" in page.text


@pytest.mark.parametrize("typed", ["４８２９１３", " 482 913 ", "48-29-13", "４８２　９１３", "口令：482913"])
def test_the_code_may_be_typed_as_fingers_like(stranger: Phone, duty: ADuty, typed: str) -> None:
    assert types_code(stranger, typed).address == "/keeper/who"


@pytest.mark.parametrize("typed", ["", "48291", "4829131", "abc", "😀"])
def test_it_refuses_the_unfinished_code(stranger: Phone, station: Station, typed: str) -> None:
    page = types_code(stranger, typed)
    assert page.status == 422
    assert page.says("请把今天的六位口令都写上。", "Please type all six digits")
    assert devices(station) == 0


def test_it_refuses_a_code_of_no_duty(stranger: Phone, station: Station) -> None:
    page = types_code(stranger, "111111")
    assert page.status == 403
    assert page.says(*UNKNOWN)
    assert page.form("/duty").fields["code"] == "111111"
    assert devices(station) == 0


def test_it_refuses_the_code_of_a_closed_duty(
    stranger: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    close_duty(station.database, school.id, duty.id, clock())
    assert types_code(stranger, duty.code).says(*UNKNOWN)


def test_it_refuses_the_code_of_yesterday(stranger: Phone, duty: ADuty, clock: Clock) -> None:
    clock.forward(hours=15)
    assert types_code(stranger, duty.code).says(*UNKNOWN)


def test_a_device_has_ten_tries(stranger: Phone, duty: ADuty) -> None:
    assert [types_code(stranger, f"11111{digit}").status for digit in range(10)] == [403] * 10
    page = types_code(stranger, duty.code)
    assert page.status == 429
    assert page.says(*TIRED)


def test_a_new_browser_for_every_guess_has_sixty(app: Flask, duty: ADuty) -> None:
    assert [types_code(Phone(app), f"1111{number}").status for number in range(10, 70)] == [403] * 60
    assert types_code(Phone(app), duty.code).status == 429


def test_an_unfinished_code_costs_no_try(stranger: Phone, duty: ADuty) -> None:
    for _ in range(12):
        types_code(stranger, "48")
    assert types_code(stranger, duty.code).address == "/keeper/who"


def test_a_device_on_duty_goes_straight_to_the_form(tablet: Phone) -> None:
    assert tablet.open("/duty").address == "/keeper/"


def test_a_scanned_tag_comes_along(stranger: Phone, station: Station, school: ASchool, duty: ADuty) -> None:
    tag = a_tag(station.database, school)
    page = stranger.press(types_code(stranger, duty.code, f"/duty?tag={tag}").form("/who"), keeper="1")
    assert page.form("/keeper/items").fields["tag"] == tag


def test_a_scanned_tag_is_in_the_form_of_a_device_on_duty(
    tablet: Phone, station: Station, school: ASchool
) -> None:
    tag = a_tag(station.database, school)
    for address in (f"/duty?tag={tag}", f"/keeper/?tag={tag.lower()}", f"/t/{tag}"):
        assert tablet.open(address).form("/keeper/items").fields["tag"] == tag


@pytest.mark.parametrize("address", ["/keeper/", "/keeper/who"])
def test_a_stranger_is_asked_for_the_code(stranger: Phone, address: str) -> None:
    page = stranger.open(address)
    assert asks_for_the_code(page)
    assert "休息" not in page.text


def test_a_quiet_device_is_asked_again(tablet: Phone, clock: Clock, duty: ADuty) -> None:
    clock.forward(minutes=61)
    page = tablet.open("/keeper/")
    assert asks_for_the_code(page)
    assert page.says("平板休息了好久", "This tablet had a long rest.")
    assert on_duty(tablet, duty.code).address == "/keeper/"


def test_a_busy_device_is_not_asked(tablet: Phone, clock: Clock) -> None:
    for _ in range(4):
        clock.forward(minutes=50)
        assert tablet.open("/keeper/").address == "/keeper/"


def test_a_duty_that_was_closed_ends_for_its_devices(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    close_duty(station.database, school.id, duty.id, clock())
    page = tablet.open("/keeper/")
    assert asks_for_the_code(page)
    assert page.says("那次轮值已经结束了。", "That duty is over.")
    again = a_duty(station.database, school, code="222333", now=clock())
    assert on_duty(tablet, again.code).address == "/keeper/"


def test_a_duty_ends_by_itself_at_night(tablet: Phone, clock: Clock) -> None:
    for _ in range(15):
        clock.forward(minutes=57)
        page = tablet.open("/keeper/")
    assert page.says("那次轮值已经结束了。", "That duty is over.")


def test_leaving_ends_every_copy_of_the_cookie(tablet: Phone, app: Flask, station: Station) -> None:
    copied = cookie(tablet, SESSION)
    page = tablet.press(tablet.open("/keeper/").form("/keeper/leave"))
    assert asks_for_the_code(page)
    assert asks_for_the_code(tablet.open("/keeper/"))
    assert asks_for_the_code(with_copied(Phone(app), SESSION, copied).open("/keeper/"))
    assert devices(station) == 0


def test_a_device_that_joins_again_counts_once(
    tablet: Phone, station: Station, duty: ADuty, clock: Clock
) -> None:
    clock.forward(minutes=61)
    on_duty(tablet, duty.code)
    assert devices(station) == 1


def test_leaving_refuses_get(tablet: Phone) -> None:
    page = tablet.open("/keeper/leave")
    assert page.status == 405
    assert page.title == "这里没有这个页面"
    assert tablet.open("/keeper/").address == "/keeper/"


def test_the_name_comes_before_the_form(stranger: Phone, duty: ADuty) -> None:
    types_code(stranger, duty.code)
    assert stranger.open("/keeper/").address == "/keeper/who"


@pytest.mark.parametrize("keeper", ["", "99", "x", "9" * 30, "-1"])
def test_it_refuses_a_name_that_is_not_on_the_list(stranger: Phone, duty: ADuty, keeper: str) -> None:
    page = stranger.press(types_code(stranger, duty.code).form("/who"), keeper=keeper)
    assert page.status == 422
    assert page.says("今天的名单里没有这个名字", "This name is not on today's list.")
    assert stranger.open("/keeper/").address == "/keeper/who"


def test_a_keeper_of_another_day_is_not_on_the_list(
    stranger: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    close_duty(station.database, school.id, duty.id, clock())
    other = a_duty(station.database, school, code="222333", new_names=("赵子墨",))
    page = stranger.press(types_code(stranger, other.code).form("/who"), keeper="1")
    assert page.status == 422


def test_the_tablet_changes_hands(tablet: Phone) -> None:
    page = tablet.press(tablet.open("/keeper/who").form("/who"), keeper="2")
    assert "我是李思远" in page.text


@pytest.mark.parametrize("address", ["/keeper/", "/keeper/round", "/keeper/moves", "/keeper/today"])
def test_whoever_takes_the_tablet_goes_on_where_it_was(tablet: Phone, address: str) -> None:
    [change] = [link for link in tablet.open(address).links if link.startswith("/keeper/who")]
    page = tablet.press(tablet.open(change).form("/who"), keeper="2")
    assert (page.address, "我是李思远" in page.text) == (address, True)


def test_no_address_from_elsewhere_leads_a_tablet_astray(tablet: Phone) -> None:
    form = tablet.open("/keeper/who?back=https://elsewhere.example").form("/who")
    assert "back" not in form.fields
    assert tablet.press(form, keeper="2", back="//elsewhere.example").address == "/keeper/"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_page_speaks_both_languages(app: Flask, duty: ADuty, language: str) -> None:
    device = Phone(app, language)
    assert types_code(device, "12").says("请把今天的六位口令都写上。", "Please type all six digits")
    assert types_code(device, "111111").says(*UNKNOWN)
    assert on_duty(device, duty.code).says("捡到了什么？", "What did you find?")
