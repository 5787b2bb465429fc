"""The claim log: newest first, masked, narrowed, turned page by page, and never another school's."""

from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from flask import Flask
from sqlalchemy import event, update

from kiosk.bootstrap import Station
from kiosk.domain.odd import MANY_AT_LEAST
from kiosk.models import ClaimantRecord
from kiosk.queries.claim_log import PAGE
from kiosk.services.claiming import claim_late
from kiosk.services.forgetting import forget_claimant
from kiosk.services.returning import PUT_BACK, WRONG_THING, put_back
from tests.clock import MONDAY, Clock
from tests.makers import (
    HAORAN,
    ASchool,
    a_claim,
    a_claim_form,
    an_item,
)
from tests.web.doors import signed_in
from tests.web.phone import Page, Phone

LOG = "/teacher/claims"


@pytest.fixture
def history(station: Station, school: ASchool) -> list[str]:
    """Four claims: a cup on Monday, a ball at the north gate on Tuesday, a hat put back, a scarf late."""
    east, north = school.station_ids
    tokens = []
    for day, (category, station_id) in enumerate(
        [("cup", east), ("ball", north), ("hat", east), ("scarf", east)]
    ):
        now = MONDAY + timedelta(days=day)
        item = an_item(station.database, school, category=category, station_id=station_id, now=now)
        if category == "scarf":
            tokens.append(claim_late(station.database, station.vault, a_claim_form(item, typed=HAORAN), now))
        else:
            tokens.append(a_claim(station.database, station.vault, school, item, now))
    put_back(station.database, tokens[2], PUT_BACK, MONDAY + timedelta(days=3))
    return tokens


def rows(page: Page) -> list[str]:
    """The things in the log as it shows them, from the top."""
    body = page.html.partition("<tbody>")[2].partition("</tbody>")[0]
    return [row.split("</a>")[0].rsplit(">", 1)[1] for row in body.split("</tr>") if "</a>" in row]


def row_of(page: Page, thing: str) -> str:
    """The words of one row."""
    [row] = [row for row in page.html.split("<tr>") if f">{thing}</a>" in row]
    return row


def test_the_newest_claim_is_on_top(teacher: Phone, history: list[str]) -> None:
    page = teacher.open(LOG)
    assert (page.status, page.title) == (200, "认领记录")
    assert rows(page) == ["蓝色围巾", "蓝色帽子", "蓝色球", "蓝色水杯"]


def test_a_row_says_what_when_where_who_and_how_it_ended(teacher: Phone, history: list[str]) -> None:
    page = teacher.open(LOG)
    cup, hat, scarf = (row_of(page, thing) for thing in ("蓝色水杯", "蓝色帽子", "蓝色围巾"))
    for words in ("2025-10-13 15:30", "实验小学east门", "林*", "三(2)班", "138****8000", "已带回家"):
        assert words in cup
    assert "补登记" not in cup
    assert "已放回" in hat
    assert "周*" in scarf
    assert "补登记" in scarf


def test_nothing_of_the_log_is_unmasked(teacher: Phone, history: list[str]) -> None:
    page = teacher.open(LOG)
    assert not [words for words in ("林小雨", "周浩然", "13800138000", "13912345678") if words in page.html]


def test_a_forgotten_claimant_leaves_the_claim(teacher: Phone, station: Station, history: list[str]) -> None:
    forget_claimant(station.database, history[0])
    row = row_of(teacher.open(LOG), "蓝色水杯")
    assert "已删除" in row
    assert "林*" not in row


def test_a_record_under_a_lost_key_does_not_hide_the_others(
    teacher: Phone, station: Station, history: list[str]
) -> None:
    spoilt = update(ClaimantRecord).where(ClaimantRecord.claim_id == 1).values(sealed=b"spoilt")
    station.database.write(lambda connection: connection.execute(spoilt).rowcount)
    assert len(rows(teacher.open(LOG))) == 4


@pytest.mark.parametrize(
    ("asked", "things"),
    [
        ({"category": "cup"}, ["蓝色水杯"]),
        ({"outcome": "put_back"}, ["蓝色帽子"]),
        ({"outcome": "open"}, ["蓝色围巾", "蓝色球", "蓝色水杯"]),
        ({"outcome": "wrong_thing"}, []),
        ({"station": "2"}, ["蓝色球"]),
        ({"kind": "late"}, ["蓝色围巾"]),
        ({"kind": "at_station", "outcome": "open"}, ["蓝色球", "蓝色水杯"]),
        ({"class_name": "2024-1"}, ["蓝色围巾"]),
        ({"class_name": "2023-2", "category": "ball"}, ["蓝色球"]),
        ({"class_name": "2023-3"}, []),
        ({"seen": "no", "category": "hat"}, ["蓝色帽子"]),
        ({"seen": "yes"}, []),
        ({"odd": "yes"}, []),
        ({"station": "1", "outcome": "open"}, ["蓝色围巾", "蓝色水杯"]),
        ({"since": "2025-10-14"}, ["蓝色围巾", "蓝色帽子", "蓝色球"]),
        ({"until": "2025-10-14"}, ["蓝色球", "蓝色水杯"]),
        ({"since": "2025-10-14", "until": "2025-10-14"}, ["蓝色球"]),
        ({"since": "2025-10-15", "until": "2025-10-14"}, []),
        (
            {
                "category": "dragon",
                "outcome": "eaten",
                "station": "x",
                "since": "soon",
                "until": "0001-01-01x",
            },
            ["蓝色围巾", "蓝色帽子", "蓝色球", "蓝色水杯"],
        ),
        ({"since": "0001-01-01", "until": "9999-12-31"}, ["蓝色围巾", "蓝色帽子", "蓝色球", "蓝色水杯"]),
        ({"before": "3"}, ["蓝色球", "蓝色水杯"]),
        ({"before": "x", "after": "9" * 40}, ["蓝色围巾", "蓝色帽子", "蓝色球", "蓝色水杯"]),
    ],
)
def test_it_can_be_narrowed(
    teacher: Phone, history: list[str], asked: dict[str, str], things: list[str]
) -> None:
    page = teacher.open(f"{LOG}?{urlencode(asked)}")
    assert page.status == 200
    assert rows(page) == things


