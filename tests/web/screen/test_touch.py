"""Who may touch a screen, what is found there, and what it forgets."""

import re

import pytest
from flask import Flask

from kiosk.adapters import chance
from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.domain.links import digest_of
from kiosk.services.choosing import choose
from kiosk.services.renewing_codes import renew_station_code
from kiosk.services.signing_in import Opening, sign_in
from tests.clock import MONDAY
from tests.makers import ASchool, a_school, an_item, the_strangers_school
from tests.web.families.gate import station_code
from tests.web.phone import Page, Phone
from tests.web.screen.touch import Touched


@pytest.fixture
def school(station: Station) -> ASchool:
    return a_school(station.database)


@pytest.fixture
def screen(app: Flask, station: Station, school: ASchool) -> Touched:
    return Touched(app, station, school)


def refs(page: Page) -> list[str]:
    """The things on a page, in their order."""
    return re.findall(r'class="find" href="[^"]*/things/(\w+)"', page.html)


def test_only_a_screen_of_the_station_is_touched(
    app: Flask, station: Station, school: ASchool, screen: Touched
) -> None:
    cup = an_item(station.database, school)
    strange = the_strangers_school(station.database)
    family, other = Phone(app), Touched(app, station, strange)
    family.open(f"/s/{station_code(station, school)}")
    addresses = [screen.start + path for path in ("/find", f"/things/{cup.ref}")]
    token = screen.touch("/find").forms[0].fields["csrf_token"]
    for stranger in (family, other):
        assert [stranger.open(address).status for address in addresses] == [404, 404]
    for ending in (f"/things/{cup.ref}/claim", "/wiped"):
        screen.client.delete_cookie("screen")
        assert screen.post(screen.start + ending, csrf_token=token).status == 404


def test_a_school_that_does_not_want_it_shows_the_way_back(
    station: Station, school: ASchool, screen: Touched
) -> None:
    cup = an_item(station.database, school)
    form = screen.touch(f"/things/{cup.ref}?mine=1").form("/claim")
    choose(station.database, school.id, screen_touch=False)
    for page in (screen.touch("/find"), screen.touch(f"/things/{cup.ref}"), screen.press(form)):
        assert page.status == 403
        assert screen.start in page.links
        assert "蓝色水杯" not in page.text


def test_a_renewed_code_leads_back_to_the_start(station: Station, school: ASchool, screen: Touched) -> None:
    renew_station_code(station.database, school.id, school.station_id, lambda: "7K3M9QXA", MONDAY)
    assert screen.touch("/find").address == "/screen/7K3M9QXA"


def test_what_hangs_is_narrowed_by_tapping_alone(station: Station, school: ASchool, screen: Touched) -> None:
    cup = an_item(station.database, school)
    red = an_item(station.database, school, colour="red")
    ball = an_item(station.database, school, category="ball", zone="C")
    for state in (State.STORED, State.HELD, State.MISSING, State.MOVED_ON):
        an_item(station.database, school, state)
    page = screen.touch("/find")
    assert refs(page) == [ball.ref, red.ref, cup.ref]
    assert "贵重物品由老师保管" in page.text
    (cups,) = (link for link in page.links if "category=cup" in link)
    assert refs(screen.open(cups)) == [red.ref, cup.ref]
    (blue,) = (link for link in screen.open(cups).links if "colour=blue" in link)
    assert refs(screen.open(blue)) == [cup.ref]
    assert refs(screen.touch("/find?zone=C")) == [ball.ref]
    assert "现在这里没有这样的东西" in screen.touch("/find?zone=C&category=cup").text
    assert all(form.names <= {"csrf_token"} for form in page.forms)


def test_two_hundred_things_are_turned_page_by_page(
    station: Station, school: ASchool, screen: Touched
) -> None:
    things = [an_item(station.database, school).ref for _ in range(200)]
    page, seen = screen.touch("/find"), []
    while True:
        seen += refs(page)
        on = re.search(r'class="turn turn-on" href="([^"]+)"', page.html)
        if not on:
            break
        page = screen.open(on[1])
    assert seen == things[::-1]
    assert refs(screen.touch("/find?page=999")) == refs(page)


def test_no_link_leads_to_a_log_in_or_off_the_screen(
    station: Station, school: ASchool, screen: Touched
) -> None:
    cup, gone = an_item(station.database, school), an_item(station.database, school, State.MISSING)
    pages = [
        screen.touch(path)
        for path in (
            "/find",
            "/find?missing=1",
            f"/things/{cup.ref}",
            f"/things/{gone.ref}?mine=1",
            "/things/nothing",
        )
    ]
    pages.append(screen.post(f"{screen.start}/wiped"))  # its token is missing
    pages.append(screen.claim(cup.ref))
    assert [page.status for page in pages] == [200] * 5 + [400, 200]
    for page in pages:
        assert page.links
        assert all(link.startswith(screen.start) for link in page.links if not link.startswith("?"))
        assert page.response.headers["Cache-Control"] == "no-store"


def test_a_mishap_leads_back_to_the_start_and_goes_there_by_itself(
    screen: Touched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.web.screen.find.board_page", lambda *_asked: 1 / 0)
    page = screen.touch("/find")
    assert page.status == 500
    assert page.links == [screen.start]
    assert page.response.headers["Refresh"] == f"60;url={screen.start}"


@pytest.mark.parametrize("who", ["teacher", "keeper"])
def test_a_log_in_that_was_left_open_is_ended_first(
    app: Flask, station: Station, school: ASchool, screen: Touched, who: str
) -> None:
    token = chance.new_token()
    if who == "teacher":
        sign_in(station.database, "wang", lambda _hash: True, Opening(digest_of(token)), MONDAY)
        screen.client.set_cookie("staff", token)
        assert screen.open("/teacher/").address == "/teacher/"
    else:
        with screen.client.session_transaction() as session:
            session["duty"] = token
    page = screen.touch("/find")
    assert page.status == 403
    assert "还有人没有退出" in page.title
    screen.press(page.form("/wiped"))
    assert screen.touch("/find").status == 200
    copied = Phone(app)
    copied.client.set_cookie("staff", token)
    assert copied.open("/teacher/").address == "/sign-in"


def test_a_wiped_screen_keeps_nothing_but_that_it_is_one(
    station: Station, school: ASchool, screen: Touched
) -> None:
    an_item(station.database, school)
    page = screen.open(f"{screen.start}/find?lang=en")
    assert "Blue cup" in page.text
    start = screen.press(page.form("/wiped"))
    assert start.address == screen.start
    assert [name for name in ("station", "lang", "staff", "claimant") if screen.client.get_cookie(name)] == []
    assert "蓝色水杯" in screen.touch("/find").text


def test_the_characters_are_told_once(app: Flask) -> None:
    phone = Phone(app)
    told = phone.open("/screen/characters.json").response
    assert told.json is not None
    assert told.json["lin"].startswith("林")
    again = phone.client.get("/screen/characters.json", headers={"If-None-Match": told.headers["ETag"]})
    assert again.status_code == 304
