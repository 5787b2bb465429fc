"""Public pages carry neither personal data nor anything that is only printed on paper."""

import re
from collections.abc import Iterator
from itertools import product

import pytest
from flask import Flask
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State
from kiosk.models import Item, Tag
from kiosk.models import Station as StationRow
from tests.makers import HAORAN, XIAOYU_IN_WORDS, ASchool, a_channel, a_duty, an_item
from tests.web.families.gate import a_tagged_item, take_home
from tests.web.phone import Page, Phone

PRIVATE = (*XIAOYU_IN_WORDS, HAORAN.name, HAORAN.contact, HAORAN.class_key, "林*", "****", "陈一鸣", "王老师")


@pytest.fixture
def life_went_on(station: Station, school: ASchool, app: Flask) -> list[str]:
    """Claims of every kind were made; returns the receipts' addresses."""
    codes = [a_tagged_item(station, school)[1] for _ in range(4)]
    missing = an_item(station.database, school, State.MISSING)
    xiaoyu, haoran = Phone(app), Phone(app)
    receipts = [take_home(xiaoyu, codes[0], remember="1"), take_home(xiaoyu, codes[1])]
    lines = {"name": HAORAN.name, "class_name": HAORAN.class_key, "contact": HAORAN.contact}
    receipts.append(take_home(haoran, codes[2], **lines))
    receipts.append(haoran.press(haoran.open("/late").form("/late"), ref=missing.ref, **lines))
    xiaoyu.press(receipts[1].form("/put-back"))
    for state in State:
        if state is not State.CLAIMED:
            an_item(station.database, school, state)
    a_duty(station.database, school)
    return [receipt.address for receipt in receipts]


def public_addresses(station: Station, app: Flask) -> Iterator[str]:
    """Every page that anybody may open, with every thing that is on record."""
    values = {
        "slug": ["east"],
        "ref": [],
        "token": ["unknown"],
        "asked_token": ["unknown"],
        "mine_token": ["unknown"],
        "notice_token": ["unknown"],
        "code": ["22222222"],
        "name": ["css/families.css"],
        "minute": ["22222222"],
        "screen_key": ["1-unknown"],
        "station_code": ["22222222"],
    }
    with station.database.read() as connection:
        values["ref"] = list(connection.scalars(select(Item.ref)))
    for rule in app.url_map.iter_rules():
        view = app.view_functions[rule.endpoint]
        is_public = getattr(view, "audience", "") == "anyone"
        if not is_public or "GET" not in (rule.methods or ()) or rule.endpoint.startswith("pictures"):
            continue
        names = sorted(rule.arguments)
        for together in product(*(values[name] for name in names)):
            address = rule.rule
            for name, value in zip(names, together, strict=True):
                address = address.replace(f"<{name}>", value)
            yield address
    yield from ("/board/east?q=水杯", "/board/east?page=2", "/late?item=x", "/nothing", "/static/nothing")


def pages(station: Station, app: Flask) -> Iterator[Page]:
    """Them all, in both languages, with and without the pass."""
    with station.database.read() as connection:
        code = connection.execute(select(StationRow.code)).scalar_one()
    for language in ("zh", "en"):
        at_home, at_the_gate = Phone(app, language), Phone(app, language)
        at_the_gate.open(f"/s/{code}")
        for address in public_addresses(station, app):
            yield at_home.open(address)
            yield at_the_gate.open(address)


def test_no_public_page_names_anybody(station: Station, app: Flask, life_went_on: list[str]) -> None:
    seen = list(pages(station, app))
    assert len(seen) > 40
    for page in seen:
        example = page.html.replace("like 张*", "").replace("“张*”", "")
        found = [word for word in PRIVATE if re.search(re.escape(word) + r"(?!\d)", example)]
        if any(class_name in found for class_name in ("三(2)班", "2023-2", "2024-1")):
            assert page.asks, page.address  # a form that offers every class names nobody
            found = [word for word in found if word not in {"三(2)班", "2023-2", "2024-1"}]
        assert found == [], page.address
        assert not any(receipt in page.html for receipt in life_went_on)


def test_no_public_page_tells_a_printed_code(station: Station, app: Flask, life_went_on: list[str]) -> None:
    with station.database.read() as connection:
        codes = [*connection.scalars(select(Tag.code)), *connection.scalars(select(StationRow.code))]
    assert len(codes) == 5
    for page in pages(station, app):
        assert not [code for code in codes if code in page.html or f"{code[:4]} {code[4:]}" in page.html]


def test_privacy_says_what_the_settings_say(station: Station, school: ASchool, reader: Phone) -> None:
    page = reader.open("/privacy")
    assert page.says("180 天后自动删除", "After 180 days it is deleted by itself.")
    assert page.says("领回东西时填三行", "Three lines when you take something home")


def test_privacy_tells_of_announcements_where_there_are_any(
    station: Station, school: ASchool, reader: Phone
) -> None:
    said = ("任何通知都不含姓名", "No announcement says a name")
    assert not reader.open("/privacy").says(*said)
    a_channel(station.database, station.vault, school)
    assert reader.open("/privacy").says(*said)
