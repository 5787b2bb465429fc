"""/teacher/held: hidden marks beside requests, and a hand-over in two taps; never another school's."""

from datetime import timedelta

import pytest

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State, Step
from kiosk.domain.links import digest_of
from kiosk.models import AccessEntry, Claim, HeldRequest
from kiosk.queries.valuables import PAGE
from kiosk.services.asking import VALUABLE, forget_request
from kiosk.services.logging_items import Logged
from tests.clock import MONDAY
from tests.kept import counts, outcomes_of, rows_of, state_of
from tests.makers import (
    HIDDEN_MARK,
    XIAOYU,
    ASchool,
    a_request,
    an_item,
    step_of,
    the_strangers_school,
)
from tests.web.families.gate import THREE_LINES
from tests.web.phone import Phone

HELD = "/teacher/held"


@pytest.fixture
def phone(station: Station, school: ASchool) -> Logged:
    return an_item(station.database, school, State.HELD, colour="black", note="小熊挂件")


@pytest.fixture
def token(station: Station, school: ASchool) -> str:
    return a_request(station.database, station.vault, school)


@pytest.fixture
def address(station: Station, token: str) -> str:
    """The request's page."""
    return address_of(station, token)


def address_of(station: Station, token: str) -> str:
    """Where a teacher looks at the request behind a link."""
    behind = HeldRequest.token_digest == digest_of(token)
    [(number,)] = rows_of(station.database, HeldRequest.id, where=behind)
    return f"{HELD}/requests/{number}"


def test_things_and_requests_stand_side_by_side(
    teacher: Phone, phone: Logged, address: str, station: Station, school: ASchool
) -> None:
    back = an_item(station.database, school, State.HELD, category="keys", note="三把钥匙")
    for step in (Step.MOVE_ON, Step.UNDO_MOVE_ON):
        step_of(station.database, back.id, step)
    an_item(station.database, school, State.STORED, note="普通水杯")
    page = teacher.open(HELD)
    assert page.status == 200
    for words in ("小熊挂件", "三把钥匙", "林*", "138****8000"):
        assert words in page.text
    assert not any(words in page.text for words in ("普通水杯", "林小雨", HIDDEN_MARK))
    assert address in page.links


def test_the_words_open_behind_a_press_that_is_on_record(
    station: Station, school: ASchool, teacher: Phone, phone: Logged, address: str
) -> None:
    page = teacher.open(address)
    assert HIDDEN_MARK not in page.text
    assert counts(station.database)["access_entry"] == 0
    opened = teacher.press(page.form("/open"))
    assert all(words in opened.text for words in (HIDDEN_MARK, XIAOYU.name, XIAOYU.contact))
    assert rows_of(station.database, AccessEntry.act, AccessEntry.staff_id) == [("request", school.staff_id)]
    assert HIDDEN_MARK not in teacher.open(address).text


def test_two_taps_hand_it_over(
    station: Station, teacher: Phone, phone: Logged, address: str, token: str
) -> None:
    form = teacher.open(address).form("/hand-over")
    page = teacher.press(form, item=phone.ref)
    assert page.address == "/teacher/claims/1"
    assert state_of(station.database, phone.id) == State.CLAIMED
    assert "林*" in page.text
    assert "林*" in teacher.open(f"/receipts/{token}").text
    again = teacher.press(form, item=phone.ref)
    assert again.address == "/teacher/claims/1"
    assert outcomes_of(station.database, phone.id) == ["open"]
    assert teacher.open(address).forms[-1].action != form.action


def test_without_a_choice_the_form_comes_back(teacher: Phone, phone: Logged, address: str) -> None:
    page = teacher.press(teacher.open(address).form("/hand-over"))
    assert page.status == 422
    assert "请点一下您要交还的那一件。" in page.text


def test_the_second_colleague_reads_that_it_just_went_home(
    station: Station, school: ASchool, teacher: Phone, phone: Logged, address: str
) -> None:
    form = teacher.open(address).form("/hand-over")
    teacher.press(teacher.open(address).form("/hand-over"), item=phone.ref)
    late = teacher.press(form, item=phone.ref, key="the key of another form")
    assert late.status == 409
    other = a_request(station.database, station.vault, school, typed=XIAOYU)
    an_item(station.database, school, State.HELD)
    form = teacher.open(address_of(station, other)).form("/hand-over")
    page = teacher.press(form, item=phone.ref)
    assert page.status == 409
    assert "刚刚已经被领走了" in page.text


