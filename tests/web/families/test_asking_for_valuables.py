"""/held: a family describes its valuable, and its own page says what becomes of it."""

import logging

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.domain.links import digest_of
from kiosk.models import HeldRequest
from kiosk.services.handing_over import HandOver, decline, hand_over_asked
from kiosk.web.families.own_page import REQUESTS_OF_A_BROWSER
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import HIDDEN_MARK, XIAOYU, XIAOYU_IN_WORDS, ASchool, a_request, a_school, an_item
from tests.web.families.gate import THREE_LINES
from tests.web.phone import Page, Phone

ASKS = {**THREE_LINES, "category": "phone", "words": HIDDEN_MARK}
THANKS = ("谢谢！老师会去看一看", "Thank you! A teacher will look")


def ask(phone: Phone, **typed: str | None) -> Page:
    """From the board to the family's own page."""
    return phone.press(phone.open("/held").form("/held"), **{**ASKS, **typed})


def number_of(station: Station, token: str) -> int:
    """The request behind a link."""
    [(number,)] = rows_of(
        station.database, HeldRequest.id, where=HeldRequest.token_digest == digest_of(token)
    )
    return int(number)


def test_the_ways_there(station: Station, school: ASchool, reader: Phone) -> None:
    held = an_item(station.database, school, State.HELD)
    assert "/held?station=east" in reader.open("/").links
    assert "/held?station=east" in reader.open(f"/items/{held.ref}").links


def test_a_family_asks_and_is_thanked(reader: Phone) -> None:
    page = ask(reader)
    assert (page.status, page.address[:6]) == (200, "/held/")
    assert page.says(*THANKS)
    assert "林*" in page.text
    assert HIDDEN_MARK not in page.html
    assert not any(word in page.html for word in ("林小雨", "13800138000"))


def test_only_kinds_that_teachers_keep_can_be_asked_for(station: Station, family: Phone) -> None:
    form = family.open("/held").form("/held")
    assert "phone" in form.choices["category"]
    assert "cup" not in form.choices["category"]
    assert family.press(form, **{**ASKS, "category": "cup"}).status == 422
    assert counts(station.database)["held_request"] == 0


def test_a_double_tap_gives_the_same_page(station: Station, family: Phone) -> None:
    form = family.open("/held").form("/held")
    assert {family.press(form, **ASKS).address for _ in range(3)} == {family.press(form, **ASKS).address}
    assert counts(station.database)["held_request"] == 1
    again = family.press(form, **{**ASKS, "words": "别的东西"})
    assert again.status == 409
    assert "别的东西" in again.html


def test_an_unfinished_form_keeps_what_was_typed(station: Station, reader: Phone) -> None:
    page = ask(reader, name="", words=HIDDEN_MARK)
    assert page.status == 422
    form = page.form("/held")
    assert HIDDEN_MARK in page.text
    assert (form.fields["category"], form.fields["contact"]) == ("phone", XIAOYU.contact)
    assert counts(station.database)["held_request"] == 0


def test_a_flood_ends_at_a_limit(station: Station, family: Phone) -> None:
    most = int(REQUESTS_OF_A_BROWSER.split()[0])
    statuses = [ask(family).status for _ in range(most + 1)]
    assert statuses == [200] * most + [429]
    assert HIDDEN_MARK in ask(family).text
    assert counts(station.database)["held_request"] == most


def test_where_there_are_several_stations_it_asks_which(station: Station, app: Flask) -> None:
    a_school(station.database, slugs=("east", "north"))
    phone = Phone(app)
    page = phone.open("/held")
    assert {"/held?station=east", "/held?station=north"} <= set(page.links)
    asked = phone.press(phone.open("/held?station=north").form("/held"), **ASKS)
    assert "north" in asked.text


def test_declined_it_says_so_in_kind_words(station: Station, school: ASchool, reader: Phone) -> None:
    token = a_request(station.database, station.vault, school)
    decline(station.database, school.id, number_of(station, token), school.staff_id, MONDAY)
    page = reader.open(f"/held/{token}")
    assert page.says(
        "老师看过了，你的好像还没送来", "A teacher looked, and yours does not seem to be here yet"
    )
    assert "/held?station=east" in page.links


def test_handed_over_it_leads_to_the_receipt(station: Station, school: ASchool, reader: Phone) -> None:
    token = a_request(station.database, station.vault, school)
    phone = an_item(station.database, school, State.HELD)
    over = HandOver(school.id, school.staff_id, phone.ref, "the key of a form")
    hand_over_asked(station.database, station.vault, over, number_of(station, token), MONDAY)
    page = reader.open(f"/held/{token}")
    assert page.says("它又回到你身边啦！", "It is yours again!")
    assert f"/receipts/{token}" in page.links
    receipt = reader.open(f"/receipts/{token}")
    assert receipt.says("请把它交给老师", "Please bring it to a teacher")
    assert [
        form.action for form in receipt.forms if "put-back" in form.action or "wrong" in form.action
    ] == []
    kept = reader.post(f"/receipts/{token}/put-back", csrf_token=receipt.form("/forget").fields["csrf_token"])
    assert kept.says("请把它交给老师", "Please bring it to a teacher")


def test_nobody_else_sees_what_a_valuable_was_once_it_went_home(
    station: Station, school: ASchool, reader: Phone
) -> None:
    token = a_request(station.database, station.vault, school)
    phone = an_item(station.database, school, State.HELD, colour="black", note="小熊挂件")
    over = HandOver(school.id, school.staff_id, phone.ref, "the key of a form")
    hand_over_asked(station.database, station.vault, over, number_of(station, token), MONDAY)
    page = reader.open(f"/items/{phone.ref}")
    assert not any(detail in page.text for detail in ("手机", "phone", "小熊", "黑", "black"))


def test_withdrawn_and_forgotten(station: Station, family: Phone) -> None:
    page = ask(family)
    withdrawn = family.press(page.form("/withdraw"))
    assert "不再继续处理" in withdrawn.text
    forgotten = family.press(withdrawn.form("/forget"))
    assert "已经全部删除" in forgotten.text
    assert rows_of(station.database, HeldRequest.sealed, HeldRequest.words) == [(None, None)]
    assert [form for form in forgotten.forms if form.action.startswith("/held/")] == []


@pytest.mark.parametrize("act", ["", "/withdraw", "/forget"])
def test_a_wrong_link_leads_nowhere(family: Phone, act: str) -> None:
    token = family.open("/held").form("/held").fields["csrf_token"]
    page = family.post(f"/held/nothing{act}", csrf_token=token) if act else family.open("/held/nothing")
    assert page.status == 404


@pytest.mark.parametrize("act", ["withdraw", "forget"])
def test_looking_at_an_act_is_refused(family: Phone, act: str) -> None:
    assert family.client.get(f"/held/some-token/{act}").status_code == 405


def test_nothing_of_a_family_is_in_logs_or_addresses(
    station: Station, family: Phone, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    page = ask(family)
    ask(family, name="")
    said = caplog.text + page.address + " ".join(page.links)
    assert not any(word in said for word in (*XIAOYU_IN_WORDS, HIDDEN_MARK, "小熊"))
