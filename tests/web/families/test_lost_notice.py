"""GET /lost/<token>: what might be it, in words and pictures; and what a family can do from there."""

from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State, Step
from kiosk.models import LostNotice
from kiosk.services.choosing import choose
from kiosk.services.closing_notices import dismiss_match
from kiosk.services.forgetting import forget_old_claimants
from tests.clock import MONDAY, Clock
from tests.makers import XIAOYU, ASchool, a_notice, an_item, step_of
from tests.web.families.gate import station_code
from tests.web.phone import Page, Phone

ACTS = ["/found", "/withdraw", "/forget"]
NOTHING = ("还没有找到相像的东西", "Nothing like it has been found yet")
HELD = (
    "老师那里可能保管着相像的东西，请问问老师。",
    "A teacher may be keeping something like it. Just ask a teacher.",
)


@pytest.fixture
def address(station: Station, school: ASchool) -> str:
    """The page of the blue cup that is missing."""
    return "/lost/" + a_notice(station.database, station.vault, school)


def state(station: Station) -> tuple[str | None, bool]:
    """How the only notice stands: its outcome, and whether a contact is kept."""
    with station.database.read() as connection:
        row = connection.execute(select(LostNotice.outcome, LostNotice.sealed)).one()
    return row.outcome, row.sealed is not None


def test_it_says_what_was_said_and_masks_the_contact(reader: Phone, address: str) -> None:
    page = reader.open(address)
    assert page.says("寻物：蓝色水杯", "Lost: Blue cup")
    assert "138****8000" in page.text
    assert XIAOYU.contact not in page.html
    assert page.says(*NOTHING)
    assert page.says("它开放到12月12日", "it stays open until 12 Dec")
    assert page.response.headers["Cache-Control"] == "no-store"


def test_it_shows_what_might_be_it_and_why(
    reader: Phone, station: Station, school: ASchool, address: str
) -> None:
    item = an_item(station.database, school, note="小熊贴纸", found_on=MONDAY.date() + timedelta(days=2))
    page = reader.open(address)
    assert page.says("有 1 件可能就是它", "1 thing might be it")
    assert page.says(
        "同一类东西 · 同样的颜色 · 描述很像 · 同一个地方 · 差 2 天",
        "same kind of thing · same colour · described alike · same place · 2 days apart",
    )
    assert page.says("B 区", "Zone B")
    assert f"/items/{item.ref}" in page.links


def test_the_claim_still_needs_the_sign_of_being_there(
    family: Phone, station: Station, school: ASchool, address: str
) -> None:
    item = an_item(station.database, school)
    assert f"/items/{item.ref}" in family.open(address).links
    assert not family.open(f"/items/{item.ref}").asks


def test_what_rests_in_the_cupboard_says_so(
    reader: Phone, station: Station, school: ASchool, address: str
) -> None:
    an_item(station.database, school, State.STORED)
    assert reader.open(address).says("它正在柜子里休息", "It is resting in the cupboard")


def test_many_are_shown_the_best_first(
    reader: Phone, station: Station, school: ASchool, address: str
) -> None:
    for place in ("gym", "canteen", "library"):
        an_item(station.database, school, place=place)
    best = an_item(station.database, school, note="小熊贴纸")
    links = [link for link in reader.open(address).links if link.startswith("/items/")]
    assert (len(links), links[0]) == (4, f"/items/{best.ref}")


def test_what_a_teacher_keeps_is_never_shown(reader: Phone, station: Station, school: ASchool) -> None:
    item = an_item(station.database, school, State.HELD, note="屏幕有裂纹", colour="black")
    address = "/lost/" + a_notice(station.database, station.vault, school, category="phone", colour="black")
    page = reader.open(address)
    assert page.says(*HELD)
    assert NOTHING[0] not in page.text
    for detail in ("屏幕有裂纹", item.ref, "/items/"):
        assert detail not in page.html


@pytest.mark.parametrize("step", [Step.MISS, Step.CLAIM, Step.MOVE_ON])
def test_what_went_elsewhere_is_no_match_any_more(
    reader: Phone, station: Station, school: ASchool, address: str, step: Step
) -> None:
    item = an_item(station.database, school)
    step_of(station.database, item.id, step)
    assert reader.open(address).says(*NOTHING)


