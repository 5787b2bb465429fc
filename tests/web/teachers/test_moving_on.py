"""王老师 lets go of what was kept long enough, prints the list, and takes a slip back."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.domain.codes import grouped
from kiosk.domain.item_life import State, Step
from kiosk.models import Event, MoveLine, MovingOn
from kiosk.services.logging_items import Logged
from kiosk.services.making_move_lists import make_move_list
from kiosk.services.moving import tick_line
from kiosk.services.stepping import Actor
from tests.clock import MONDAY
from tests.kept import counts, rows_of, state_of
from tests.makers import ASchool, a_batch, a_claim, a_duty, a_tag, an_item, step_of
from tests.web.doors import signed_in, token_of
from tests.web.keepers.test_moves import words_of
from tests.web.phone import Page, Phone

MOVING_ON = "/teacher/moving-on"


def old(
    station: Station, school: ASchool, state: State = State.STORED, days: int = 99, **how: object
) -> Logged:
    """Something that was found so many days ago."""
    return an_item(station.database, school, state, found_on=MONDAY.date() - timedelta(days), **how)


def set_aside(station: Station, school: ASchool) -> Logged:
    """A hat that keepers set aside on their duty."""
    hat = old(station, school, category="hat")
    duty = a_duty(station.database, school)
    make_move_list(station.database, duty.id, MONDAY)
    [line] = rows_of(station.database, MoveLine.id, where=MoveLine.item_id == hat.id)
    actor = Actor("keeper", keeper_id=1, duty_id=duty.id)
    tick_line(station.database, duty.id, line.id, actor, MONDAY, done=True)
    return hat


def offered(page: Page) -> list[str]:
    """The refs that can be ticked, in their order."""
    return page.form(MOVING_ON).choices.get("things", [])


def ticked(page: Page) -> list[str]:
    """The refs that are ticked."""
    boxes = page.html.split('<input type="checkbox"')[1:]
    return [box.split('value="')[1].split('"')[0] for box in boxes if " checked>" in box.split("<")[0]]


def let_go(teacher: Phone, refs: list[str], page: Page | None = None, **filled_in: object) -> Page:
    """Ticks these, says that they are donated, and presses the button."""
    form = (page or teacher.open(MOVING_ON)).form(MOVING_ON)
    form.fields.pop("things", None)
    fields = {**form.fields, "destination": "donated", "things": refs, **filled_in}
    return teacher.post(MOVING_ON, **{name: value for name, value in fields.items() if value is not None})


def test_what_is_due_is_listed_and_what_was_set_aside_is_ticked(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    first, second = old(station, school, days=40), old(station, school, State.ON_DISPLAY, days=31)
    an_item(station.database, school)
    old(station, school, State.MISSING)
    old(station, school, State.MOVED_ON)
    phone = old(station, school, State.HELD, days=200)
    hat = set_aside(station, school)
    page = teacher.open(MOVING_ON)
    assert offered(page) == [hat.ref, first.ref, second.ref, phone.ref]
    assert ticked(page) == [hat.ref]
    assert page.says("40 天 保管期 30 天", "kept 30 days")
    assert page.says("已收起", "set aside")
    assert page.says("老师保管", "with a teacher")
    assert page.says("水杯 30 天", "Cup 30 days")
    assert ticked(teacher.open(f"{MOVING_ON}?all=1")) == [hat.ref, first.ref, second.ref]


def test_one_press_makes_a_batch(teacher: Phone, station: Station, school: ASchool) -> None:
    cups = [old(station, school) for _ in range(3)]
    page = let_go(teacher, [cup.ref for cup in cups[:2]], note="春晖福利院")
    assert (page.status, page.title.split("</svg>")[-1]) == (200, "捐出")
    assert page.address == f"{MOVING_ON}/1"
    assert "春晖福利院" in page.text
    assert "王老师" in page.text
    assert [state_of(station.database, cup.id) for cup in cups] == ["moved_on", "moved_on", "stored"]
    page = teacher.open(MOVING_ON)
    assert offered(page) == [cups[2].ref]
    assert "春晖福利院" in page.text


def test_pressed_twice_it_is_one_batch(teacher: Phone, station: Station, school: ASchool) -> None:
    cups = [old(station, school).ref for _ in range(2)]
    page = teacher.open(MOVING_ON)
    assert {let_go(teacher, cups, page).address for _ in range(2)} == {f"{MOVING_ON}/1"}
    assert len(rows_of(station.database, MovingOn.id)) == 1


def test_one_thing_can_go_alone(teacher: Phone, station: Station, school: ASchool) -> None:
    cups = [old(station, school) for _ in range(3)]
    let_go(teacher, [cups[0].ref], only=cups[1].ref)
    assert [state_of(station.database, cup.id) for cup in cups] == ["stored", "moved_on", "stored"]


def test_what_went_home_meanwhile_stays_out_and_is_told(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    cups = [old(station, school, State.ON_DISPLAY) for _ in range(2)]
    page = teacher.open(MOVING_ON)
    a_claim(station.database, station.vault, school, cups[0])
    assert let_go(teacher, [cup.ref for cup in cups], page).says(
        "有 1 件当时已经不在", "1 thing was gone by then"
    )
    a_claim(station.database, station.vault, school, gone := old(station, school, State.ON_DISPLAY))
    page = let_go(teacher, [gone.ref], page)
    assert page.status == 422
    assert page.says("这些都已经不在了", "All of these are gone already")


@pytest.mark.parametrize(
    ("filled_in", "chinese", "english"),
    [
        ({"things": None}, "请至少勾选一件失物。", "Please tick at least one thing."),
        ({"things": "nothing"}, "其中有一件不属于这个守护站", "One of these things is not of this station."),
        ({"destination": None}, "请选择它们的去向。", "Please choose where they go."),
        ({"destination": "mistake"}, "请选择它们的去向。", "Please choose where they go."),
        ({"note": "字" * 81}, "最多写 80 个字", "Please write at most 80 characters"),
    ],
)
def test_it_refuses_the_unfinished_form_and_keeps_what_was_filled_in(
    teacher: Phone,
    station: Station,
    school: ASchool,
    filled_in: dict[str, object],
    chinese: str,
    english: str,
) -> None:
    cups = [old(station, school).ref for _ in range(2)]
    before = counts(station.database)
    page = let_go(teacher, cups[:1], **{"note": "春晖", **filled_in})
    assert page.status == 422
    assert page.says(chinese, english)
    assert counts(station.database) == before
    if "things" not in filled_in:
        assert ticked(page) == cups[:1]
    assert page.form(MOVING_ON).fields["note"] == filled_in.get("note", "春晖")


def test_every_station_has_its_own_list(teacher: Phone, station: Station, school: ASchool) -> None:
    here = old(station, school)
    there = old(station, school, station_id=school.station_ids[1])
    assert offered(teacher.open(MOVING_ON)) == [here.ref]
    page = teacher.open(f"{MOVING_ON}?station={school.station_ids[1]}")
    assert offered(page) == [there.ref]
    assert let_go(teacher, [here.ref], page).status == 422
    assert let_go(teacher, [there.ref], page).status == 200
    assert state_of(station.database, here.id) == State.STORED


def test_where_nothing_is_due_it_says_so(teacher: Phone) -> None:
    page = teacher.open(MOVING_ON)
    assert page.says("这里没有到期的失物", "Nothing has been kept for too long here.")
    assert page.says("还没有送出过失物。", "Nothing has moved on yet.")


def test_a_batch_is_printed_for_whoever_receives_it(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    codes = [a_tag(station.database, school) for _ in range(2)]
    cups = [old(station, school, tag_code=code, note="小熊贴纸") for code in codes]
    batch = a_batch(station.database, school, *cups)
    answer = teacher.client.get(f"{MOVING_ON}/{batch}.pdf")
    assert answer.headers["Content-Disposition"] == f"attachment; filename=moved-on-east-{batch}.pdf"
    pages, text = words_of(answer.data)
    assert pages == 1
    for words in (*map(grouped, codes), "小熊贴纸", "捐出", "春晖福利院", "王老师", "签名"):
        assert words in text


def test_one_thing_is_taken_back_and_then_all(teacher: Phone, station: Station, school: ASchool) -> None:
    cups = [old(station, school) for _ in range(3)]
    page = teacher.open(f"{MOVING_ON}/{a_batch(station.database, school, *cups)}")
    one, *_, everything = [form for form in page.forms if form.action.endswith("/undo")]
    for _ in range(2):
        page = teacher.press(one)
        assert page.status == 200
        assert page.says("10月13日 已收回", "taken back on")
    assert [state_of(station.database, cup.id) for cup in cups] == ["stored", "moved_on", "moved_on"]
    for _ in range(2):
        assert teacher.press(everything).status == 200
    assert {state_of(station.database, cup.id) for cup in cups} == {State.STORED}
    undone = rows_of(station.database, Event.actor, where=Event.step == Step.UNDO_MOVE_ON)
    assert [event.actor for event in undone] == ["teacher"] * 3


def test_what_is_elsewhere_by_now_is_not_taken_back(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    cups = [old(station, school) for _ in range(2)]
    page = teacher.open(f"{MOVING_ON}/{a_batch(station.database, school, *cups)}")
    one, *_, everything = [form for form in page.forms if form.action.endswith("/undo")]
    for step in (Step.UNDO_MOVE_ON, Step.DISPLAY):
        step_of(station.database, cups[0].id, step)
    page = teacher.press(one)
    assert page.status == 409
    assert page.says("现在已经在别处，不能从这里收回", "elsewhere by now, so it cannot be taken back")
    assert teacher.press(everything).says("有 1 件现在在别处", "1 thing is elsewhere by now and stays there.")
    assert [state_of(station.database, cup.id) for cup in cups] == ["on_display", "stored"]


def test_a_keepers_slip_is_no_batch_of_the_list_but_can_be_taken_back(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    batch = a_batch(station.database, school)
    station.database.write(
        lambda connection: (
            connection.execute(MovingOn.__table__.update().values(destination="mistake", note="")).rowcount
        )
    )
    assert teacher.open(MOVING_ON).says("还没有送出过失物。", "Nothing has moved on yet.")
    assert "误登记" in teacher.open(f"{MOVING_ON}/{batch}").title


@pytest.mark.parametrize("number", ["99", "0", "9" * 30])
def test_there_is_no_batch_of_nothing(teacher: Phone, number: str) -> None:
    assert teacher.open(f"{MOVING_ON}/{number}").status == 404
    assert teacher.open(f"{MOVING_ON}/{number}.pdf").status == 404


def test_another_school_sees_and_moves_nothing_of_ours(
    stranger: Phone, teacher: Phone, station: Station, school: ASchool, elsewhere: ASchool
) -> None:
    cup = old(station, school)
    batch = a_batch(station.database, school)
    duty = a_duty(station.database, school)
    make_move_list(station.database, duty.id, MONDAY)
    old(station, elsewhere)
    token = token_of(stranger.open(MOVING_ON))
    before = counts(station.database)
    undo, mine = f"{MOVING_ON}/{batch}/undo", str(elsewhere.station_id)
    moves = f"/teacher/duties/{duty.id}/moves"
    for address in (f"{MOVING_ON}/{batch}", f"{MOVING_ON}/{batch}.pdf", f"{moves}.pdf"):
        assert stranger.open(address).status == 404
    assert stranger.open(f"{MOVING_ON}?station={school.station_id}").status == 404
    for address in (undo, moves):
        assert stranger.post(address, csrf_token=token).status == 404
    go = {"csrf_token": token, "things": cup.ref, "destination": "donated"}
    assert stranger.post(MOVING_ON, station=str(school.station_id), **go).status == 404
    assert stranger.post(MOVING_ON, station=mine, **go).status == 422
    assert cup.ref not in stranger.open(MOVING_ON).html
    assert counts(station.database) == before
    assert state_of(station.database, cup.id) == State.STORED


def test_who_is_not_signed_in_moves_and_takes_back_nothing(
    visitor: Phone, teacher: Phone, station: Station, school: ASchool
) -> None:
    cup = old(station, school)
    batch = a_batch(station.database, school)
    forms = [teacher.open(MOVING_ON).form(MOVING_ON), teacher.open(f"{MOVING_ON}/{batch}").form("/undo")]
    token = token_of(visitor.open("/sign-in"))
    before = counts(station.database)
    for form in forms:
        form.fields["csrf_token"] = token
        assert visitor.press(form, things=cup.ref, destination="donated").address == "/sign-in"
    for address in (MOVING_ON, f"{MOVING_ON}/{batch}", f"{MOVING_ON}/{batch}.pdf"):
        assert visitor.open(address).address == "/sign-in"
    assert counts(station.database) == before


@pytest.mark.parametrize("address", [f"{MOVING_ON}/1/undo", "/teacher/duties/1/moves"])
def test_acts_refuse_get(teacher: Phone, station: Station, school: ASchool, address: str) -> None:
    a_duty(station.database, school)
    a_batch(station.database, school)
    before = counts(station.database)
    assert teacher.open(address).status == 405
    assert counts(station.database) == before


def test_a_teacher_prints_the_very_list_that_keepers_find(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    code = a_tag(station.database, school)
    old(station, school, tag_code=code)
    duty = a_duty(station.database, school)
    sheet = f"/teacher/duties/{duty.id}/moves.pdf"
    page = teacher.open(sheet)
    assert page.status == 404
    assert page.says("这里还没有搬动单", "There is no move list here")
    form = teacher.open(f"/teacher/duties/{duty.id}").form("/moves")
    for _ in range(2):
        answer = teacher.client.post(form.action, data=form.fields)
        assert (answer.status_code, answer.headers["Location"]) == (303, sheet)
    pages, text = words_of(teacher.client.get(sheet).data)
    assert pages == 1
    assert grouped(code) in text
    with station.database.read() as connection:
        assert len(list(connection.scalars(select(MoveLine.id)))) == 1


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(app: Flask, station: Station, school: ASchool, language: str) -> None:
    browser = Phone(app, language)
    signed_in(browser)
    old(station, school)
    page = browser.open(MOVING_ON)
    assert page.says("勾选的失物送到哪里？", "Where do the ticked things go?")
    assert page.says("在收纳柜", "in the store")
    page = let_go(browser, offered(page))
    assert page.says("整批收回", "Take all of it back")
