"""Chinese first, English complete: what a browser asks for, and what a visitor chose."""

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from tests.makers import ASchool, a_school, a_tag, an_item
from tests.web.families.gate import THREE_LINES, a_tagged_item, claim_form
from tests.web.phone import Phone


@pytest.fixture
def school(station: Station) -> ASchool:
    """A school with one station."""
    return a_school(station.database)


@pytest.mark.parametrize(
    ("asked_for", "language"),
    [
        ("", "zh-CN"),
        ("zh-CN,zh;q=0.9", "zh-CN"),
        ("zh-TW", "zh-CN"),
        ("zh-Hans-CN", "zh-CN"),
        ("en-US,en;q=0.9", "en"),
        ("en", "en"),
        ("fr-FR,fr;q=0.9,en;q=0.8", "en"),
        ("fr-FR", "zh-CN"),
        ("zh;q=0.5,en;q=0.9", "en"),
        ("*", "zh-CN"),
        (";;;q=x,,", "zh-CN"),
    ],
)
def test_the_browsers_wish_counts_else_chinese(
    app: Flask, school: ASchool, asked_for: str, language: str
) -> None:
    for path in ("/", "/late", "/nothing"):
        page = app.test_client().get(path, headers={"Accept-Language": asked_for}).text
        assert f'<html lang="{language}">' in page


def test_a_choice_counts_more_and_stays(app: Flask, school: ASchool) -> None:
    phone = Phone(app, "zh")
    assert '<html lang="en">' in phone.open("/?lang=en").html
    assert '<html lang="en">' in phone.open("/late").html
    assert '<html lang="zh-CN">' in phone.open("/late?lang=zh").html
    assert '<html lang="zh-CN">' in phone.open("/").html


@pytest.mark.parametrize("wanted", ["fr", "", "EN", "zh-CN", "../en"])
def test_a_language_that_we_do_not_speak_changes_nothing(app: Flask, school: ASchool, wanted: str) -> None:
    answer = app.test_client().get(f"/privacy?lang={wanted}")
    assert answer.status_code == 200
    assert "Set-Cookie" not in answer.headers


def test_the_other_language_is_one_tap_away_on_the_very_same_page(
    app: Flask, station: Station, school: ASchool
) -> None:
    an_item(station.database, school)
    phone = Phone(app, "zh")
    page = phone.open("/board/east?zone=B&q=水杯")
    link = next(link for link in page.links if "lang=en" in link)
    english = phone.open(link)
    assert english.response.request.query_string == b"zone=B&q=%E6%B0%B4%E6%9D%AF"
    assert "Found 1 thing" in english.text
    assert any("lang=zh" in link for link in english.links)


def test_it_leads_back_to_the_form_from_a_form_that_was_refused(
    app: Flask, station: Station, school: ASchool
) -> None:
    item, code = a_tagged_item(station, school)
    phone = Phone(app, "zh")
    again = phone.press(claim_form(phone.open(f"/t/{code}")), **{**THREE_LINES, "name": ""})
    assert again.status == 422
    assert f"/items/{item.ref}?lang=en" in again.links


def test_every_public_page_says_its_language(app: Flask, station: Station, school: ASchool) -> None:
    code = a_tag(station.database, school)
    for path in ("/", "/late", "/code", "/privacy", "/nothing", f"/t/{code}", "/receipts/x"):
        assert '<html lang="zh-CN">' in Phone(app, "zh").open(path).html
        assert '<html lang="en">' in Phone(app, "en").open(path).html
