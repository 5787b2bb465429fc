"""Names as long as they may be, and without a gap to break at, push no page out of a phone."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser
from sqlalchemy import update

from kiosk.adapters import passwords
from kiosk.bootstrap import Station, started
from kiosk.config import Config
from kiosk.domain.item_life import State
from kiosk.models import Category, Item, Place, School, Zone
from kiosk.models import Station as StationRow
from tests.browser.measure import sticking_out
from tests.chromium import PHONE, Visitor
from tests.makers import ADuty, ASchool, a_duty, a_school, a_tag, an_account, an_item
from tests.served import running_server

LATIN, CHINESE = "W" * 40, "鑫" * 40
PASSWORD = "a password of the tests"


@dataclass(frozen=True)
class Endless:
    """A school where everything has a long name."""

    url: str
    codes: list[str]
    addresses: list[str]
    duty: ADuty


@pytest.fixture(scope="module")
def endless(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Endless]:
    """That school, served."""
    data_dir = tmp_path_factory.mktemp("endless") / "data"
    station = started(Config(data_dir=data_dir))
    now = station.clock()
    hashed = passwords.hashed(PASSWORD)
    school = a_school(station.database, CHINESE[:30], ("east", "west"), password_hash=hashed, now=now)
    an_account(station.database, school.id, "office", role="admin", password_hash=hashed)
    codes = _hang(station, school)
    refs = [an_item(station.database, school, state, now=now).ref for state in (State.MISSING, State.HELD)]
    duty = a_duty(station.database, school, now=now, day=now.date(), new_names=("W" * 20, "鑫" * 20))
    with running_server(data_dir) as port:
        yield Endless(f"http://127.0.0.1:{port}", codes, [f"/items/{ref}" for ref in refs], duty)
    station.database.close()


def _hang(station: Station, school: ASchool) -> list[str]:
    """Things of every kind of length; gives the codes of their tags."""
    now, codes = station.clock(), []
    for note in (LATIN, CHINESE, "i" * 40, "一"):
        for category in ("other", "cup"):
            codes.append(a_tag(station.database, school))
            how = {"category": category, "note": note, "tag_code": codes[-1], "found_on": now.date()}
            an_item(station.database, school, now=now, **how)
    long_names = {"name_zh": CHINESE, "name_en": LATIN}

    def stretch(connection):
        for table in (School, StationRow, Place):
            connection.execute(update(table).values(**long_names))
        connection.execute(update(Zone).values(name_zh=CHINESE[:20], name_en=LATIN[:20]))
        connection.execute(update(Category).where(Category.key == "cup").values(**long_names))
        connection.execute(update(Item).where(Item.note == "一").values(colour="mixed"))

    station.database.write(stretch)
    return codes


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_familys_pages(browser: Browser, endless: Endless, language: str) -> None:
    family = Visitor(browser, PHONE, language)
    page, found = family.page, {}

    def look(address: str) -> None:
        if address:
            page.goto(endless.url + address)
        if wrong := sticking_out(page):
            found[page.url] = wrong

    for address in (
        "/",
        "/board/east",
        "/board/east?q=W&zone=B",
        "/late",
        "/held",
        "/held?station=east",
        "/privacy",
        *endless.addresses,
    ):
        look(address)
    for number, code in enumerate(endless.codes):
        look(f"/t/{code}")
        if (number < 2) == (language == "zh") and number < 4:
            family.fill_in("鑫" * 40, contact="w" * 20)
            page.click("#claim button.go")
            look("")
            look(f"/t/{code}")
    assert found == {}
    assert family.troubles(endless.url) == []


@pytest.mark.parametrize("language", ["zh", "en"])
def test_staff_pages(browser: Browser, endless: Endless, language: str) -> None:
    staff = Visitor(browser, PHONE, language)
    staff.take_duty(endless.url, endless.duty.code)
    staff.sign_in(endless.url, {"username": "office", "password": PASSWORD})
    found = {}
    keepers = ("/keeper/who", "/keeper/", "/keeper/moves")
    desk = (
        "",
        "claims",
        "held",
        "disputes",
        "duties",
        "roster",
        "roster/day",
        "keepers",
        "keepers/1",
        "moving-on",
        "prints",
    )
    parts = (
        "",
        "/stations",
        "/stations/1",
        "/zones/2",
        "/categories",
        "/categories/8",
        "/places",
        "/places/1",
    )
    school = (f"school{part}" for part in (*parts, "/classes", "/texts", "/rules"))
    for address in (*keepers, *(f"/teacher/{page}" for page in (*desk, *school))):
        staff.page.goto(endless.url + address)
        assert staff.page.url == endless.url + address
        if wrong := sticking_out(staff.page):
            found[address] = wrong
    assert found == {}
    assert staff.troubles(endless.url) == []


def test_the_names_are_really_there(browser: Browser, endless: Endless) -> None:
    page = Visitor(browser, PHONE, "en").page
    page.goto(f"{endless.url}/board/east")
    assert page.inner_text("body").count(LATIN) > 4
