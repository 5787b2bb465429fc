"""Two families at the same thing: the second gets a kind page, which shows nothing of the first."""

import re

from flask import Flask

from kiosk.bootstrap import Station
from tests.clock import MONDAY
from tests.makers import HAORAN, XIAOYU, XIAOYU_IN_WORDS, ASchool
from tests.web.families.gate import THREE_LINES, a_tagged_item, claim_form, take_home
from tests.web.phone import Page, Phone

KIND = ("刚刚有人登记了它", "Somebody registered this a moment ago")
TELL = (
    "它是你的吗？告诉老师，我们一起弄清楚。",
    "Was it yours? Tell a teacher, and we will sort it out together.",
)


def shows_nothing_of_the_first(page: Page) -> bool:
    """Neither the words of the first family, nor their masks, nor when it was."""
    time = re.compile(r"\d{1,2}:\d\d|2025-\d\d-\d\d")
    private = (*XIAOYU_IN_WORDS, "林*", "138****8000", "/receipts/")
    return not any(word in page.html for word in private) and not time.search(page.text)


def test_the_second_family_gets_the_kind_page(station: Station, school: ASchool, reader: Phone) -> None:
    _, code = a_tagged_item(station, school)
    second = Phone(reader.client.application, reader.language)
    form = claim_form(second.open(f"/t/{code}"))
    take_home(reader, code)
    page = second.press(form, name=HAORAN.name, class_name=HAORAN.class_key, contact=HAORAN.contact)
    assert page.status == 409
    assert page.says(*KIND)
    assert page.says(*TELL)
    assert "/late" in page.links
    assert "/board/east" in page.links
    assert shows_nothing_of_the_first(page)


def test_whoever_looks_later_sees_the_kind_page_too(station: Station, school: ASchool, reader: Phone) -> None:
    item, code = a_tagged_item(station, school)
    take_home(reader, code)
    for page in (reader.open(f"/items/{item.ref}"), reader.open(f"/t/{code}")):
        assert page.status == 200
        assert shows_nothing_of_the_first(page)
    assert reader.open(f"/items/{item.ref}").says(*KIND)


def test_the_same_words_with_another_key_are_a_second_family(
    station: Station, school: ASchool, family: Phone
) -> None:
    _, code = a_tagged_item(station, school)
    form = claim_form(family.open(f"/t/{code}"))
    assert family.press(form, **THREE_LINES).status == 200
    page = family.press(form, **THREE_LINES, key="another key of a form")
    assert page.status == 409
    assert shows_nothing_of_the_first(page)


def test_somebody_elses_form_key_gives_no_receipt_for_other_words(
    station: Station, school: ASchool, family: Phone, app: Flask
) -> None:
    _, code = a_tagged_item(station, school)
    form = claim_form(family.open(f"/t/{code}"))
    family.press(form, **THREE_LINES)
    stranger = Phone(app)
    token = claim_form(stranger.open(f"/t/{a_tagged_item(station, school)[1]}")).fields["csrf_token"]
    guess = {"name": "外校人", "class_name": XIAOYU.class_key, "contact": XIAOYU.contact}
    page = stranger.post(form.action, csrf_token=token, key=form.fields["key"], **guess)
    assert page.status == 409
    assert not page.address.startswith("/receipts/")
    assert "林小雨" not in page.html


def test_it_is_over_for_the_board_too(station: Station, school: ASchool, family: Phone) -> None:
    item, code = a_tagged_item(station, school, now=MONDAY)
    assert f"/items/{item.ref}" in family.open("/").links
    take_home(family, code)
    assert f"/items/{item.ref}" not in family.open("/").links
