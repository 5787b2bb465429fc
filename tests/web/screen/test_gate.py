"""What stands on the screen at the gate, and to whom."""

import re
from collections.abc import Iterator
from datetime import timedelta

import pytest
from flask import Flask
from sqlalchemy import event

from kiosk.bootstrap import Station
from kiosk.domain.item_life import State, Step
from kiosk.queries import gate_screen
from kiosk.services.choosing import choose
from kiosk.services.renewing_codes import renew_station_code
from kiosk.services.screen_keys import screen_key
from tests.clock import MONDAY, Clock
from tests.makers import (
    XIAOYU_IN_WORDS,
    ASchool,
    a_claim,
    a_duty,
    a_round,
    a_school,
    a_tag,
    an_item,
    step_of,
    the_strangers_school,
)
from tests.web.families.gate import station_code
from tests.web.phone import Page, Phone

SECRET = "画着小狐狸"


@pytest.fixture
def school(station: Station) -> ASchool:
    return a_school(station.database)


@pytest.fixture
def address(station: Station, school: ASchool) -> str:
    return f"/screen/{station_code(station, school)}"


@pytest.fixture
def screen(app: Flask, station: Station, school: ASchool) -> Phone:
    """A browser that the school connected."""
    connected = Phone(app)
    connected.open(f"/screen/connect/{screen_key(station.vault, school.station_id, 0)}")
    return connected


def names(page: Page) -> list[str]:
    """The public names of what hangs on the wall, in its order."""
    return re.findall(r'<li class="hung" data-ref="(\w+)"', page.html)


def numbers(page: Page) -> list[int]:
    """Hung up today, home today, waiting here."""
    return [int(number) for number in re.findall(r"<dd>(\d+)</dd>", page.html)]


def test_things_speak_for_themselves_the_newest_large(app: Flask, station: Station, address: str) -> None:
    school = ASchool(1, [1], 1)
    an_item(station.database, school, found_on=(MONDAY - timedelta(days=12)).date())
    ball = an_item(station.database, school, category="ball", colour="green", zone="C")
    page = Phone(app).open(address)
    assert page.status == 200
    assert names(page)[0] == ball.ref
    assert "我是一只蓝色水杯，落在操场了，已经等了你十二天。" in page.text
    assert "我是一只蓝色水杯，落在操场了，一直在等你。" in page.html
    large = page.html.partition('<article class="large"')[2].partition("</article>")[0]
    assert f'data-ref="{ball.ref}"' in large
    assert "绿色球" in large
    assert 'aria-label="C 区"' in large
    assert "I was left at the playground and have waited 12 days" in Phone(app, "en").open(address).text


def test_nothing_of_tags_of_people_and_of_valuables(
    app: Flask, station: Station, school: ASchool, address: str
) -> None:
    tag = a_tag(station.database, school)
    an_item(station.database, school, tag_code=tag)
    held = an_item(station.database, school, State.HELD, note=SECRET)
    gone = an_item(station.database, school, note=SECRET)
    a_claim(station.database, station.vault, school, gone)
    for page in (Phone(app).open(address), Phone(app).open(f"{address}/now")):
        for word in (tag, held.ref, gone.ref, SECRET, "手机", *XIAOYU_IN_WORDS):
            assert word not in page.html


def test_without_scripts_it_opens_itself_again(app: Flask, address: str) -> None:
    assert '<noscript><meta http-equiv="refresh" content="60"></noscript>' in Phone(app).open(address).html


def test_an_empty_board_is_good_news(app: Flask, address: str) -> None:
    assert "大家都回家啦" in Phone(app).open(address).text


def test_only_a_connected_screen_shows_what_may_be_read_at_the_station_alone(
    app: Flask, station: Station, school: ASchool, address: str, screen: Phone
) -> None:
    an_item(station.database, school)
    choose(station.database, school.id, board_readers="pass")
    other = the_strangers_school(station.database)
    stranger = Phone(app)
    stranger.open(f"/screen/connect/{screen_key(station.vault, other.station_id, 0)}")
    for _ in range(2):
        assert "蓝色水杯" in screen.open(f"{address}/now").text
        assert "蓝色水杯" in screen.open(address).text
        for browser in (Phone(app), stranger):
            kind = browser.open(address)
            assert kind.title == "这块展板在现场看"
            assert kind.response.headers["Refresh"] == f"60;url={address}"
            part = browser.open(f"{address}/now")
            assert (part.status, part.html) == (403, "")


def test_it_counts_what_happened_today_and_no_more(
    app: Flask, station: Station, school: ASchool, address: str, clock: Clock
) -> None:
    database, day_before = station.database, MONDAY - timedelta(days=1)
    for moment in (day_before, MONDAY, MONDAY):
        an_item(database, school, now=moment)
    taken, returned, slip = (an_item(database, school) for _ in range(3))
    for thing in (taken, returned):
        a_claim(database, station.vault, school, thing)
    a_claim(database, station.vault, school, an_item(database, school, now=day_before), now=day_before)
    step_of(database, slip.id, Step.MOVE_ON)
    assert numbers(Phone(app).open(address)) == [4, 2, 3]
    clock.forward(days=1)
    assert numbers(Phone(app).open(address)) == [0, 0, 3]


