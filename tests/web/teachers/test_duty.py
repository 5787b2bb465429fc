"""王老师 reads what was done on a duty, and looks after the devices that are on it."""

from datetime import datetime, timedelta

import pytest
from flask import Flask
from sqlalchemy import event, insert

from kiosk.bootstrap import Station
from kiosk.models import DutyDevice, MoveLine, MoveList, Round, Sighting
from kiosk.services.keeping_duty import close_duty
from kiosk.services.logging_items import Logged, log_item
from kiosk.services.stepping import Actor
from kiosk.services.undoing_log import undo_log
from tests.clock import MONDAY, Clock
from tests.kept import counts, rows_of
from tests.makers import ADuty, ASchool, a_duty, a_log_form, an_item
from tests.web.doors import STAFF, on_duty, signed_in, token_of, types_code
from tests.web.phone import Page, Phone


@pytest.fixture
def duty(station: Station, school: ASchool) -> ADuty:
    """Monday's duty of 陈一鸣 and 李思远."""
    return a_duty(station.database, school, code="482913", new_names=("陈一鸣", "李思远"))


def page_of(browser: Phone, duty: ADuty) -> Page:
    """The page of a duty."""
    return browser.open(f"/teacher/duties/{duty.id}")


def logged(station: Station, school: ASchool, duty: ADuty, keeper_id: int, **how: object) -> Logged:
    """A thing that a keeper logged on that duty."""
    actor = Actor("keeper", keeper_id=keeper_id, duty_id=duty.id)
    return log_item(station.database, a_log_form(school, **how), None, actor, station.clock())


def carried(station: Station, duty: ADuty, lines: list[tuple[Logged, str, int]]) -> None:
    """A move list of that duty with these lines ticked: thing, direction, keeper."""

    def tick(connection: object) -> int:
        made = {"station_id": 1, "duty_id": duty.id, "made_at": station.clock()}
        list_id = connection.execute(insert(MoveList).values(**made).returning(MoveList.id)).scalar_one()  # type: ignore[attr-defined]
        rows = [
            {
                "move_list_id": list_id,
                "item_id": thing.id,
                "direction": direction,
                "position": position,
                "done_at": station.clock(),
                "done_by": keeper_id,
            }
            for position, (thing, direction, keeper_id) in enumerate(lines)
        ]
        return connection.execute(insert(MoveLine), rows).rowcount  # type: ignore[attr-defined]

    station.database.write(tick)


def counted(
    station: Station, duty: ADuty, by_keeper: dict[int, list[Logged]], started: datetime, **how: object
) -> None:
    """A round with these sightings by keeper."""

    def count(connection: object) -> int:
        row = {"station_id": 1, "duty_id": duty.id, "keeper_id": 1, "started_at": started, **how}
        round_id = connection.execute(insert(Round).values(**row).returning(Round.id)).scalar_one()  # type: ignore[attr-defined]
        rows = [
            {
                "round_id": round_id,
                "entry_key": f"{round_id} {keeper_id} {thing.id}",
                "code": thing.ref,
                "item_id": thing.id,
                "way": "tap",
                "keeper_id": keeper_id,
                "at": station.clock(),
            }
            for keeper_id, things in by_keeper.items()
            for thing in things
        ]
        return connection.execute(insert(Sighting), rows).rowcount  # type: ignore[attr-defined]

    station.database.write(count)


def sums(page: Page) -> dict[str, list[int]]:
    """The table: logged, hung up, taken down, set aside, counted and undone by keeper."""
    body = page.html.partition("<tbody>")[2].partition("</tbody>")[0]
    rows = [
        [cell.partition("<")[0] for cell in row.split(">") if cell.partition("<")[0].strip()]
        for row in body.split("</tr>")[:-1]
    ]
    return {name: [int(number) for number in numbers] for name, *numbers in rows}


