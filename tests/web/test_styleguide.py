"""GET /styleguide: in debug mode the whole look, made from the real parts; otherwise nothing at all."""

import re

import pypdfium2
import pytest
from flask import Flask

from kiosk import paths
from kiosk.bootstrap import Station
from kiosk.domain.colours import Colour, Pattern
from kiosk.domain.standard_categories import STANDARD_CATEGORIES
from kiosk.domain.standard_school import STANDARD_ZONES
from kiosk.services.logging_items import log_item
from kiosk.services.stepping import STATION
from kiosk.web.app import create_app
from kiosk.web.audience import ANYONE
from kiosk.web.styleguide.pairs import measured
from kiosk.web.styleguide.sheets import sheet_in, symbols, tokens
from tests.clock import MONDAY
from tests.makers import a_log_form, a_photo, a_school
from tests.web.compiled import quick
from tests.web.phone import Page, Phone

ADDRESSES = ("/styleguide", "/styleguide/device.css", "/styleguide/paper.pdf")


@pytest.fixture
def building(station: Station, monkeypatch: pytest.MonkeyPatch) -> Flask:
    """The station as whoever builds it has it."""
    monkeypatch.setenv("FLASK_DEBUG", "1")
    return quick(create_app(station))


@pytest.fixture(params=["zh", "en"])
def page(building: Flask, request: pytest.FixtureRequest) -> Page:
    """The style page in each language."""
    shown = Phone(building, request.param).open("/styleguide")
    assert shown.status == 200
    return shown


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_real_station_has_none_of_it(app: Flask, address: str) -> None:
    assert not app.debug
    assert Phone(app, "zh").open(address).status == 404


def test_every_address_says_that_it_is_for_anyone(building: Flask) -> None:
    views = {rule.rule: rule.endpoint for rule in building.url_map.iter_rules() if "styleguide" in rule.rule}
    assert len(views) == len(ADDRESSES)
    assert {building.view_functions[endpoint].audience for endpoint in views.values()} == {ANYONE}  # type: ignore[attr-defined]
    assert Phone(building, "zh").client.post("/styleguide").status_code in {400, 405}


def test_it_shows_every_colour_and_every_pair_with_its_contrast(page: Page) -> None:
    for name in tokens().colours():
        assert f"<code>--{name}</code>" in page.html
    for day, night in zip(measured(tokens(), False), measured(tokens(), True), strict=True):
        assert f"<code>{day.drawn} / {day.surface}</code>" in page.html
        assert f"{day.said} · {night.said}" in page.html
    assert not page.says("不够", "too little")


def test_it_shows_every_icon_and_every_pattern(page: Page) -> None:
    assert {f"cat-{kind.key}" for kind in STANDARD_CATEGORIES} <= set(symbols())
    for name in symbols():
        assert f"<code>{name}</code>" in page.html
    for pattern in Pattern:
        assert f" · {pattern}</code>" in page.html
    for colour in Colour:
        assert f"dot c-{colour}" in page.html


def test_it_shows_the_real_words_of_what_goes_well_and_wrong(page: Page) -> None:
    assert page.says("登记好了，带它回家吧！", "Registered! You may take it home")
    assert page.says("补登记好了，谢谢你回来告诉我们！", "Registered. Thank you for coming back to tell us!")
    assert page.says("我们这边出了点问题", "Something broke on our side")
    assert page.says("板上空空的，大家都回家啦！", "The board is empty: everything has gone home!")
    assert page.html.count('class="tile"') == 3


def test_a_photo_of_the_board_is_shown_where_there_is_one(building: Flask, station: Station) -> None:
    school = a_school(station.database)
    log_item(station.database, a_log_form(school), a_photo(), STATION, MONDAY)
    assert "/photos/" in Phone(building, "zh").open("/styleguide").html


@pytest.mark.parametrize(("scheme", "night"), [("day", False), ("night", True)])
def test_it_is_seen_by_day_or_by_night_whatever_the_device_prefers(scheme: str, night: bool) -> None:
    sheet = sheet_in(scheme)
    assert "prefers-color-scheme" not in sheet
    assert f"color-scheme: {'dark' if night else 'light'};" in sheet
    assert ("@media not all {\n  :root" in sheet) != night


def test_the_device_chooses_first_and_a_strange_scheme_is_not_here(building: Flask) -> None:
    phone = Phone(building, "zh")
    assert '/styleguide/device.css"' in phone.open("/styleguide?scheme=plaid").html
    assert '/styleguide/night.css"' in phone.open("/styleguide?scheme=night").html
    assert (paths.folder("static") / "css" / "tokens.css").read_text("utf-8") in sheet_in("device")
    assert phone.open("/styleguide/plaid.css").status == 404


def test_the_zones_are_there_on_paper(building: Flask) -> None:
    answer = Phone(building, "zh").client.get("/styleguide/paper.pdf")
    assert len(pypdfium2.PdfDocument(answer.data)) == len(STANDARD_ZONES)


def test_its_ratios_are_cut_and_never_rounded_up() -> None:
    said = {each.said: each.ratio for each in measured(tokens(), night=False)}
    for words, ratio in said.items():
        shown = float(re.match(r"[\d.]+", words)[0])  # type: ignore[index]
        assert 0 <= ratio - shown < 0.1
