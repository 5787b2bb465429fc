"""GET /receipts/<token> and what a claimant can do from it; each act once, however often it is pressed."""

import pytest
from flask import Flask
from sqlalchemy import func, select

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.models import ClaimantRecord, Event, Item
from tests.clock import Clock
from tests.makers import XIAOYU_IN_WORDS, ASchool
from tests.web.families.gate import THREE_LINES, a_tagged_item, take_home
from tests.web.phone import Page, Phone

PUT_BACK = ("放回来啦，谢谢你！", "It is back on the board. Thank you!")
WRONG = ("没关系，谢谢你告诉我们！", "No harm done. Thank you for telling us!")
FORGOTTEN = ("你的信息已经删除，回执还在。", "Your details are forgotten. The receipt stays.")
ACTS = ["/put-back", "/wrong-thing", "/forget"]


@pytest.fixture
def receipt(station: Station, school: ASchool, reader: Phone) -> Page:
    """The receipt of the blue cup."""
    return take_home(reader, a_tagged_item(station, school)[1])


def state_of_the_cup(station: Station) -> State:
    """Where the only item is."""
    with station.database.read() as connection:
        return State(connection.execute(select(Item.state)).scalar_one())


def count(station: Station, table: type[ClaimantRecord] | type[Event]) -> int:
    """How many rows are kept."""
    with station.database.read() as connection:
        return connection.scalar(select(func.count()).select_from(table)) or 0


def test_it_shows_the_claimant_masked(receipt: Page) -> None:
    name, class_label, class_key, contact = XIAOYU_IN_WORDS
    for masked in ("林*", class_label, "138****8000"):
        assert masked in receipt.text
    for private in (name, class_key, contact):
        assert private not in receipt.html


def test_it_says_what_and_when(receipt: Page, reader: Phone) -> None:
    assert receipt.says("蓝色水杯", "Blue cup")
    assert "2025-10-13 15:30" in receipt.text


def test_it_bears_a_seal_with_the_day_that_is_read_out_too(receipt: Page) -> None:
    seal = receipt.html.split('class="seal"')[1].split("</svg>")[0]
    assert 'role="img"' in seal
    assert "诚信 · 谢谢你" in seal or "Honest · thank you" in seal
    assert "10月13日" in seal or "13 Oct" in seal


def test_it_has_an_address_of_its_own_for_any_browser(app: Flask, receipt: Page, reader: Phone) -> None:
    again = Phone(app, reader.language).open(receipt.address)
    assert again.status == 200
    assert "林*" in again.text
    assert again.response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("token", ["x", "A" * 32, "水杯", "a" * 3000])
def test_an_unknown_receipt_has_its_sentence(reader: Phone, token: str) -> None:
    page = reader.open(f"/receipts/{token}")
    assert page.status == 404
    assert page.says("没有找到这张回执", "We do not know this receipt")


@pytest.mark.parametrize("act", ACTS)
def test_every_act_refuses_get(receipt: Page, reader: Phone, act: str, station: Station) -> None:
    page = reader.open(receipt.address + act)
    assert page.status == 405
    assert set(page.response.headers["Allow"].split(", ")) == {"OPTIONS", "POST"}
    assert state_of_the_cup(station) is State.CLAIMED


@pytest.mark.parametrize("act", ACTS)
def test_every_act_refuses_a_missing_token(receipt: Page, reader: Phone, act: str, station: Station) -> None:
    page = reader.press(receipt.form(act), csrf_token=None)
    assert page.status == 400
    assert (state_of_the_cup(station), count(station, ClaimantRecord)) == (State.CLAIMED, 1)


@pytest.mark.parametrize("act", ACTS)
def test_every_act_refuses_an_unknown_receipt(receipt: Page, reader: Phone, act: str) -> None:
    page = reader.post("/receipts/" + "A" * 32 + act, **receipt.form(act).fields)
    assert page.status == 404
    assert page.says("没有找到这张回执", "We do not know this receipt")


@pytest.mark.parametrize(("act", "thanks"), [("/put-back", PUT_BACK), ("/wrong-thing", WRONG)])
def test_it_hangs_on_the_board_again(
    receipt: Page, reader: Phone, station: Station, act: str, thanks: tuple[str, str]
) -> None:
    form = receipt.form(act)
    after = reader.press(form)
    assert (after.status, after.address) == (200, receipt.address)
    assert after.says(*thanks)
    assert state_of_the_cup(station) is State.ON_DISPLAY
    events = count(station, Event)
    assert reader.press(form).says(*thanks)
    assert count(station, Event) == events
    assert not [other for other in after.forms if other.action.endswith(("/put-back", "/wrong-thing"))]


def test_the_first_way_back_counts(receipt: Page, reader: Phone, station: Station) -> None:
    reader.press(receipt.form("/put-back"))
    assert reader.press(receipt.form("/wrong-thing")).says(*PUT_BACK)


def test_it_can_be_claimed_again_after_it_was_put_back(
    station: Station, school: ASchool, family: Phone
) -> None:
    _, code = a_tagged_item(station, school)
    first = take_home(family, code)
    family.press(first.form("/put-back"))
    second = take_home(family, code)
    assert second.address.startswith("/receipts/")
    assert second.address != first.address
    assert family.press(first.form("/wrong-thing")).says(*PUT_BACK)
    assert state_of_the_cup(station) is State.CLAIMED


def test_details_are_forgotten_at_once_and_once(receipt: Page, reader: Phone, station: Station) -> None:
    form = receipt.form("/forget")
    for _ in range(2):
        after = reader.press(form)
        assert (after.status, after.address) == (200, receipt.address)
        assert after.says(*FORGOTTEN)
        assert "林*" not in after.text
        assert "138****8000" not in after.text
        assert "三(2)班" not in after.text
    assert count(station, ClaimantRecord) == 0
    assert state_of_the_cup(station) is State.CLAIMED


def test_a_forgotten_claim_can_still_be_put_back(receipt: Page, reader: Phone, station: Station) -> None:
    after = reader.press(receipt.form("/forget"))
    assert reader.press(after.form("/put-back")).says(*PUT_BACK)
    assert state_of_the_cup(station) is State.ON_DISPLAY


def test_the_form_sent_again_later_still_gives_the_receipt(
    station: Station, school: ASchool, family: Phone, clock: Clock
) -> None:
    _, code = a_tagged_item(station, school)
    form = family.open(f"/t/{code}").form("/claim")
    receipt = family.press(form, **THREE_LINES)
    family.press(receipt.form("/put-back"))
    clock.forward(hours=5)
    assert family.press(form, **THREE_LINES).address == receipt.address