def test_what_came_back_is_not_at_home(app: Flask, station: Station, school: ASchool, address: str) -> None:
    token = a_claim(station.database, station.vault, school)
    phone = Phone(app)
    assert numbers(phone.open(address)) == [1, 1, 0]
    phone.press(phone.open(f"/receipts/{token}").form("/put-back"))
    assert numbers(phone.open(address)) == [1, 0, 1]


def test_the_tree_has_a_leaf_for_each_in_a_hundred_once_it_was_counted(
    app: Flask, station: Station, school: ASchool, address: str
) -> None:
    def leaves() -> int:
        return Phone(app).open(address).html.count('class="leaf leaf-')

    sapling = leaves()
    for _ in range(9):
        a_claim(station.database, station.vault, school)
    a_round(station.database, school, a_duty(station.database, school), ended=True)
    assert leaves() == sapling
    an_item(station.database, school, State.MISSING)
    assert leaves() == 90
    assert "90%" in Phone(app).open(address).text


def test_the_tree_does_not_grow_before_the_board_was_counted(
    app: Flask, station: Station, school: ASchool, address: str
) -> None:
    for _ in range(10):
        a_claim(station.database, station.vault, school)
    assert "它还在长大" in Phone(app).open(address).text


def test_it_is_asleep_after_school_from_its_first_line(app: Flask, address: str, clock: Clock) -> None:
    assert 'class="gate-body"' in Phone(app).open(address).html
    clock.forward(hours=2, minutes=29)
    assert 'class="gate-body"' in Phone(app).open(address).html
    clock.forward(minutes=1)
    page = Phone(app).open(address)
    assert 'class="gate-body is-asleep"' in page.html
    assert "大家睡到 07:00 再起来" in page.text


def test_a_long_board_shows_its_newest_things(
    app: Flask, station: Station, school: ASchool, address: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gate_screen, "THINGS_AT_MOST", 3)
    things = [an_item(station.database, school) for _ in range(5)]
    page = Phone(app).open(address)
    assert names(page) == [thing.ref for thing in reversed(things[2:])]
    assert numbers(page)[2] == 5


@pytest.fixture
def asked(station: Station) -> Iterator[list[str]]:
    """What the database is asked."""
    statements: list[str] = []

    def note(_connection, _cursor, statement, *_more):
        statements.append(statement)

    event.listen(station.database.engine, "before_cursor_execute", note)
    yield statements
    event.remove(station.database.engine, "before_cursor_execute", note)


def test_thirty_things_cost_no_more_questions_than_one(
    app: Flask, station: Station, school: ASchool, address: str, asked: list[str]
) -> None:
    counts = []
    for many in (1, 30):
        for _ in range(many):
            an_item(station.database, school)
        asked.clear()
        Phone(app).open(address)
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_its_part_is_made_once_and_its_second_answer_is_empty(
    app: Flask, station: Station, school: ASchool, address: str
) -> None:
    client = app.test_client()
    first = client.get(f"{address}/now")
    mark = {"If-None-Match": first.headers["ETag"]}
    again = client.get(f"{address}/now", headers=mark)
    assert (again.status_code, again.data) == (304, b"")
    an_item(station.database, school)
    assert client.get(f"{address}/now", headers=mark).status_code == 200


def test_a_commit_that_changes_nothing_on_it_is_no_news(
    app: Flask, station: Station, school: ASchool, address: str
) -> None:
    client = app.test_client()
    mark = {"If-None-Match": client.get(f"{address}/now").headers["ETag"]}
    a_tag(station.database, school)
    assert client.get(f"{address}/now", headers=mark).status_code == 304


def test_midnight_is_news(app: Flask, station: Station, school: ASchool, address: str, clock: Clock) -> None:
    an_item(station.database, school)
    client = app.test_client()
    mark = {"If-None-Match": client.get(f"{address}/now").headers["ETag"]}
    clock.forward(hours=8)
    assert client.get(f"{address}/now", headers=mark).status_code == 304
    clock.forward(minutes=31)
    assert client.get(f"{address}/now", headers=mark).status_code == 200


def version(page: Page) -> str:
    found = re.search(r'data-version="([^"]+)"', page.html)
    assert found
    return found[1]


def test_an_open_page_hears_that_it_must_be_opened_anew(
    app: Flask, station: Station, school: ASchool, address: str, screen: Phone
) -> None:
    before = version(screen.open(address))
    an_item(station.database, school)
    assert version(screen.open(f"{address}/now")) == before
    assert version(Phone(app).open(f"{address}/now")) != before
    choose(station.database, school.id, bright_until="17:00")
    changed = version(screen.open(f"{address}/now"))
    assert changed != before
    renew_station_code(station.database, school.id, school.station_id, lambda: "7K3M9QXA", MONDAY)
    assert version(screen.open(f"{address}/now")) not in {before, changed}
    assert Phone(app).open(f"{address}/now").status == 404


def test_the_worker_has_its_say_over_screens_alone(app: Flask) -> None:
    response = Phone(app).open("/screen/worker.js").response
    assert response.mimetype == "text/javascript"
    assert response.headers["Service-Worker-Allowed"] == "/screen/"
