"""A claim on the screen itself: the same as on a phone, and nothing of it stays there."""

import html
import re

import pytest
from flask import Flask
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.models import Claim, Item
from kiosk.services.choosing import choose
from kiosk.web.screen import touch_claim
from tests.makers import ASchool, a_school, an_item, the_strangers_school
from tests.web.families.gate import THREE_LINES
from tests.web.phone import Phone
from tests.web.screen.touch import Touched


@pytest.fixture
def school(station: Station) -> ASchool:
    return a_school(station.database)


@pytest.fixture
def screen(app: Flask, station: Station, school: ASchool) -> Touched:
    return Touched(app, station, school)


def claims(station: Station) -> list[tuple[str, str]]:
    """What is on record: the thing's public name, and the kind of the claim."""
    with station.database.read() as connection:
        rows = connection.execute(select(Item.ref, Claim.kind).join(Claim, Claim.item_id == Item.id))
        return [(row.ref, row.kind) for row in rows]


def kept_by(screen: Touched) -> set[str]:
    """The names of its cookies."""
    names = ("screen", "station", "lang", "claimant", "staff")
    return {name for name in names if screen.client.get_cookie(name)}


def test_it_is_registered_and_the_finished_page_is_the_answer(
    app: Flask, station: Station, school: ASchool, screen: Touched
) -> None:
    cup = an_item(station.database, school)
    page = screen.claim(cup.ref)
    assert page.status == 200
    assert page.address == f"{screen.start}/things/{cup.ref}/claim"
    assert "登记好了" in page.title
    assert "林*" in page.text
    assert "45 秒" in page.text
    assert THREE_LINES["name"] not in page.html
    assert THREE_LINES["contact"] not in page.html
    assert claims(station) == [(cup.ref, "at_station")]
    assert 'class="receipt-symbol"' in page.html
    assert "/receipts/" not in page.html
    assert cup.ref not in screen.touch("/find").html


def test_no_pass_and_no_person_is_kept_in_the_browser(
    station: Station, school: ASchool, screen: Touched
) -> None:
    cup = an_item(station.database, school)
    form = screen.touch(f"/things/{cup.ref}?mine=1").form("/claim")
    screen.press(form, **THREE_LINES, remember="1")
    assert kept_by(screen) == {"screen", "station"}
    with screen.client.session_transaction() as session:
        assert set(session) == {"csrf_token"}
    another = an_item(station.database, school)
    fresh = screen.touch(f"/things/{another.ref}?mine=1").form("/claim")
    assert not any(fresh.fields.get(name) for name in THREE_LINES)
    assert "remember" not in fresh.names


def test_sent_twice_it_is_the_same_receipt(station: Station, school: ASchool, screen: Touched) -> None:
    cup = an_item(station.database, school)
    form = screen.touch(f"/things/{cup.ref}?mine=1").form("/claim")
    symbols = {
        re.search(r'fill="black" d="([^"]+)"', screen.press(form, **THREE_LINES).html)[1] for _ in range(2)
    }
    assert len(symbols) == len(claims(station)) == 1
    assert screen.press(form, **{**THREE_LINES, "name": "周浩然"}).status == 409


def test_the_second_family_gets_the_kind_page(station: Station, school: ASchool, screen: Touched) -> None:
    cup = an_item(station.database, school)
    late = screen.touch(f"/things/{cup.ref}?mine=1").form("/claim")
    screen.claim(cup.ref)
    page = screen.press(late, **{**THREE_LINES, "name": "周浩然"})
    assert page.status == 409
    assert "刚刚有人登记" in page.text
    assert "林" not in page.text
    assert len(claims(station)) == 1


def test_an_unfinished_form_comes_back_as_it_was_typed(
    station: Station, school: ASchool, screen: Touched
) -> None:
    cup = an_item(station.database, school)
    page = screen.claim(cup.ref, class_name="", contact="123")
    assert page.status == 422
    form = page.form("/claim")
    assert (form.fields["name"], form.fields["contact"]) == (THREE_LINES["name"], "123")
    assert "这个电话号码不对" in page.text
    assert 'id="err-class_name"' in page.html
    assert claims(station) == []


def test_the_contact_is_asked_as_the_school_says(station: Station, school: ASchool, screen: Touched) -> None:
    cup = an_item(station.database, school)
    address = f"/things/{cup.ref}?mine=1"
    assert "不留电话" not in screen.touch(address).text
    choose(station.database, school.id, contact_required=False)
    assert "不留电话" in screen.touch(address).text
    assert screen.claim(cup.ref, contact="").status == 200


def test_a_missing_thing_is_registered_late(station: Station, school: ASchool, screen: Touched) -> None:
    cup = an_item(station.database, school, State.MISSING)
    assert cup.ref in screen.touch("/find?missing=1").html
    assert cup.ref not in screen.touch("/find").html
    page = screen.claim(cup.ref)
    assert "补登记好了" in page.title
    assert claims(station) == [(cup.ref, "late")]


@pytest.mark.parametrize(
    ("state", "says"),
    [(State.HELD, "老师替你保管着"), (State.STORED, "柜子里"), (State.MOVED_ON, "去了别处")],
)
def test_what_does_not_hang_there_is_explained(
    station: Station, school: ASchool, screen: Touched, state: State, says: str
) -> None:
    thing = an_item(station.database, school, state)
    page = screen.touch(f"/things/{thing.ref}?mine=1")
    assert says in page.text
    assert not page.asks


def test_a_thing_of_another_station_is_not_there(station: Station, school: ASchool, screen: Touched) -> None:
    theirs = an_item(station.database, the_strangers_school(station.database))
    mine = screen.touch(f"/things/{an_item(station.database, school).ref}?mine=1").form("/claim")
    assert screen.touch(f"/things/{theirs.ref}").address == f"{screen.start}/find"
    mine.action = f"{screen.start}/things/{theirs.ref}/claim"
    assert screen.press(mine, **THREE_LINES).address == f"{screen.start}/find"
    assert claims(station) == []


def test_a_flood_is_stopped_and_keeps_what_was_typed(
    station: Station, school: ASchool, screen: Touched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(touch_claim, "CLAIMS", "2/minute")
    cup = an_item(station.database, school)
    pages = [screen.claim(cup.ref, contact="123") for _ in range(3)]
    assert [page.status for page in pages] == [422, 422, 429]
    assert pages[-1].form("/claim").fields["name"] == THREE_LINES["name"]


def test_both_languages_say_all_of_it(app: Flask, station: Station, school: ASchool) -> None:
    screen, cup = Touched(app, station, school, "en"), an_item(station.database, school)
    page = screen.touch(f"/things/{cup.ref}?mine=1")
    assert page.says("填三行", "Three lines")
    assert any(html.unescape(link).endswith("mine=1&lang=zh") for link in page.links)
    finished = screen.claim(cup.ref)
    assert finished.says("登记好了", "Registered!")
    assert not any("lang=" in link for link in finished.links)  # it would lead away from the receipt
    assert Phone(app, "en").open(f"{screen.start}/find").status == 404
