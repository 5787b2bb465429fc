"""陈一鸣 counts the board: by scanner, by picture, by photo; slips are taken back, the end asks once more."""

from io import BytesIO

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.models import Round, Sighting
from kiosk.services.keeping_duty import close_duty
from tests.clock import Clock
from tests.kept import counts, rows_of, state_of
from tests.makers import (
    XIAOYU_IN_WORDS,
    ADuty,
    ASchool,
    a_claim,
    a_duty,
    a_round,
    a_tag,
    an_item,
    the_strangers_school,
)
from tests.web.doors import on_duty, token_of
from tests.web.keepers.counting import (
    ROUND,
    a_board_photo,
    code_form,
    finished,
    numbers,
    scan,
    started,
    tagged,
    tap,
    untap,
    verdict,
)
from tests.web.phone import Phone

POSTS = (f"{ROUND}/start", f"{ROUND}/sightings", f"{ROUND}/photo", f"{ROUND}/undo", f"{ROUND}/drop")


def test_a_count_is_started_and_every_tablet_shares_it(
    app: Flask, tablet: Phone, station: Station, school: ASchool, duty: ADuty
) -> None:
    an_item(station.database, school)
    page = started(tablet)
    assert (page.status, page.address, page.title) == (200, ROUND, "清点看板")
    assert numbers(page) == {"expected": 1, "seen": 0, "waiting": 1, "strange": 0}
    other = Phone(app)
    on_duty(other, duty.code, 2)
    assert numbers(other.open(ROUND)) == numbers(page)
    other.post(f"{ROUND}/start", csrf_token=token_of(other.open(ROUND)))
    assert counts(station.database)["round"] == 1


def test_a_scanner_types_an_address_or_a_code(tablet: Phone, station: Station, school: ASchool) -> None:
    one, two = tagged(station, school), tagged(station, school)
    started(tablet)
    page = scan(tablet, f"https://school.example/t/{one}")
    assert verdict(page) == "seen"
    assert page.says("蓝色水杯，看到了！", "Blue cup: seen!")
    assert "还有 1 件。" in page.text
    page = scan(tablet, f"{two[:4].lower()} {two[4:]}")
    assert numbers(page) == {"expected": 2, "seen": 2, "waiting": 0, "strange": 0}
    assert "全都找到啦！" in page.text
    assert verdict(scan(tablet, one)) == "again"


def test_a_picture_is_tapped_and_tapped_again_by_a_slip(
    tablet: Phone, station: Station, school: ASchool
) -> None:
    cup = an_item(station.database, school)
    started(tablet)
    page = tap(tablet, cup.ref)
    assert "蓝色水杯，看到了！" in page.text
    assert numbers(page)["seen"] == 1
    assert 'aria-pressed="true"' in page.html
    page = untap(tablet, ref=cup.ref)
    assert "已经撤回" in page.text
    assert numbers(page)["seen"] == 0
    assert 'aria-pressed="true"' not in page.html


def test_a_photo_counts_every_tag_in_it(tablet: Phone, station: Station, school: ASchool) -> None:
    codes = [tagged(station, school) for _ in range(3)]
    form = started(tablet).form("/photo")
    page = tablet.press(form, photo=a_board_photo(*codes[:2]))
    assert verdict(page) == "photo"
    assert page.says("照片里读到了 2 个吊牌。", "The photo shows 2 tags.")
    page = tablet.press(tablet.open(ROUND).form("/photo"), photo=a_board_photo(*codes[1:]))
    assert "其中 1 个已经数过" in page.text
    assert numbers(page) == {"expected": 3, "seen": 3, "waiting": 0, "strange": 0}
    assert not list((station.config.data_dir / "photos").rglob("*.webp"))


def test_a_photo_that_is_sent_twice_counts_once(tablet: Phone, station: Station, school: ASchool) -> None:
    code = tagged(station, school)
    form = started(tablet).form("/photo")
    for _ in range(2):
        assert "照片里读到了 1 个吊牌。" in tablet.press(form, photo=a_board_photo(code)).text
    assert counts(station.database)["sighting"] == 1


@pytest.mark.parametrize(
    ("photo", "sentence"), [("none", "请先给看板拍张照片"), ("blank", "没有读到吊牌"), ("text", "不是照片")]
)
def test_a_photo_with_nothing_in_it_gets_a_sentence(
    tablet: Phone, station: Station, photo: str, sentence: str
) -> None:
    form = started(tablet).form("/photo")
    words = BytesIO(b"not a picture at all"), "IMG_0003.jpg"
    sent = {"none": None, "blank": a_board_photo(), "text": words}[photo]
    page = tablet.press(form, photo=sent)
    assert page.status == 422
    assert sentence in page.text
    assert counts(station.database)["sighting"] == 0


