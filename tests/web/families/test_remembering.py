"""The three lines stay on a device only if asked, and leave it when asked."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from tests.makers import ASchool
from tests.web.families.gate import THREE_LINES, a_tagged_item, claim_form, take_home
from tests.web.phone import Phone

FILLED_IN = ("已填好上次的信息，看看对不对", "Filled in from last time. Is it still right?")


def next_form(phone: Phone, station: Station, school: ASchool) -> dict[str, str]:
    """What the form of another thing shows before anything is typed."""
    return claim_form(phone.open(f"/t/{a_tagged_item(station, school)[1]}")).fields


def lines(fields: dict[str, str]) -> dict[str, str]:
    """The three lines among a form's fields."""
    return {name: fields[name] for name in THREE_LINES}


def test_nothing_is_remembered_unasked(station: Station, school: ASchool, family: Phone) -> None:
    take_home(family, a_tagged_item(station, school)[1])
    fields = next_form(family, station, school)
    assert set(lines(fields).values()) == {""}
    assert "remember" not in fields
    assert family.client.get_cookie("claimant") is None


def test_a_second_thing_takes_one_more_tap_if_asked(station: Station, school: ASchool, reader: Phone) -> None:
    take_home(reader, a_tagged_item(station, school)[1], remember="1")
    page = reader.open(f"/t/{a_tagged_item(station, school)[1]}")
    assert page.says(*FILLED_IN)
    assert reader.press(claim_form(page)).address.startswith("/receipts/")


def test_it_stays_remembered_until_the_box_is_emptied(
    station: Station, school: ASchool, family: Phone
) -> None:
    take_home(family, a_tagged_item(station, school)[1], remember="1")
    form = claim_form(family.open(f"/t/{a_tagged_item(station, school)[1]}"))
    assert form.fields["remember"] == "1"
    family.press(form, remember=None)
    assert set(lines(next_form(family, station, school)).values()) == {""}


def test_an_emptied_box_stays_empty_on_a_form_that_comes_back(
    station: Station, school: ASchool, family: Phone
) -> None:
    take_home(family, a_tagged_item(station, school)[1], remember="1")
    form = claim_form(family.open(f"/t/{a_tagged_item(station, school)[1]}"))
    again = family.press(form, name="", remember=None)
    assert again.status == 422
    assert "remember" not in claim_form(again).fields


def test_a_late_claim_remembers_and_forgets_alike(station: Station, school: ASchool, family: Phone) -> None:
    def late(**typed: str | None) -> None:
        form = family.open("/late").form("/late")
        code = a_tagged_item(station, school)[1]
        assert family.press(form, **{**THREE_LINES, "code": code, **typed}).status == 200

    late(remember="1")
    assert lines(family.open("/late").form("/late").fields) == THREE_LINES
    late(remember=None)
    assert set(lines(family.open("/late").form("/late").fields).values()) == {""}


def test_forgetting_from_the_receipt_empties_the_device(
    station: Station, school: ASchool, family: Phone
) -> None:
    receipt = take_home(family, a_tagged_item(station, school)[1], remember="1")
    family.press(receipt.form("/forget"))
    assert family.client.get_cookie("claimant") is None
    assert set(lines(next_form(family, station, school)).values()) == {""}


def test_the_device_keeps_it_sealed_and_away_from_scripts(
    station: Station, school: ASchool, family: Phone
) -> None:
    page = take_home(family, a_tagged_item(station, school)[1], remember="1")
    answer = page.response.history[-1]
    cookie = next(line for line in answer.headers.getlist("Set-Cookie") if line.startswith("claimant="))
    assert "HttpOnly" in cookie
    assert "SameSite=Lax" in cookie
    assert not any(line in cookie for line in THREE_LINES.values())


@pytest.mark.parametrize("cookie", ["", "x", "水杯", "%%%", "QUJD", "Z0FBQUFB" * 40])
def test_a_mad_cookie_is_nothing_remembered(
    station: Station, school: ASchool, app: Flask, family: Phone, cookie: str
) -> None:
    family.client.set_cookie("claimant", cookie)
    assert set(lines(next_form(family, station, school)).values()) == {""}


def test_another_phone_remembers_nothing(
    station: Station, school: ASchool, family: Phone, app: Flask
) -> None:
    take_home(family, a_tagged_item(station, school)[1], remember="1")
    assert set(lines(next_form(Phone(app), station, school)).values()) == {""}
