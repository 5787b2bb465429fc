"""Chinese first, English complete: what a browser asks for, and what a visitor chose."""

import re

import pytest
from flask import Flask

from kiosk.bootstrap import Station
from kiosk.services.choosing import choose
from tests.makers import ASchool, a_duty, a_school, a_tag, an_item, the_strangers_school
from tests.web.doors import PASSWORD_HASH, on_duty, signed_in
from tests.web.families.gate import THREE_LINES, a_tagged_item, claim_form
from tests.web.phone import Page, Phone


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


def other_language(page: Page) -> list[str]:
    return [link for link in page.links if "lang=" in link]


@pytest.mark.parametrize(("offered", "language"), [(("zh",), "zh-CN"), (("en",), "en")])
def test_a_school_with_one_language_offers_no_other(
    app: Flask, station: Station, school: ASchool, offered: tuple[str, ...], language: str
) -> None:
    phones = [Phone(app, each) for each in ("zh", "en")]
    for phone in phones:
        phone.open(f"/?lang={phone.language}")
    choose(station.database, school.id, languages=offered)
    for phone in phones:
        for address in ("/", "/board/east", "/late", "/sign-in", "/nothing", "/?lang=en", "/late?lang=zh"):
            page = phone.open(address)
            assert f'<html lang="{language}">' in page.html
            assert other_language(page) == []


def test_the_first_language_is_for_who_has_no_wish(app: Flask, station: Station, school: ASchool) -> None:
    choose(station.database, school.id, languages=("en", "zh"))
    for asked_for, language in (("fr", "en"), ("", "en"), ("zh-CN", "zh-CN")):
        page = app.test_client().get("/", headers={"Accept-Language": asked_for}).text
        assert f'<html lang="{language}">' in page


def test_a_kept_board_changes_with_what_the_school_offers(
    app: Flask, station: Station, school: ASchool
) -> None:
    english = Phone(app, "en")
    for offered, language in ((("zh", "en"), "en"), (("zh",), "zh-CN"), (("en", "zh"), "en")):
        choose(station.database, school.id, languages=offered)
        for _ in range(2):
            assert f'<html lang="{language}">' in english.open("/board/east").html


def test_on_a_server_of_several_schools_each_page_is_its_schools(
    app: Flask, station: Station, school: ASchool
) -> None:
    elsewhere = the_strangers_school(station.database, password_hash=PASSWORD_HASH)
    thing, theirs = an_item(station.database, school), an_item(station.database, elsewhere)
    choose(station.database, school.id, languages=("zh",))
    visitor = Phone(app, "en")
    spoken = {
        address: re.findall('<html lang="(.*?)">', visitor.open(address).html)[0]
        for address in ("/", "/board/east", "/board/elsewhere", f"/items/{thing.ref}", f"/items/{theirs.ref}")
    }
    assert list(spoken.values()) == ["en", "zh-CN", "en", "zh-CN", "en"]
    assert "Set-Cookie" not in visitor.client.get("/board/east?lang=en").headers
    teacher = Phone(app, "en")
    assert '<html lang="en">' in signed_in(teacher, "stranger").html
    choose(station.database, elsewhere.id, languages=("zh",))
    choose(station.database, school.id, languages=("zh", "en"))
    assert '<html lang="zh-CN">' in teacher.open("/teacher/").html
    keeper = Phone(app, "en")
    duty = a_duty(station.database, elsewhere)
    assert '<html lang="zh-CN">' in on_duty(keeper, duty.code, 1).html
