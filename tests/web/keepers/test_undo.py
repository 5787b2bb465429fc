"""The last thing was logged by a slip: its keeper takes it back and mends the form."""

import pytest
from flask import Flask
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.models import Item
from kiosk.services.keeping_duty import close_duty
from kiosk.services.logging_items import Logged
from tests.clock import Clock
from tests.kept import counts, state_of
from tests.makers import ADuty, ASchool, a_claim, a_duty, a_tag, an_item, the_strangers_school
from tests.web.doors import on_duty, token_of
from tests.web.keepers.conftest import Snap
from tests.web.keepers.logbook import CUP, logged, save
from tests.web.phone import Page, Phone

UNDONE = ("已撤回，吊牌又是空白的了。", "It is undone, and its tag is blank again.")


def ref_of(station: Station, item_id: int) -> str:
    """The public name of an item."""
    with station.database.read() as connection:
        ref: str = connection.execute(select(Item.ref).where(Item.id == item_id)).scalar_one()
    return ref


def undo(tablet: Phone, ref: str, key: str = "a key of an undo") -> Page:
    """Presses undo for a thing."""
    token = token_of(tablet.open("/keeper/"))
    return tablet.post(f"/keeper/items/{ref}/undo", csrf_token=token, key=key)


def test_the_form_comes_back_as_it_was(tablet: Phone, station: Station, school: ASchool, snap: Snap) -> None:
    code = a_tag(station.database, school)
    save(tablet, photo=snap(), tag=code, found_on="2025-10-10", **CUP)
    page = undo(tablet, ref_of(station, 1))
    assert (page.status, page.address) == (200, "/keeper/")
    assert [answer.status_code for answer in page.response.history] == [303]
    assert page.says(*UNDONE)
    form = page.form("/keeper/items")
    expected = {**CUP, "tag": code, "found_on": "2025-10-10"}
    assert {name: form.fields[name].replace(" ", "") for name in expected} == expected
    assert ".thumb.jpg" in page.html
    assert form.fields["key"] == "a key of an undo"


def test_saved_once_more_the_slip_is_mended(
    tablet: Phone, station: Station, school: ASchool, snap: Snap
) -> None:
    code = a_tag(station.database, school)
    save(tablet, photo=snap(), tag=code, **CUP)
    save(tablet, undo(tablet, ref_of(station, 1)), category="ball")
    slip, mended = logged(station)
    assert (slip["state"], slip["tag"]) == ("moved_on", None)
    assert (mended["state"], mended["category"], mended["tag"]) == ("on_display", "ball", code)
    assert mended["photo_name"] == slip["photo_name"]
    assert not tablet.open("/keeper/").says(*UNDONE)


def test_a_valuable_without_a_photo_comes_back_too(tablet: Phone, station: Station) -> None:
    save(tablet, category="keys")
    page = undo(tablet, ref_of(station, 1))
    save(tablet, page, category="watch")
    assert [item["state"] for item in logged(station)] == ["moved_on", "held"]


def test_pressed_twice_it_is_undone_once(tablet: Phone, station: Station, snap: Snap) -> None:
    save(tablet, photo=snap(), **CUP)
    ref = ref_of(station, 1)
    undo(tablet, ref)
    before = counts(station.database)
    page = undo(tablet, ref)
    assert page.says(*UNDONE)
    assert page.form("/keeper/items").fields["category"] == "cup"
    assert counts(station.database) == before


def test_an_answer_that_was_lost_costs_nothing(
    tablet: Phone, app: Flask, duty: ADuty, station: Station, snap: Snap
) -> None:
    """The undo arrived, its answer did not: the cookie of the tablet knows no draft."""
    save(tablet, photo=snap(), **CUP)
    other = Phone(app)
    on_duty(other, duty.code, keeper_id=2)
    undo(other, ref_of(station, 1))
    page = undo(tablet, ref_of(station, 1))
    assert {name: page.form("/keeper/items").fields[name] for name in CUP} == CUP


def test_pressed_again_it_can_be_filled_in_again(tablet: Phone, station: Station, snap: Snap) -> None:
    save(tablet, photo=snap(), **CUP)
    save(tablet, photo=snap("red"), **{**CUP, "category": "ball"})
    undo(tablet, ref_of(station, 1), "the cup's key")
    undo(tablet, ref_of(station, 2), "the ball's key")
    page = undo(tablet, ref_of(station, 1), "the cup's key")
    assert page.form("/keeper/items").fields["category"] == "cup"


def test_another_keeper_of_this_duty_may(
    app: Flask, tablet: Phone, duty: ADuty, station: Station, snap: Snap
) -> None:
    save(tablet, photo=snap(), **CUP)
    other = Phone(app)
    on_duty(other, duty.code, keeper_id=2)
    assert undo(other, ref_of(station, 1)).says(*UNDONE)
    assert state_of(station.database, 1) == State.MOVED_ON


def refused(page: Page, chinese: str, english: str) -> bool:
    """Whether it says kindly why not, with a way on."""
    return (
        page.status == 409
        and page.title == "这一件在这里撤不回了"
        and page.says(chinese, english)
        and "/keeper/" in page.links
    )


def test_it_refuses_what_went_home_and_says_nothing_of_who(
    tablet: Phone, station: Station, school: ASchool, snap: Snap
) -> None:
    save(tablet, photo=snap(), **CUP)
    ref = ref_of(station, 1)
    a_claim(station.database, station.vault, school, Logged(1, ref, State.ON_DISPLAY))
    before = counts(station.database)
    page = undo(tablet, ref)
    assert refused(page, "被人登记领走、回家了", "It went home meanwhile")
    assert "林" not in page.text
    assert counts(station.database) == before


def test_it_refuses_what_was_not_logged_on_this_duty(
    tablet: Phone, station: Station, school: ASchool, duty: ADuty, clock: Clock, snap: Snap
) -> None:
    before_duties = an_item(station.database, school)
    elsewhere = an_item(station.database, the_strangers_school(station.database))
    save(tablet, photo=snap(), **CUP)
    close_duty(station.database, school.id, duty.id, clock())
    on_duty(tablet, a_duty(station.database, school, code="222333").code)
    before = counts(station.database)
    for ref in (before_duties.ref, elsewhere.ref, ref_of(station, 3), "nothing"):
        page = undo(tablet, ref)
        assert refused(page, "要请老师来处理", "only a teacher can take it back")
    assert counts(station.database) == before


def test_undoing_refuses_get(tablet: Phone, station: Station, snap: Snap) -> None:
    save(tablet, photo=snap(), **CUP)
    assert tablet.open(f"/keeper/items/{ref_of(station, 1)}/undo").status in {404, 405}
    assert state_of(station.database, 1) == State.ON_DISPLAY


def test_undoing_refuses_the_stranger(tablet: Phone, stranger: Phone, station: Station, snap: Snap) -> None:
    save(tablet, photo=snap(), **CUP)
    token = token_of(stranger.open("/duty"))
    page = stranger.post(f"/keeper/items/{ref_of(station, 1)}/undo", csrf_token=token)
    assert page.address == "/duty"
    assert state_of(station.database, 1) == State.ON_DISPLAY


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(
    app: Flask, duty: ADuty, station: Station, snap: Snap, language: str
) -> None:
    device = Phone(app, language)
    on_duty(device, duty.code)
    save(device, photo=snap(), **CUP)
    assert undo(device, ref_of(station, 1)).says(*UNDONE)
    page = undo(device, "nothing")
    assert page.says("要请老师来处理", "only a teacher can take it back")
    assert any("lang=" in link and link.startswith("/keeper/") for link in page.links)