def test_it_tells_who_did_what(
    teacher: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    cup, ball = logged(station, school, duty, 1), logged(station, school, duty, 1, category="ball", zone=None)
    slip = logged(station, school, duty, 2, category="hat")
    actor = Actor("keeper", keeper_id=2, duty_id=duty.id)
    undo_log(station.database, slip.ref, duty.id, actor, clock())
    carried(station, duty, [(ball, "up", 2), (cup, "down", 2), (slip, "away", 1)])
    clock.forward(minutes=5)
    counted(station, duty, {1: [cup], 2: [cup, ball]}, MONDAY)
    page = page_of(teacher, duty)
    assert page.status == 200
    assert sums(page) == {"陈一鸣": [2, 0, 0, 1, 1, 0], "李思远": [1, 1, 1, 0, 2, 1]}
    assert page.says("蓝色水杯 陈一鸣 登记了它", "Blue cup 陈一鸣 logged it")
    assert page.says("李思远 把它撤回了", "李思远 took it back")
    assert page.says("陈一鸣 开始清点展板", "陈一鸣 began to count the board")


def test_the_acts_stand_in_their_order(
    teacher: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    logged(station, school, duty, 1)
    clock.forward(minutes=7)
    logged(station, school, duty, 2, category="ball", colour="red")
    clock.forward(minutes=7)
    ended = {"ended_at": clock(), "outcome": "finished", "seen": 5, "missing": 2, "expected": 7}
    counted(station, duty, {1: [an_item(station.database, school)]}, MONDAY + timedelta(minutes=1), **ended)
    text = page_of(teacher, duty).text
    acts = [
        "15:30",
        "蓝色水杯",
        "15:31",
        "开始清点",
        "15:37",
        "红色球",
        "15:44",
        "看到 5 件，未登记离开 2 件",
    ]
    places = [text.index(each) for each in acts]
    assert places == sorted(places)


def test_it_says_nothing_of_another_duty(
    teacher: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    logged(station, school, duty, 1)
    old = an_item(station.database, school)
    counted(station, duty, {1: [old]}, MONDAY, ended_at=MONDAY, outcome="dropped")
    close_duty(station.database, school.id, duty.id, clock.forward(minutes=1))
    clock.forward(days=2)
    later = a_duty(station.database, school, code="222333", now=clock(), new_names=("赵子墨",))
    logged(station, school, later, 3, category="ball")
    signed_in(teacher)
    assert sums(page_of(teacher, later)) == {"赵子墨": [1, 0, 0, 0, 0, 0]}
    assert sums(page_of(teacher, duty)) == {"陈一鸣": [1, 0, 0, 0, 1, 0], "李思远": [0] * 6}
    assert "水杯" not in page_of(teacher, later).text


def test_a_round_that_goes_on_is_counted_on_the_duty_of_those_who_count(
    teacher: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    cup, ball = an_item(station.database, school), an_item(station.database, school)
    counted(station, duty, {1: [cup]}, MONDAY)
    close_duty(station.database, school.id, duty.id, clock.forward(minutes=20))
    later = a_duty(station.database, school, code="222333", now=clock.forward(days=2), new_names=("赵子墨",))
    row = {"round_id": 1, "entry_key": "x", "code": "x", "item_id": ball.id, "way": "tap", "keeper_id": 3}
    station.database.write(
        lambda connection: connection.execute(insert(Sighting).values(at=clock(), **row)).rowcount
    )
    signed_in(teacher)
    assert sums(page_of(teacher, later))["赵子墨"][4] == 1
    assert sums(page_of(teacher, duty))["陈一鸣"][4] == 1


def test_it_costs_no_more_looks_the_more_was_done(
    teacher: Phone, station: Station, school: ASchool, duty: ADuty
) -> None:
    asked: list[str] = []
    logged(station, school, duty, 1)
    event.listen(
        station.database.engine,
        "before_cursor_execute",
        lambda connection, cursor, statement, *rest: asked.append(statement),
    )
    page_of(teacher, duty)
    few = len(asked)
    for number in range(12):
        logged(station, school, duty, number % 2 + 1)
    asked.clear()
    assert page_of(teacher, duty).text.count("登记了它") == 13
    assert len(asked) <= few


def test_every_duty_leads_to_its_page(
    teacher: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    assert f"/teacher/duties/{duty.id}" in teacher.open("/teacher/duties").links
    assert f"/teacher/duties/{duty.id}" in teacher.open("/teacher/").links
    close_duty(station.database, school.id, duty.id, clock())
    page = teacher.open("/teacher/duties")
    assert f"/teacher/duties/{duty.id}" in page.links
    past = page_of(teacher, duty)
    assert past.says("已结束", "Closed")
    assert not [form for form in past.forms if "this-device" in form.action]


def test_it_shows_the_devices_on_duty(
    teacher: Phone, app: Flask, station: Station, duty: ADuty, clock: Clock
) -> None:
    on_duty(Phone(app), duty.code, keeper_id=2)
    types_code(Phone(app), duty.code)
    clock.forward(minutes=50)
    on_duty(Phone(app), duty.code, keeper_id=1)
    clock.forward(minutes=20)
    page = page_of(teacher, duty)
    assert page.says("1 台设备在岗", "1 device on duty")
    assert page.says("陈一鸣 最近使用 16:20", "陈一鸣 seen at 16:20")
    assert len([form for form in page.forms if form.action.endswith("/off")]) == 1


def test_a_device_is_taken_off_duty_and_may_come_back(
    teacher: Phone, app: Flask, station: Station, duty: ADuty, clock: Clock
) -> None:
    tablet = Phone(app)
    on_duty(tablet, duty.code)
    form = page_of(teacher, duty).form("/devices/1/off")
    page = teacher.press(form)
    assert page.address == f"/teacher/duties/{duty.id}"
    assert page.says("还没有设备上岗", "No device has come on duty yet")
    asked = tablet.open("/keeper/")
    assert asked.address == "/duty"
    assert asked.says("老师让这台平板下岗了", "Your teacher took this tablet off duty.")
    teacher.press(form)
    assert rows_of(station.database, DutyDevice.taken_off_at) == [(MONDAY,)]
    assert on_duty(tablet, duty.code).address == "/keeper/"


def test_what_was_typed_waits_for_a_device_that_was_taken_off(
    teacher: Phone, app: Flask, station: Station, duty: ADuty
) -> None:
    tablet = Phone(app)
    token = token_of(on_duty(tablet, duty.code))
    teacher.press(page_of(teacher, duty).form("/devices/1/off"))
    fields = {"csrf_token": token, "category": "keys", "note": "三把一串", "key": "a key of this form"}
    assert tablet.post("/keeper/items", **fields).address == "/duty"
    back = on_duty(tablet, duty.code)
    form = back.form("/keeper/items")
    assert (form.fields["category"], form.fields["note"]) == ("keys", "三把一串")


def test_one_press_puts_this_device_on_duty_and_signs_the_teacher_out_of_it(
    teacher: Phone, app: Flask, station: Station, duty: ADuty
) -> None:
    assert teacher.client.get_cookie(STAFF)
    page = teacher.press(page_of(teacher, duty).form("/this-device"))
    assert page.address == "/keeper/who"
    assert teacher.press(page.form("/who"), keeper="1").address == "/keeper/"
    assert teacher.open("/teacher/").address == "/sign-in"
    assert rows_of(station.database, DutyDevice.duty_id, DutyDevice.keeper_id) == [(duty.id, 1)]
    assert teacher.client.get_cookie("known")


def test_it_needs_no_try_that_strangers_could_use_up(
    teacher: Phone, app: Flask, station: Station, duty: ADuty
) -> None:
    for number in range(61):
        last = types_code(Phone(app), f"1111{number:02d}")
    assert last.status == 429
    assert teacher.press(page_of(teacher, duty).form("/this-device")).address == "/keeper/who"


def test_no_device_comes_on_a_duty_that_is_over(
    teacher: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    form = page_of(teacher, duty).form("/this-device")
    close_duty(station.database, school.id, duty.id, clock())
    page = teacher.press(form)
    assert page.status == 404
    assert page.says("没有找到这次轮值", "We do not know this duty")
    assert counts(station.database)["duty_device"] == 0
    assert teacher.open("/teacher/").address == "/teacher/"


def test_a_duty_that_ended_by_itself_takes_none_either(
    teacher: Phone, station: Station, duty: ADuty, clock: Clock
) -> None:
    clock.forward(hours=15)
    signed_in(teacher)
    page = page_of(teacher, duty)
    assert page.says("已到期", "Ended")
    fields = {"csrf_token": token_of(page)}
    assert teacher.post(f"/teacher/duties/{duty.id}/this-device", **fields).status == 404
    assert counts(station.database)["duty_device"] == 0


def test_another_school_sees_and_does_nothing(
    stranger: Phone, teacher: Phone, app: Flask, station: Station, duty: ADuty
) -> None:
    on_duty(Phone(app), duty.code)
    page = page_of(stranger, duty)
    assert page.status == 404
    assert "陈一鸣" not in page.text
    fields = {"csrf_token": token_of(stranger.open("/teacher/duties"))}
    assert stranger.post(f"/teacher/duties/{duty.id}/this-device", **fields).status == 404
    stranger.post(f"/teacher/duties/{duty.id}/devices/1/off", **fields)
    assert rows_of(station.database, DutyDevice.taken_off_at) == [(None,)]
    assert page_of(stranger, ADuty(10**17, "")).status == 404


@pytest.mark.parametrize("what", ["this-device", "devices/1/off"])
def test_doing_refuses_get_and_who_is_not_signed_in(
    teacher: Phone, visitor: Phone, station: Station, duty: ADuty, what: str
) -> None:
    assert teacher.open(f"/teacher/duties/{duty.id}/{what}").status == 405
    fields = {"csrf_token": token_of(visitor.open("/sign-in"))}
    assert visitor.post(f"/teacher/duties/{duty.id}/{what}", **fields).address == "/sign-in"
    assert counts(station.database)["duty_device"] == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(
    app: Flask, station: Station, school: ASchool, duty: ADuty, language: str
) -> None:
    logged(station, school, duty, 1)
    browser = Phone(app, language)
    signed_in(browser)
    page = page_of(browser, duty)
    assert page.says("谁做了什么", "Who did what")
    assert page.says("让这台设备上岗", "Put this device on duty")