def test_what_nobody_expected_gets_its_sentence_and_can_be_a_slip(
    tablet: Phone, station: Station, school: ASchool
) -> None:
    database = station.database
    an_item(database, school, State.HELD, tag_code=(held_tag := a_tag(database, school)))
    blank, foreign = a_tag(database, school), a_tag(database, the_strangers_school(database))
    missing = an_item(database, school, State.MISSING, tag_code=(missing_tag := a_tag(database, school)))
    started(tablet)
    sentences = {
        held_tag: "请现在就交给老师",
        blank: "还是空白的",
        foreign: "别的学校",
        missing_tag: "现在又看到了",
        "https://example.com/lunch": "我们不认识这个编码",
    }
    for code, sentence in sentences.items():
        assert sentence in scan(tablet, code).text
    page = tablet.open(ROUND)
    assert numbers(page)["strange"] == 5
    assert all(sentence in page.text for sentence in sentences.values())
    untap(tablet, ref=missing.ref)
    for _ in range(2):
        page = untap(tablet, code=foreign)
        assert numbers(page)["strange"] == 3
        assert page.says("已经撤回。", "That is taken back.")


def test_a_claimed_thing_is_asked_about_and_says_nothing_of_who(
    tablet: Phone, station: Station, school: ASchool
) -> None:
    cup = an_item(station.database, school, tag_code=(code := a_tag(station.database, school)))
    a_claim(station.database, station.vault, school, cup)
    started(tablet)
    page = scan(tablet, code)
    assert "它真的还挂在这儿吗？" in page.text
    assert numbers(page)["strange"] == 1
    pages = [page, tablet.open(f"{ROUND}/finish"), finished(tablet)]
    assert "老师会来处理。" in pages[-1].text
    for each in pages:
        assert not [words for words in (*XIAOYU_IN_WORDS, "林*", "138****8000") if words in each.html]


def test_the_answer_no_takes_the_look_back(tablet: Phone, station: Station, school: ASchool) -> None:
    cup = an_item(station.database, school, tag_code=(code := a_tag(station.database, school)))
    a_claim(station.database, station.vault, school, cup)
    started(tablet)
    page = scan(tablet, code)
    [no] = [form for form in page.forms if form.action.endswith("/undo")][:1]
    assert numbers(tablet.press(no, ref=cup.ref))["strange"] == 0


def test_the_last_look_and_the_end(tablet: Phone, station: Station, school: ASchool) -> None:
    cups = [an_item(station.database, school) for _ in range(3)]
    started(tablet)
    tap(tablet, cups[0].ref)
    page = tablet.open(f"{ROUND}/finish")
    assert page.title == "这些再找一找"
    assert "有 2 件没看到" in page.text
    page = tap(tablet, cups[1].ref, page)
    assert page.address == f"{ROUND}/finish"
    page = finished(tablet)
    assert (page.status, page.address) == (200, f"{ROUND}/1")
    assert page.says("数得真好，谢谢你们！", "Well counted, thank you!")
    assert "没登记就离开的" in page.text
    assert [state_of(station.database, cup.id) for cup in cups] == ["on_display", "on_display", "missing"]
    assert rows_of(station.database, Round.expected, Round.seen, Round.missing) == [(3, 2, 1)]


def test_the_end_pressed_twice_shows_the_same(tablet: Phone, station: Station, school: ASchool) -> None:
    an_item(station.database, school)
    started(tablet)
    form = tablet.open(f"{ROUND}/finish").form("/finish")
    first = tablet.press(form)
    before = counts(station.database)
    assert tablet.press(form).address == first.address
    assert counts(station.database) == before


def test_the_index_is_hidden_below_ten_and_worked_out_from_ten_on(
    tablet: Phone, station: Station, school: ASchool
) -> None:
    gone = [an_item(station.database, school) for _ in range(2)]
    for _ in range(7):
        a_claim(station.database, station.vault, school)
    started(tablet)
    page = finished(tablet)
    assert page.says("满十件指数就会出现", "The index shows itself once there are ten.")
    assert "%" not in page.text
    a_claim(station.database, station.vault, school)
    started(tablet)
    page = finished(tablet)
    assert "80%" in page.text
    assert "(8 + 0) ÷ (8 + 0 + 2) = 8 ÷ 10 = 80%" in page.text
    assert state_of(station.database, gone[0].id) == State.MISSING


def test_a_look_that_arrives_after_the_end_heals(tablet: Phone, station: Station, school: ASchool) -> None:
    code = tagged(station, school)
    form = code_form(started(tablet))
    page = finished(tablet)
    assert "没登记就离开的" in page.text
    page = tablet.press(form, code=code)
    assert page.address == f"{ROUND}/1"
    assert "它在清点结束后才送到，也记下来了。" in page.text
    assert rows_of(station.database, Sighting.late) == [(True,)]
    assert "又回到看板上的" in page.text