def test_the_form_remembers_what_was_asked(teacher: Phone, history: list[str]) -> None:
    asked = {"category": "cup", "outcome": "open", "station": "1", "kind": "at_station", "seen": "no"}
    asked |= {"class_name": "2023-2", "odd": "yes", "since": "2025-10-13", "until": "2025-10-13"}
    page = teacher.open(f"{LOG}?{urlencode(asked)}")
    [form] = [form for form in page.forms if form.action == LOG]
    assert form.method == "GET"
    assert form.fields == asked


def test_a_day_ends_at_the_schools_midnight(teacher: Phone, station: Station, school: ASchool) -> None:
    late = MONDAY.replace(hour=15, minute=59)  # 23:59 on Monday in China
    for now in (late, late + timedelta(minutes=2)):
        a_claim(station.database, station.vault, school, now=now)
    assert len(rows(teacher.open(f"{LOG}?until=2025-10-13"))) == 1
    assert len(rows(teacher.open(f"{LOG}?since=2025-10-14"))) == 1


def pages_through(teacher: Phone, page: Page, word: str) -> list[list[str]]:
    """The links to claims on each page, turning until there is nowhere to turn."""
    seen = []
    while True:
        seen.append([link for link in page.links if link.removeprefix(f"{LOG}/").isdigit()])
        onward = [link for link in page.links if f"{word}=" in link and "lang=" not in link]
        if not onward:
            return seen
        page = teacher.open(onward[0])


def test_every_claim_is_on_one_page_and_the_way_back_is_the_same(
    teacher: Phone, station: Station, school: ASchool
) -> None:
    for number in range(2 * PAGE + 7):
        item = an_item(station.database, school, station_id=school.station_ids[number % 2])
        a_claim(station.database, station.vault, school, item)
    older = pages_through(teacher, teacher.open(LOG), "before")
    assert [len(page) for page in older] == [PAGE, PAGE, 7]
    assert [link for page in older for link in page] == [
        f"{LOG}/{number}" for number in range(2 * PAGE + 7, 0, -1)
    ]
    newer = pages_through(teacher, teacher.open(f"{LOG}?before=8"), "after")
    assert newer[-1] == older[0]
    assert {link for page in newer for link in page} >= {link for page in older for link in page}


def test_turning_the_page_keeps_what_was_asked(teacher: Phone, station: Station, school: ASchool) -> None:
    for _ in range(PAGE + 1):
        a_claim(station.database, station.vault, school)
    page = teacher.open(f"{LOG}?category=cup&outcome=open")
    [onward] = [link for link in page.links if "before=" in link]
    assert "category=cup" in onward
    assert "outcome=open" in onward
    assert len(rows(teacher.open(onward))) == 1


@pytest.fixture
def asked(station: Station) -> list[tuple[str, Any]]:
    """What the database is asked from now on: statements with their parameters."""
    heard: list[tuple[str, Any]] = []
    event.listen(station.database.engine, "after_cursor_execute", lambda *told: heard.append(told[2:4]))
    return heard


def test_fifty_claims_cost_as_many_questions_as_five(
    teacher: Phone, station: Station, school: ASchool, asked: list[tuple[str, Any]]
) -> None:
    def questions() -> int:
        asked.clear()
        teacher.open(LOG)
        return len(asked)

    for _ in range(MANY_AT_LEAST):
        a_claim(station.database, station.vault, school)
    for_few = questions()
    for _ in range(PAGE):
        a_claim(station.database, station.vault, school)
    assert questions() == for_few


@pytest.mark.parametrize(
    "query",
    [
        "",
        "?before=9",
        "?after=1",
        "?category=cup&since=2025-10-13",
        "?kind=late",
        "?outcome=put_back",
        "?seen=no",
        "?seen=yes&until=2025-10-20",
        "?odd=yes&category=cup",
        "?class_name=2023-2&seen=no",
    ],
)
def test_no_question_reads_all_claims(
    teacher: Phone, station: Station, history: list[str], asked: list[tuple[str, Any]], query: str
) -> None:
    teacher.open(LOG + query)
    about_claims = [(statement, parameters) for statement, parameters in asked if "FROM claim" in statement]
    assert about_claims
    with station.database.read() as connection:
        for statement, parameters in about_claims:
            plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
            assert not [step for *_, step in plan if step.startswith("SCAN claim")], statement


def test_another_schools_claims_are_nowhere(stranger: Phone, history: list[str]) -> None:
    page = stranger.open(LOG)
    assert rows(page) == []
    assert page.says("还没有认领记录。", "Nothing has been claimed yet.")
    for address in (f"{LOG}?station=1", f"{LOG}?before=100", f"{LOG}?after=0"):
        assert rows(stranger.open(address)) == []


def test_a_wrong_thing_that_came_back_is_no_reproach(
    app: Flask, station: Station, school: ASchool, clock: Clock
) -> None:
    token = a_claim(station.database, station.vault, school)
    put_back(station.database, token, WRONG_THING, clock())
    for language in ("zh", "en"):
        browser = Phone(app, language)
        signed_in(browser)
        assert browser.open(LOG).says("拿错，已归还", "wrong thing, returned")
