"""王老师 reads what the counts found, and hangs a registered thing back in the book."""

from datetime import timedelta

import pytest
from flask import Flask

from kiosk.adapters import chance
from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.models import Claim
from kiosk.services.counting import finish_round
from kiosk.services.logging_items import Logged
from kiosk.services.seeing import SCAN, TAP, Entry, see
from kiosk.services.stepping import STATION
from tests.clock import MONDAY
from tests.kept import counts, outcomes_of, rows_of, state_of
from tests.makers import XIAOYU_IN_WORDS, ADuty, ASchool, a_claim, a_duty, a_round, a_tag, an_item
from tests.web.doors import signed_in, token_of
from tests.web.phone import Phone

ROUNDS = "/teacher/rounds"
LATER = MONDAY + timedelta(hours=1)


@pytest.fixture
def duty(station: Station, school: ASchool) -> ADuty:
    """Monday's duty."""
    return a_duty(station.database, school)


@pytest.fixture
def cup(station: Station, school: ASchool) -> Logged:
    """林小雨's blue cup, registered, and yet it hangs there."""
    made = an_item(station.database, school)
    a_claim(station.database, station.vault, school, made)
    return made


def counted(station: Station, school: ASchool, duty: ADuty, *looks: Logged | str, end: bool = True) -> int:
    """A count in which these things, or codes, were seen."""
    round_id = a_round(station.database, school, duty)
    for look in looks:
        way = {"way": SCAN, "codes": (look,)} if isinstance(look, str) else {"way": TAP, "ref": look.ref}
        entry = Entry(chance.new_token(), **way)  # type: ignore[arg-type]
        see(station.database, round_id, school.station_id, entry, STATION, LATER)
    if end:
        finish_round(station.database, round_id, school.station_id, STATION, LATER)
    return round_id


def test_the_list_shows_each_count_and_the_index_as_a_picture_and_a_table(
    teacher: Phone, station: Station, school: ASchool, duty: ADuty
) -> None:
    for _ in range(9):
        a_claim(station.database, station.vault, school)
    an_item(station.database, school)
    counted(station, school, duty)
    counted(station, school, duty)
    page = teacher.open(ROUNDS)
    assert page.status == 200
    assert page.html.count('class="chart-bar"') == 2
    assert page.html.count("90%</b></td>") == 2
    assert "这块看板还没有清点过。" in page.text
    assert "style=" not in page.html


def test_the_index_is_hidden_below_ten(
    teacher: Phone, station: Station, school: ASchool, duty: ADuty, cup: Logged
) -> None:
    counted(station, school, duty)
    page = teacher.open(ROUNDS)
    assert "不满十件" in page.text
    assert "chart-bar" not in page.html
    assert "100%" not in teacher.open(f"{ROUNDS}/1").text


def test_one_count_tells_what_is_missing_what_healed_and_what_else_was_read(
    teacher: Phone, station: Station, school: ASchool, duty: ADuty
) -> None:
    database = station.database
    gone = an_item(database, school, note="小熊贴纸")
    again = an_item(database, school, State.MISSING, note="又见面了")
    counted(station, school, duty, again, a_tag(database, school), "22222223")
    page = teacher.open(f"{ROUNDS}/1")
    missing, back = page.text.split("没登记就离开的")[1], page.text.split("又回到看板上的")[1]
    assert "小熊贴纸" in missing.split("又回到看板上的")[0]
    assert "又见面了" in back
    assert "空白吊牌，还没有登记东西" in page.text
    assert "不认识的编码" in page.text
    assert state_of(database, gone.id) == State.MISSING


def test_a_registered_thing_is_put_back_once_and_nobody_is_named(
    teacher: Phone, station: Station, school: ASchool, duty: ADuty, cup: Logged
) -> None:
    counted(station, school, duty, cup)
    page = teacher.open(f"{ROUNDS}/1")
    assert "登记过，却还挂在这儿的" in page.text
    form = page.form("/put-back")
    page = teacher.press(form, ref=cup.ref)
    assert (page.status, page.address) == (200, f"{ROUNDS}/1")
    assert "老师放回看板的" in page.text
    assert outcomes_of(station.database, cup.id) == ["put_back"]
    before = counts(station.database)
    teacher.press(form, ref=cup.ref)
    assert counts(station.database) == before
    assert state_of(station.database, cup.id) == State.ON_DISPLAY
    assert not [words for words in (*XIAOYU_IN_WORDS, "林*", "138****8000") if words in page.html]


def test_a_count_that_goes_on_says_so(teacher: Phone, station: Station, school: ASchool, duty: ADuty) -> None:
    seen, _waiting = (an_item(station.database, school) for _ in range(2))
    counted(station, school, duty, seen, end=False)
    assert "清点正在进行。" in teacher.open(ROUNDS).text
    page = teacher.open(f"{ROUNDS}/1")
    assert page.says("应在 2 件，已看到 1 件。", "still counting")


@pytest.mark.parametrize("ref", ["", "nosuchitem"])
def test_it_refuses_the_unfinished_form(
    teacher: Phone, station: Station, school: ASchool, duty: ADuty, cup: Logged, ref: str
) -> None:
    counted(station, school, duty, cup)
    form = teacher.open(f"{ROUNDS}/1").form("/put-back")
    assert teacher.press(form, ref=ref).status == 404
    assert rows_of(station.database, Claim.outcome) == [("open",)]


def test_putting_back_refuses_get(teacher: Phone, station: Station, school: ASchool, duty: ADuty) -> None:
    counted(station, school, duty)
    assert teacher.open(f"{ROUNDS}/1/put-back").status == 405


def test_another_school_sees_and_puts_back_nothing(
    stranger: Phone, station: Station, school: ASchool, duty: ADuty, cup: Logged
) -> None:
    counted(station, school, duty, cup)
    page = stranger.open(f"{ROUNDS}/1")
    assert page.status == 404
    assert page.says("没有找到这次清点", "We do not know this count")
    token = token_of(stranger.open(ROUNDS))
    assert stranger.post(f"{ROUNDS}/1/put-back", csrf_token=token, ref=cup.ref).status == 404
    assert outcomes_of(station.database, cup.id) == ["open"]


def test_who_is_not_signed_in_is_asked_to(
    visitor: Phone, station: Station, school: ASchool, duty: ADuty, cup: Logged
) -> None:
    counted(station, school, duty, cup)
    for address in (ROUNDS, f"{ROUNDS}/1"):
        assert visitor.open(address).address == "/sign-in"
    token = token_of(visitor.open("/sign-in"))
    assert visitor.post(f"{ROUNDS}/1/put-back", csrf_token=token, ref=cup.ref).address == "/sign-in"
    assert outcomes_of(station.database, cup.id) == ["open"]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(
    app: Flask, station: Station, school: ASchool, duty: ADuty, cup: Logged, language: str
) -> None:
    counted(station, school, duty, cup)
    browser = Phone(app, language)
    signed_in(browser)
    assert browser.open(ROUNDS).says("未登记离开", "left without registering")
    assert browser.open(f"{ROUNDS}/1").says("放回看板", "Put it back on the board")
