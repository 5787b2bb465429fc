"""The search of the claim log: its words reach no address and no log; what it finds can be narrowed."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from flask import Flask
from sqlalchemy import select

from kiosk.bootstrap import Station
from kiosk.models import AccessEntry
from kiosk.queries.claim_log import PAGE
from tests.clock import Clock
from tests.makers import HAORAN, ASchool, a_claim, an_item
from tests.web.doors import cookie
from tests.web.phone import Page, Phone

LOG = "/teacher/claims"
SEARCH = "/teacher/claims/search"


@pytest.fixture
def claims(station: Station, school: ASchool) -> None:
    """林小雨 took a cup, 周浩然 a ball."""
    for category, how in (("cup", {}), ("ball", {"typed": HAORAN})):
        item = an_item(station.database, school, category=category)
        a_claim(station.database, station.vault, school, item, **how)


def search(teacher: Phone, words: str) -> Page:
    return teacher.press(teacher.open(LOG).form(SEARCH), words=words)


def links(page: Page) -> list[str]:
    """The claims on a page."""
    return [link for link in page.links if link.removeprefix(f"{LOG}/").isdigit()]


def entries(station: Station) -> list[str]:
    with station.database.read() as connection:
        return list(connection.scalars(select(AccessEntry.act).order_by(AccessEntry.id)))


@pytest.mark.usefixtures("claims")
@pytest.mark.parametrize(
    ("words", "found"), [("林小雨", 1), ("138 0013 8000", 1), ("8000", 1), ("5678", 2), ("欧阳", None)]
)
def test_it_finds_by_name_contact_and_last_four(teacher: Phone, words: str, found: int | None) -> None:
    page = search(teacher, words)
    assert page.status == 200
    assert links(page) == ([f"{LOG}/{found}"] if found else [])
    assert (found is not None) != ("没有这样的记录" in page.text)


@pytest.mark.usefixtures("claims")
def test_what_is_found_is_masked_and_the_box_keeps_the_words(teacher: Phone) -> None:
    page = search(teacher, "林小雨")
    assert "林*" in page.text
    assert page.form(SEARCH).fields["words"] == "林小雨"
    assert "林小雨" not in page.text


@pytest.mark.usefixtures("claims")
def test_no_address_and_no_cookie_says_whom(
    app: Flask,
    teacher: Phone,
    station: Station,
    caplog: pytest.LogCaptureFixture,
    capfd: pytest.CaptureFixture[str],
) -> None:
    form = teacher.open(LOG).form(SEARCH)
    answer = teacher.client.post(
        SEARCH, data={**form.fields, "words": "13800138000"}, base_url="http://localhost"
    )
    assert answer.status_code == 303
    assert list(parse_qs(urlsplit(answer.location).query)) == ["found"]
    said = [answer.location, *answer.headers.getlist("Set-Cookie"), caplog.text, *capfd.readouterr()]
    with app.test_request_context(headers={"Cookie": f"station={cookie(teacher, 'station')}"}):
        from flask import session

        said.append(str(dict(session)))
    marks = [mark.hex() for mark in _marks(station)]
    assert not [text for text in said for word in ("13800138000", "8000", *marks) if word in text]


def _marks(station: Station) -> list[bytes]:
    from kiosk.models import ClaimantRecord

    columns = (ClaimantRecord.name_mark, ClaimantRecord.contact_mark, ClaimantRecord.tail_mark)
    with station.database.read() as connection:
        return [mark for row in connection.execute(select(*columns)) for mark in row]


@pytest.mark.usefixtures("claims")
def test_one_search_is_one_entry_however_often_it_is_looked_at(teacher: Phone, station: Station) -> None:
    page = search(teacher, "林小雨")
    [narrowed] = [form for form in page.forms if form.action == LOG]
    teacher.open(f"{LOG}?found={narrowed.fields['found']}&category=cup")
    assert entries(station) == ["search"]


@pytest.mark.usefixtures("claims")
def test_a_search_can_be_narrowed_further(teacher: Phone) -> None:
    page = search(teacher, "林小雨")
    [form] = [form for form in page.forms if form.action == LOG]
    address = f"{LOG}?found={form.fields['found']}"
    assert len(links(teacher.open(f"{address}&category=cup&seen=no&class_name=2023-2"))) == 1
    for other in ("category=ball", "seen=yes", "odd=yes", "class_name=2024-1", "since=2025-10-14"):
        assert links(teacher.open(f"{address}&{other}")) == []


def test_turning_its_pages_keeps_the_search(teacher: Phone, station: Station, school: ASchool) -> None:
    for _ in range(PAGE + 3):
        a_claim(station.database, station.vault, school)
    a_claim(station.database, station.vault, school, typed=HAORAN)
    page = search(teacher, "林小雨")
    assert len(links(page)) == PAGE
    [onward] = [link for link in page.links if "before=" in link and "lang=" not in link]
    older = teacher.open(onward)
    assert len(links(older)) == 3
    assert not set(links(older)) & set(links(page))
    assert entries(station) == ["search"]


@pytest.mark.usefixtures("claims")
def test_it_refuses_an_unfinished_form_and_says_so(teacher: Phone, station: Station) -> None:
    for words in ("", " - ", "长" * 61):
        page = search(teacher, words)
        assert page.status == 422
        assert 'aria-invalid="true"' in page.html
    assert entries(station) == []


@pytest.mark.usefixtures("claims")
def test_a_search_ends_after_two_hours_and_with_the_teacher(
    app: Flask, teacher: Phone, stranger: Phone, clock: Clock
) -> None:
    page = search(teacher, "林小雨")
    [form] = [form for form in page.forms if form.action == LOG]
    address = f"{LOG}?found={form.fields['found']}"
    stranger.client.set_cookie("station", cookie(teacher, "station"))
    for page in (stranger.open(address), teacher.open(f"{LOG}?found=made-up")):
        assert links(page) == []
        assert "这次搜索已经结束" in page.text
    clock.forward(hours=2)
    assert "这次搜索已经结束" in teacher.open(address).text


@pytest.mark.usefixtures("claims")
def test_old_searches_make_room_for_new_ones(teacher: Phone) -> None:
    found: list[Any] = []
    for words in ("林小雨", "周浩然", "8000", "5678"):
        [form] = [form for form in search(teacher, words).forms if form.action == LOG]
        found.append(form.fields["found"])
    shown = ["这次搜索已经结束" not in teacher.open(f"{LOG}?found={name}").text for name in found]
    assert shown == [False, True, True, True]
    assert len(cookie(teacher, "station")) < 3500


def test_a_stranger_is_sent_to_the_door_and_looking_searches_nothing(
    app: Flask, teacher: Phone, station: Station
) -> None:
    assert teacher.open(SEARCH).status == 405
    visitor = Phone(app)
    token = teacher.open(LOG).form(SEARCH).fields["csrf_token"]
    assert visitor.client.post(SEARCH, data={"words": "x", "csrf_token": token}).status_code in {
        302,
        303,
        400,
    }
    assert entries(station) == []