def test_what_a_teacher_dismissed_stays_away(
    reader: Phone, station: Station, school: ASchool, address: str
) -> None:
    item = an_item(station.database, school)
    dismiss_match(station.database, school.id, 1, item.id, MONDAY)
    assert reader.open(address).says(*NOTHING)


def test_where_the_board_is_read_at_the_station_only_so_are_the_matches(
    reader: Phone, station: Station, school: ASchool, address: str
) -> None:
    choose(station.database, school.id, board_readers="pass")
    item = an_item(station.database, school)
    page = reader.open(address)
    assert page.says("守护站有 1 件东西可能就是它", "1 thing at the station might be it")
    assert item.ref not in page.html
    reader.open(f"/s/{station_code(station, school)}")
    assert f"/items/{item.ref}" in reader.open(address).links


@pytest.mark.parametrize("token", ["x", "A" * 32, "水杯", "a" * 3000])
def test_a_strangers_link_finds_nothing(reader: Phone, address: str, token: str) -> None:
    page = reader.open(f"/lost/{token}")
    assert page.status == 404
    assert page.says("没有找到这张寻物启事", "We do not know this notice")


@pytest.mark.parametrize("act", ACTS)
def test_every_act_refuses_get(family: Phone, station: Station, address: str, act: str) -> None:
    assert family.open(address + act).status == 405
    assert state(station) == (None, True)


@pytest.mark.parametrize("act", ACTS)
def test_every_act_refuses_a_missing_token_and_a_strangers_link(
    family: Phone, station: Station, address: str, act: str
) -> None:
    form = family.open(address).form(act)
    assert family.press(form, csrf_token=None).status == 400
    assert family.post("/lost/" + "A" * 32 + act, **form.fields).status == 404
    assert state(station) == (None, True)


@pytest.mark.parametrize(
    ("act", "thanks", "outcome"),
    [
        ("/found", ("找到了，太好啦！谢谢你告诉我们。", "Wonderful that it is back!"), "found"),
        ("/withdraw", ("谢谢你告诉我们，我们不再找了。", "We have stopped looking."), "withdrawn"),
    ],
)
def test_it_is_closed_with_thanks_and_once(
    reader: Phone, station: Station, address: str, act: str, thanks: tuple[str, str], outcome: str
) -> None:
    form = reader.open(address).form(act)
    for _ in range(2):
        page = reader.press(form)
        assert (page.status, page.address) == (200, address)
        assert page.says(*thanks)
        assert state(station) == (outcome, True)
    assert not [each for each in page.forms if each.action.endswith(("/found", "/withdraw"))]


def test_the_first_way_of_closing_counts(family: Phone, station: Station, address: str) -> None:
    page = family.open(address)
    family.press(page.form("/found"))
    assert family.press(page.form("/withdraw")).status == 200
    assert state(station)[0] == "found"


@pytest.mark.parametrize("closed", [False, True])
def test_the_contact_is_forgotten_at_once(
    reader: Phone, station: Station, address: str, *, closed: bool
) -> None:
    page: Page = reader.open(address)
    if closed:
        page = reader.press(page.form("/found"))
    for _ in range(2):
        after = reader.press(page.form("/forget"))
        assert after.says("没有保存电话号码。", "No phone number is kept.")
        assert "138****8000" not in after.text
    assert state(station) == ("found" if closed else None, False)


def test_after_its_time_it_says_so_and_shows_nothing(
    reader: Phone, station: Station, school: ASchool, address: str, clock: Clock
) -> None:
    item = an_item(station.database, school)
    for day in range(0, 61, 20):
        forget_old_claimants(station.database, MONDAY + timedelta(days=day))
    page = reader.open(address)
    assert page.says("这张寻物启事时间到了，已自动结束。", "The time of this notice is over")
    assert item.ref not in page.html


def test_nothing_of_it_is_on_any_public_page(
    app: Flask, reader: Phone, station: Station, school: ASchool, address: str
) -> None:
    item = an_item(station.database, school)
    for public in ("/", "/board/east", f"/items/{item.ref}", "/lost", "/late"):
        html = reader.open(public).html
        for private in ("小熊贴纸", XIAOYU.contact, "138****8000", address):
            assert private not in html, public
