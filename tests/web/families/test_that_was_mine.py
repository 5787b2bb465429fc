""" "That was mine": a second family at the station, thanked, and shown nothing of the first."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.domain.links import digest_of
from kiosk.models import Dispute
from kiosk.services.logging_items import Logged
from kiosk.services.settling_disputes import SECOND, Settling, settle_dispute
from tests.clock import MONDAY, Clock
from tests.kept import counts, rows_of
from tests.makers import HAORAN, SEWN_IN, ASchool, a_claim, a_dispute
from tests.web.families.gate import a_tagged_item
from tests.web.phone import Page, Phone

HIS_LINES = {"name": HAORAN.name, "class_name": HAORAN.class_key, "contact": HAORAN.contact}
TELLS = {**HIS_LINES, "words": SEWN_IN}


@pytest.fixture
def cup(station: Station, school: ASchool) -> tuple[Logged, str]:
    """A cup that 林小雨 took home, and the code of its tag."""
    item, code = a_tagged_item(station, school)
    a_claim(station.database, station.vault, school, item)
    return item, code


def tell(phone: Phone, cup: tuple[Logged, str], **typed: str | None) -> Page:
    """Scan the tag, press "that was mine", fill in the form."""
    page = phone.open(f"/t/{cup[1]}")
    [way] = [link for link in page.links if link.endswith("/mine")]
    return phone.press(phone.open(way).form("/mine"), **{**TELLS, **typed})


def test_the_second_family_is_thanked_and_sees_nothing_of_the_first(
    station: Station, reader: Phone, cup: tuple[Logged, str]
) -> None:
    reader.open(f"/t/{cup[1]}")
    form = reader.open(f"/items/{cup[0].ref}/mine")
    assert not any(words in form.html for words in ("林", "13800138000", "138****8000", "/receipts/"))
    page = tell(reader, cup)
    assert (page.status, page.address[:6]) == (200, "/mine/")
    assert page.says("老师会和你们两家聊一聊", "A teacher will speak with both of you")
    assert not any(word in page.html for word in ("林", "138****8000", SEWN_IN, "13912345678"))
    assert "周*" in page.text


def test_it_needs_a_sign_of_being_there(
    station: Station, reader: Phone, app: Flask, cup: tuple[Logged, str], clock: Clock
) -> None:
    address = f"/items/{cup[0].ref}/mine"
    assert reader.open(address).says("请先来守护站", "Come to the station first")
    reader.open(f"/t/{cup[1]}")
    form = reader.open(address).form("/mine")
    clock.forward(hours=3)
    page = reader.press(form, **TELLS)
    assert page.status == 403
    assert SEWN_IN in page.text
    assert page.form("/mine").fields["name"] == HAORAN.name
    assert counts(station.database)["dispute"] == 0


def test_a_double_tap_gives_the_same_page(station: Station, family: Phone, cup: tuple[Logged, str]) -> None:
    family.open(f"/t/{cup[1]}")
    form = family.open(f"/items/{cup[0].ref}/mine").form("/mine")
    assert len({family.press(form, **TELLS).address for _ in range(3)}) == 1
    assert counts(station.database)["dispute"] == 1
    assert family.press(form, **{**TELLS, "words": "别的话"}).status == 409


def test_an_unfinished_form_keeps_what_was_typed(
    station: Station, reader: Phone, cup: tuple[Logged, str]
) -> None:
    page = tell(reader, cup, contact="")
    assert page.status == 422
    assert SEWN_IN in page.text
    assert page.form("/mine").fields["name"] == HAORAN.name
    assert counts(station.database)["dispute"] == 0


def test_of_what_nobody_registered_nothing_can_be_said(
    station: Station, school: ASchool, family: Phone, cup: tuple[Logged, str]
) -> None:
    other, code = a_tagged_item(station, school)
    family.open(f"/t/{code}")
    assert family.open(f"/items/{other.ref}/mine").address == f"/items/{other.ref}"
    form = family.open(f"/items/{cup[0].ref}/mine").form("/mine")
    page = family.post(f"/items/{other.ref}/mine", **{**form.fields, **TELLS})
    assert page.address == f"/items/{other.ref}"
    assert family.open("/items/nothing/mine").status == 404
    assert counts(station.database)["dispute"] == 0


def test_the_end_is_told_on_both_families_pages(station: Station, school: ASchool, reader: Phone) -> None:
    item, _ = a_tagged_item(station, school)
    first = a_claim(station.database, station.vault, school, item)
    token = a_dispute(station.database, station.vault, school, item)
    [(number,)] = rows_of(station.database, Dispute.id, where=Dispute.token_digest == digest_of(token))
    chosen = Settling(school.id, school.staff_id, number, SECOND, "the key of a form")
    settle_dispute(station.database, station.vault, chosen, MONDAY)
    page = reader.open(f"/mine/{token}")
    assert page.says("它是你的，谢谢你的耐心！", "It is yours. Thank you for your patience!")
    assert f"/receipts/{token}" in page.links
    assert "周*" in reader.open(f"/receipts/{token}").text
    receipt = reader.open(f"/receipts/{first}")
    assert receipt.says("它已经回到自己的主人家了", "It is with its own family now")
    assert "周" not in receipt.text
    forgotten = reader.press(page.form("/forget"))
    assert forgotten.says("已经全部删除", "Nothing of what you wrote is kept")
    assert "周*" not in reader.open(f"/receipts/{token}").text


def test_withdrawn_it_is_over(station: Station, family: Phone, cup: tuple[Logged, str]) -> None:
    page = tell(family, cup)
    assert "不再继续处理" in family.press(page.form("/withdraw")).text
    assert rows_of(station.database, Dispute.outcome) == [("withdrawn",)]


@pytest.mark.parametrize("act", ["withdraw", "forget"])
def test_looking_at_an_act_is_refused(family: Phone, act: str) -> None:
    assert family.client.get(f"/mine/some-token/{act}").status_code == 405
    assert family.open("/mine/nothing").status == 404
