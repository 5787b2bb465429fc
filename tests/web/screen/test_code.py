"""GET /screen/<station_code>/code: the changing code, on a connected screen of the station alone."""

import re

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.services.choosing import choose
from kiosk.services.screen_keys import screen_key
from tests.clock import Clock
from tests.makers import ASchool, a_school
from tests.web.families.gate import station_code
from tests.web.phone import Phone


@pytest.fixture
def school(station: Station) -> ASchool:
    school = a_school(station.database, slugs=("east", "west"))
    choose(station.database, school.id, changing_code=True)
    return school


@pytest.fixture
def screen(app: Flask, station: Station, school: ASchool) -> Phone:
    """The screen at the east gate."""
    browser = Phone(app)
    browser.open(f"/screen/connect/{screen_key(station.vault, school.station_id, 0)}")
    return browser


def part(station: Station, school: ASchool) -> str:
    return f"/screen/{station_code(station, school)}/code"


def symbols(html: str) -> list[str]:
    """What is drawn of each symbol."""
    return re.findall(r'<path fill="black" d="([^"]+)"', html)


def test_it_is_another_one_every_minute_and_says_for_how_long(
    station: Station, clock: Clock, school: ASchool, screen: Phone
) -> None:
    clock.forward(seconds=40)
    now = screen.open(part(station, school))
    assert now.status == 200
    assert 'data-next="20" data-good="140"' in now.html
    assert now.response.headers["Cache-Control"] == "no-store"
    clock.forward(seconds=19)
    same = screen.open(part(station, school))
    clock.forward(seconds=1)
    other = screen.open(part(station, school))
    fresh = [symbols(page.html)[0] for page in (now, same, other)]
    assert fresh[0] == fresh[1] != fresh[2]
    assert symbols(now.html)[1] == symbols(other.html)[1]


def test_the_page_itself_shows_the_same(station: Station, school: ASchool, screen: Phone) -> None:
    address = part(station, school)
    page = screen.open(address.removesuffix("/code"))
    assert symbols(screen.open(address).html)[0] in symbols(page.html)


def test_no_other_browser_gets_it(app: Flask, station: Station, school: ASchool) -> None:
    west = Phone(app)
    west.open(f"/screen/connect/{screen_key(station.vault, school.station_ids[1], 0)}")
    for browser in (Phone(app), west):
        page = browser.open(part(station, school))
        assert (page.status, page.html) == (403, "")
        assert "data-changing" not in browser.open(part(station, school).removesuffix("/code")).html


def test_an_unknown_station_has_none(school: ASchool, screen: Phone) -> None:
    assert screen.open("/screen/23456789/code").status == 404


def test_the_printed_code_stands_beside_it_only_while_it_counts(
    station: Station, school: ASchool, screen: Phone
) -> None:
    code = station_code(station, school)
    typed = f"{code[:4]} {code[4:]}"
    page = screen.open(part(station, school))
    assert typed in page.html
    assert len(symbols(page.html)) == 2
    choose(station.database, school.id, changing_code=True, printed_code=False)
    page = screen.open(part(station, school))
    assert typed not in page.html
    assert len(symbols(page.html)) == 1
    assert page.says("网络恢复后", "comes back with the network")


def test_a_browser_that_is_no_screen_hears_where_the_pass_is(
    app: Flask, station: Station, school: ASchool
) -> None:
    address = part(station, school).removesuffix("/code")
    offered = ("扫一扫，带我回家", "Scan me to take your thing home")
    assert not Phone(app).open(address).says("学校自己的屏幕", "the school's own screen")
    choose(station.database, school.id, changing_code=True, printed_code=False)
    page = Phone(app).open(address)
    assert page.says("学校自己的屏幕", "the school's own screen")
    assert not page.says(*offered)


def test_without_a_changing_code_there_is_nothing_to_renew(
    station: Station, school: ASchool, screen: Phone
) -> None:
    choose(station.database, school.id, changing_code=False)
    page = screen.open(part(station, school))
    assert page.status == 200
    assert "data-changing" not in page.html
    assert len(symbols(page.html)) == 1