def test_a_count_left_open_on_monday_can_be_gone_on_with_or_dropped_on_wednesday(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    cup = an_item(station.database, school)
    started(tablet)
    tap(tablet, cup.ref)
    assert "还没有结束" not in tablet.open(ROUND).text
    close_duty(station.database, school.id, duty.id, clock())
    clock.forward(days=2)
    on_duty(tablet, a_duty(station.database, school, code="222333", now=clock()).code)
    page = tablet.open(ROUND)
    assert "这次清点是10月13日开始的，还没有结束。" in page.text
    assert numbers(page)["seen"] == 1
    form = page.form("/drop")
    assert tablet.press(form, round="1").title == "清点看板"
    tablet.press(form, round="1")
    assert rows_of(station.database, Round.outcome) == [("dropped",)]
    assert state_of(station.database, cup.id) == State.ON_DISPLAY
    assert tablet.open(f"{ROUND}/1").title == "这次清点放弃了"


@pytest.mark.parametrize("typed", [{"code": ""}, {"code": "   "}, {"ref": "nosuchitem"}])
def test_it_refuses_the_unfinished_look(tablet: Phone, station: Station, typed: dict[str, str]) -> None:
    form = code_form(started(tablet))
    page = tablet.press(form, **typed)
    assert page.status == 422
    assert 'id="err-code"' in page.html
    assert counts(station.database)["sighting"] == 0


def test_nothing_is_looked_at_or_taken_back_before_a_count(tablet: Phone, station: Station) -> None:
    token = token_of(tablet.open(ROUND))
    for address in (f"{ROUND}/sightings", f"{ROUND}/undo"):
        page = tablet.post(address, csrf_token=token, code="22222223")
        assert page.status == 409
    assert tablet.open(f"{ROUND}/finish").address == ROUND
    assert tablet.open(f"{ROUND}/999").address == ROUND
    assert tablet.post(f"{ROUND}/finish", csrf_token=token, round="999").address == ROUND
    assert counts(station.database)["round"] == 0


def test_a_finished_count_takes_nothing_back(tablet: Phone, station: Station, school: ASchool) -> None:
    cup = an_item(station.database, school)
    started(tablet)
    tap(tablet, cup.ref)
    finished(tablet)
    token = token_of(tablet.open(ROUND))
    page = tablet.post(f"{ROUND}/undo", csrf_token=token, round="1", ref=cup.ref)
    assert page.status == 409
    assert rows_of(station.database, Sighting.undone_at) == [(None,)]


def test_a_key_of_another_count_gets_a_fresh_form(tablet: Phone, station: Station, school: ASchool) -> None:
    code = tagged(station, school)
    form = code_form(started(tablet))
    tablet.press(form, code=code)
    finished(tablet)
    started(tablet)
    page = tablet.press(form, code=code, round="2")
    assert page.status == 409
    assert page.form("/sightings").fields["key"] != form.fields["key"]


@pytest.mark.parametrize("address", POSTS)
def test_acts_refuse_get(tablet: Phone, address: str) -> None:
    assert tablet.open(address).status == 405


def test_a_stranger_counts_nothing(stranger: Phone, station: Station, school: ASchool, duty: ADuty) -> None:
    an_item(station.database, school)
    a_round(station.database, school, duty)
    before = counts(station.database)
    token = token_of(stranger.open("/duty"))
    for address in (*POSTS, f"{ROUND}/finish"):
        page = stranger.post(address, csrf_token=token, round="1", code="22222223")
        assert page.address == "/duty"
    for address in (ROUND, f"{ROUND}/finish", f"{ROUND}/1"):
        assert stranger.open(address).address == "/duty"
    assert counts(station.database) == before
    assert rows_of(station.database, Round.ended_at) == [(None,)]


def test_keepers_of_another_station_count_their_own_board(
    app: Flask, tablet: Phone, station: Station, school: ASchool
) -> None:
    cup = an_item(station.database, school)
    started(tablet)
    elsewhere = the_strangers_school(station.database)
    other = Phone(app)
    on_duty(other, a_duty(station.database, elsewhere, code="222333", new_names=("外人",)).code, 3)
    token = token_of(other.open(ROUND))
    assert other.post(f"{ROUND}/sightings", csrf_token=token, round="1", ref=cup.ref).status == 409
    other.post(f"{ROUND}/finish", csrf_token=token, round="1")
    other.post(f"{ROUND}/drop", csrf_token=token, round="1")
    assert other.open(f"{ROUND}/1").address == ROUND
    assert rows_of(station.database, Round.ended_at) == [(None,)]
    assert counts(station.database)["sighting"] == 0


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(
    app: Flask, station: Station, school: ASchool, duty: ADuty, language: str
) -> None:
    device = Phone(app, language)
    on_duty(device, duty.code)
    cup = an_item(station.database, school)
    assert device.open(ROUND).says("开始清点", "Start the count")
    assert started(device).says("看到哪件点哪件", "Or tap what you see")
    assert tap(device, cup.ref).says("全都找到啦！", "Everything is found!")
    assert device.open(f"{ROUND}/finish").says(
        "再按一下，清点就完成了。", "One more press, and the count is done."
    )
    assert finished(device).says("数得真好，谢谢你们！", "Well counted, thank you!")