def test_put_back_it_is_kept_again(station: Station, teacher: Phone, phone: Logged, address: str) -> None:
    claim = teacher.press(teacher.open(address).form("/hand-over"), item=phone.ref)
    assert "重新由我保管" in claim.text
    teacher.press(claim.form("/put-back"))
    assert state_of(station.database, phone.id) == State.HELD
    assert "小熊挂件" in teacher.open(HELD).text


def test_it_is_declined_kindly(station: Station, teacher: Phone, phone: Logged, address: str) -> None:
    form = teacher.open(address).form("/decline")
    assert teacher.press(form).address == HELD
    assert teacher.press(form).address == HELD
    assert address not in teacher.open(HELD).links
    assert rows_of(station.database, HeldRequest.outcome) == [("declined",)]


def test_a_family_that_stands_there(station: Station, teacher: Phone, phone: Logged) -> None:
    way = f"{HELD}/things/{phone.ref}"
    assert way in teacher.open(HELD).links
    form = teacher.open(way).form("/hand-over")
    unfinished = teacher.press(form, **{**THREE_LINES, "contact": ""})
    assert unfinished.status == 422
    assert unfinished.form("/hand-over").fields["name"] == XIAOYU.name
    assert teacher.press(form, **THREE_LINES).address == "/teacher/claims/1"
    assert teacher.press(form, **THREE_LINES).address == "/teacher/claims/1"
    assert rows_of(station.database, Claim.outcome) == [("open",)]
    gone = teacher.press(form, **THREE_LINES, key="the key of another form")
    assert gone.status == 409
    assert "它已经不在您这里了" in gone.text


def test_a_forgotten_request_shows_nothing(
    station: Station, teacher: Phone, phone: Logged, address: str, token: str
) -> None:
    forget_request(station.database, VALUABLE, token, MONDAY)
    page = teacher.open(address)
    assert "林" not in page.text
    assert not [form for form in page.forms if form.action.startswith(address)]


def test_requests_turn_page_by_page(station: Station, school: ASchool, teacher: Phone) -> None:
    for minute in range(PAGE + 1):
        a_request(station.database, station.vault, school, MONDAY + timedelta(minutes=minute))
    page = teacher.open(HELD)
    [older] = [link for link in page.links if "before=" in link]
    assert len([link for link in page.links if "/requests/" in link]) == PAGE
    assert len([link for link in teacher.open(older).links if "/requests/" in link]) == 1


@pytest.mark.parametrize("act", ["", "/open", "/hand-over", "/decline"])
def test_another_schools_request_is_not_found(
    station: Station, stranger: Phone, elsewhere: ASchool, phone: Logged, address: str, act: str
) -> None:
    theirs = an_item(station.database, elsewhere, State.HELD)
    before = counts(station.database)
    token = stranger.open(f"{HELD}/things/{theirs.ref}").form("/hand-over").fields["csrf_token"]
    sent = {"csrf_token": token, "item": theirs.ref, "key": "the key of a form"}
    page = stranger.post(address + act, **sent) if act else stranger.open(address)
    assert page.status == 404
    assert counts(station.database) == before


def test_another_schools_thing_is_not_found(
    station: Station, teacher: Phone, school: ASchool, phone: Logged, address: str
) -> None:
    elsewhere = the_strangers_school(station.database)
    theirs = an_item(station.database, elsewhere, State.HELD)
    assert teacher.open(f"{HELD}/things/{theirs.ref}").status == 404
    form = teacher.open(address).form("/hand-over")
    assert teacher.press(form, item=theirs.ref).status == 404
    theirs_form = teacher.open(f"{HELD}/things/{phone.ref}").form("/hand-over")
    sent = {**theirs_form.fields, **THREE_LINES}
    assert teacher.post(f"{HELD}/things/{theirs.ref}/hand-over", **sent).status == 404


def test_looking_hands_nothing_over(teacher: Phone, phone: Logged, address: str) -> None:
    for way in (f"{address}/hand-over", f"{address}/decline", f"{HELD}/things/{phone.ref}/hand-over"):
        assert teacher.client.get(way).status_code == 405


def test_a_stranger_is_sent_to_the_door(visitor: Phone, phone: Logged, address: str) -> None:
    for way in (HELD, address, f"{HELD}/things/{phone.ref}"):
        assert visitor.open(way).address == "/sign-in"
