"""Boards are kept while nothing changes: never shown too late, never to somebody they were not made for."""

import gzip
import sqlite3
import subprocess
import sys
from collections.abc import Iterator

import brotli
import pytest
from flask import Flask

from kiosk.adapters.database import Database
from kiosk.bootstrap import Station
from kiosk.domain.item_life import Step
from tests.clock import Clock
from tests.makers import ASchool, a_school, a_tag, an_item, step_of
from tests.web.families.gate import station_code, take_home
from tests.web.phone import Phone

ELSEWHERE = """
import sqlite3, sys
connection = sqlite3.connect(sys.argv[1])
connection.execute("UPDATE item SET state = 'claimed' WHERE ref = ?", (sys.argv[2],))
connection.commit()
"""


@pytest.fixture
def school(station: Station) -> ASchool:
    """A school with one station."""
    return a_school(station.database)


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The boards that were really made, by language and pass."""
    from kiosk.web.families import board

    rendered, really = [], board._rendered

    def noted(station, wish, day, *, here):
        rendered.append(f"{day} {here}")
        return really(station, wish, day, here=here)

    monkeypatch.setattr(board, "_rendered", noted)
    return rendered


def test_a_board_is_made_once(app: Flask, station: Station, school: ASchool, made: list[str]) -> None:
    an_item(station.database, school)
    pages = {Phone(app).open("/board/east").html for _ in range(5)}
    assert len(pages) == len(made) == 1


@pytest.mark.parametrize(
    "database_kind", ["sqlite", pytest.param("postgresql", marks=pytest.mark.postgresql)]
)
def test_a_claim_is_seen_at_once(app: Flask, station: Station, school: ASchool) -> None:
    code = a_tag(station.database, school)
    item = an_item(station.database, school, tag_code=code)
    reader = Phone(app)
    for _ in range(2):
        assert f"/items/{item.ref}" in reader.open("/").links
    take_home(Phone(app), code)
    assert f"/items/{item.ref}" not in reader.open("/").links


def test_what_another_process_committed_is_seen_at_once(
    app: Flask, station: Station, school: ASchool, made: list[str]
) -> None:
    item = an_item(station.database, school)
    reader = Phone(app)
    assert f"/items/{item.ref}" in reader.open("/").links
    path = station.database.engine.url.database or ""
    subprocess.run([sys.executable, "-c", ELSEWHERE, path, item.ref], check=True)
    assert f"/items/{item.ref}" not in reader.open("/").links
    assert len(made) == 2


@pytest.fixture
def another_connection(station: Station) -> Iterator[Database]:
    """The same database, opened by somebody else."""
    opened = Database(station.database.url, station.database.lock_file)
    yield opened
    opened.close()


def test_what_another_connection_committed_is_seen_at_once(
    app: Flask, station: Station, school: ASchool, another_connection: Database
) -> None:
    items = [an_item(station.database, school) for _ in range(3)]
    reader = Phone(app)
    for number, item in enumerate(items):
        assert len([link for link in reader.open("/").links if link.startswith("/items/")]) == 3 - number
        step_of(another_connection, item.id, Step.MISS)
    assert "板上空空的" in reader.open("/").text


def test_what_was_rolled_back_is_never_seen(app: Flask, station: Station, school: ASchool) -> None:
    item = an_item(station.database, school)
    reader = Phone(app)
    reader.open("/")
    with sqlite3.connect(station.database.engine.url.database or "", isolation_level=None) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE item SET state = 'missing'")
        other.execute("ROLLBACK")
    other.close()
    assert f"/items/{item.ref}" in reader.open("/").links


def test_each_language_has_its_own(app: Flask, station: Station, school: ASchool) -> None:
    an_item(station.database, school)
    chinese, english = Phone(app, "zh"), Phone(app, "en")
    for _ in range(2):
        assert "蓝色水杯" in chinese.open("/").text
        assert "Blue cup" in english.open("/").text
    chosen = Phone(app, "zh")
    assert "Blue cup" in chosen.open("/?lang=en").text
    assert "蓝色水杯" in chinese.open("/").text


def test_each_pass_has_its_own_and_it_ends(
    app: Flask, station: Station, school: ASchool, clock: Clock, made: list[str]
) -> None:
    code = station_code(station, school)
    at_home, at_the_gate = Phone(app), Phone(app)
    at_the_gate.open(f"/s/{code}")
    at_home.open("/board/east")
    assert [line.split()[1] for line in made] == ["True", "False"]
    clock.forward(hours=2)
    at_the_gate.open("/board/east")
    assert made[-1].endswith("False")


def test_each_day_has_its_own(app: Flask, school: ASchool, clock: Clock, made: list[str]) -> None:
    phone = Phone(app)
    phone.open("/")
    clock.forward(hours=8, minutes=29)
    phone.open("/")
    clock.forward(minutes=1)
    phone.open("/")
    assert list(dict.fromkeys(made)) == ["2025-10-13 False", "2025-10-14 False"]


def test_each_wish_has_its_own(app: Flask, station: Station, school: ASchool) -> None:
    an_item(station.database, school)
    phone = Phone(app)
    for _ in range(2):
        assert "找到 1 件" in phone.open("/?q=水杯").text
        assert "没有找到" in phone.open("/?q=雨伞").text
        assert "1 件东西等主人" in phone.open("/").text


def test_nobody_gets_anothers_address_or_cookie(app: Flask, school: ASchool) -> None:
    first, second = Phone(app), Phone(app)
    first.open("/?lang=en")
    assert "secret" in first.open("/?q=secret").html
    page = second.open("/")
    assert "secret" not in page.html
    assert "Set-Cookie" not in page.response.headers


def test_errors_are_not_kept(app: Flask, station: Station, school: ASchool) -> None:
    assert Phone(app).open("/board/west").status == 404
    a_school(station.database, name="外校", slugs=("west",), username="another")
    assert Phone(app).open("/board/west").status == 200


@pytest.mark.parametrize("accepted", ["br", "gzip", ""])
def test_it_is_compressed_as_the_browser_likes(app: Flask, school: ASchool, accepted: str) -> None:
    unpack = {"br": brotli.decompress, "gzip": gzip.decompress, "": bytes}[accepted]
    for _ in range(2):
        answer = app.test_client().get("/", headers={"Accept-Encoding": accepted, "Accept-Language": "zh"})
        assert answer.headers.get("Content-Encoding", "") == accepted
        assert "一看" in unpack(answer.data).decode()
        assert {"Accept-Encoding", "Accept-Language", "Cookie"} <= set(answer.headers["Vary"].split(", "))


def test_a_browser_that_has_it_is_told_so(app: Flask, station: Station, school: ASchool) -> None:
    client = app.test_client()
    first = client.get("/board/east")
    again = {"If-None-Match": first.headers["ETag"]}
    assert client.get("/board/east", headers=again).status_code == 304
    assert first.headers["Cache-Control"] == "private, no-cache"
    an_item(station.database, school)
    assert client.get("/board/east", headers=again).status_code == 200
