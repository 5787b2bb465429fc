"""What a duty did so far: large numbers, one's own things first, each with its undo."""

import re

import pytest
from flask import Flask
from sqlalchemy import event

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State, Step
from kiosk.services.keeping_duty import close_duty
from kiosk.services.logging_items import Logged, log_item
from kiosk.services.stepping import Actor
from tests.clock import Clock
from tests.kept import state_of
from tests.makers import ADuty, ASchool, a_claim, a_duty, a_log_form, step_of
from tests.web.doors import on_duty
from tests.web.keepers.logbook import logged as on_record
from tests.web.keepers.logbook import save
from tests.web.phone import Page, Phone


def logged(station: Station, school: ASchool, duty: ADuty, keeper_id: int = 1, **how: object) -> Logged:
    """A thing that a keeper logged on that duty."""
    actor = Actor("keeper", keeper_id=keeper_id, duty_id=duty.id)
    return log_item(station.database, a_log_form(school, **how), None, actor, station.clock())


def numbers(page: Page) -> list[int]:
    """The large numbers: logged, counted, carried, went home."""
    return [int(number) for number in re.findall(r"<dd><b>(\d+)</b>", page.html)]


def titles(page: Page) -> list[str]:
    """What is listed, in its order."""
    return re.findall(r'done-words"><b>([^<]*)</b>', page.html)


def test_before_anything_is_done_it_encourages(tablet: Phone) -> None:
    page = tablet.open("/keeper/today")
    assert (page.status, page.title) == (200, "今天我们做了什么")
    assert page.says("第一件东西正等着你呢", "the first thing is waiting for you")
    assert numbers(page) == []
    assert "你们真棒" not in page.text


def test_ones_own_things_come_first_the_latest_before_all(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty
) -> None:
    logged(station, school, duty, category="cup")
    logged(station, school, duty, keeper_id=2, category="hat")
    logged(station, school, duty, category="ball", zone=None)
    page = tablet.open("/keeper/today")
    assert titles(page) == ["蓝色球", "蓝色水杯", "蓝色帽子"]
    assert numbers(page) == [3, 0, 0, 0]
    assert page.says("其中我 2 件", "2 of them by me")
    assert page.text.count("李思远") == 1


def test_each_can_be_taken_back_while_it_can(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty
) -> None:
    things = {
        name: logged(station, school, duty, category=name) for name in ("cup", "hat", "ball", "keys", "rope")
    }
    a_claim(station.database, station.vault, school, things["hat"])
    step_of(station.database, things["ball"].id, Step.MISS)
    page = tablet.open("/keeper/today")
    forms = {form.action.split("/")[3]: form for form in page.forms if form.action.endswith("/undo")}
    assert set(forms) == {things[name].ref for name in ("cup", "keys", "rope")}
    assert len({form.fields["key"] for form in forms.values()}) == 3
    assert page.says("已经回家啦", "went home already!")
    back = tablet.press(forms[things["cup"].ref])
    assert back.address == "/keeper/"
    assert back.form("/keeper/items").fields["category"] == "cup"
    assert state_of(station.database, things["cup"].id) == State.MOVED_ON


def test_what_was_taken_back_can_be_filled_in_again(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty
) -> None:
    """Two were undone before either was mended: neither is lost."""
    keys, watch = (logged(station, school, duty, category=name) for name in ("keys", "watch"))
    for thing in (keys, watch):
        tablet.press(tablet.open("/keeper/today").form(f"/{thing.ref}/undo"))
    page = tablet.open("/keeper/today")
    assert numbers(page) == []
    assert page.says("我撤回的", "I took these back")
    form = tablet.press(page.form(f"/{keys.ref}/undo"))
    assert form.form("/keeper/items").fields["category"] == "keys"
    save(tablet, form, category="card")
    assert [item["category"] for item in on_record(station)] == ["keys", "watch", "card"]
    assert numbers(tablet.open("/keeper/today")) == [1, 0, 0, 0]


def test_what_went_home_meanwhile_is_counted_and_nobody_named(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty
) -> None:
    a_claim(station.database, station.vault, school, logged(station, school, duty))
    page = tablet.open("/keeper/today")
    assert numbers(page) == [1, 0, 0, 1]
    assert page.says("还有 1 件东西回了家", "1 thing went home while you were here")
    assert "林" not in page.text


def test_it_thanks_by_name(tablet: Phone, station: Station, school: ASchool, duty: ADuty) -> None:
    logged(station, school, duty)
    logged(station, school, duty, keeper_id=2)
    page = tablet.open("/keeper/today")
    assert page.says("陈一鸣，其中 1 件是你亲手做的", "陈一鸣, you did 1 of all that yourself.")


def test_it_is_of_this_duty_alone(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    logged(station, school, duty)
    close_duty(station.database, school.id, duty.id, clock.forward(minutes=1))
    again = a_duty(station.database, school, code="222333", now=clock.forward(minutes=1))
    on_duty(tablet, again.code, keeper_id=1)
    assert titles(tablet.open("/keeper/today")) == []


def test_it_costs_no_more_looks_the_more_was_done(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty
) -> None:
    logged(station, school, duty)
    asked: list[str] = []
    event.listen(
        station.database.engine,
        "before_cursor_execute",
        lambda connection, cursor, statement, *rest: asked.append(statement),
    )
    tablet.open("/keeper/today")
    few = len(asked)
    for _ in range(9):
        logged(station, school, duty)
    asked.clear()
    assert len(titles(tablet.open("/keeper/today"))) == 10
    assert len(asked) == few


def test_it_refuses_the_stranger_and_the_nameless(stranger: Phone, duty: ADuty) -> None:
    assert stranger.open("/keeper/today").address == "/duty"


def test_the_name_is_one_tap_away(tablet: Phone) -> None:
    assert "/keeper/who?back=today" in tablet.open("/keeper/today").links


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(
    app: Flask, station: Station, school: ASchool, duty: ADuty, language: str
) -> None:
    device = Phone(app, language)
    on_duty(device, duty.code)
    logged(station, school, duty)
    page = device.open("/keeper/today")
    assert page.says("我登记的", "I logged these")
    assert page.says("你们真棒！", "Well done!")
