"""The move list on a tablet: made once, ticked off with large ticks, printed on one page."""

from datetime import timedelta

import pypdfium2 as pdfium
import pytest
from flask import Flask
from sqlalchemy import event

from kiosk.bootstrap import Station
from kiosk.domain.codes import grouped
from kiosk.domain.item_life import State, Step
from kiosk.models import MoveLine, MoveList
from kiosk.services.keeping_duty import close_duty
from kiosk.services.logging_items import Logged
from tests.clock import MONDAY
from tests.kept import counts, events_of, rows_of, state_of
from tests.makers import XIAOYU_IN_WORDS, ADuty, ASchool, a_claim, a_duty, a_tag, an_item, step_of
from tests.web.doors import on_duty, token_of
from tests.web.phone import HtmlForm, Page, Phone

MOVES = "/keeper/moves"
TICK = "/keeper/moves/tick"
JSON = {"Accept": "application/json"}
OLD = MONDAY.date() - timedelta(99)


def makes_the_list(tablet: Phone) -> Page:
    """A keeper asks for today's list."""
    return tablet.press(tablet.open(MOVES).form(MOVES))


def ticks(page: Page) -> list[HtmlForm]:
    """The lines that can be ticked or unticked, in their order."""
    return [form for form in page.forms if form.action == TICK]


def words_of(pdf: bytes) -> tuple[int, str]:
    """How many pages a PDF has, and what stands on the first."""
    document = pdfium.PdfDocument(pdf)
    text = document[0].get_textpage().get_text_bounded()
    pages = len(document)
    document.close()
    return pages, text


@pytest.fixture
def things(station: Station, school: ASchool) -> dict[str, Logged]:
    """A red rope to go up, and an old jacket to be set aside; by name."""
    rope = an_item(station.database, school, State.STORED, category="rope", colour="red", zone="D")
    jacket = an_item(station.database, school, category="jacket", zone="A", found_on=OLD, note="小熊贴纸")
    return {"rope": rope, "jacket": jacket}


def test_before_it_is_made_there_is_one_button(tablet: Phone, station: Station) -> None:
    page = tablet.open(MOVES)
    assert page.says("做今天的搬动单", "Make today's list")
    assert rows_of(station.database, MoveList.id) == []


def test_it_shows_what_goes_where(tablet: Phone, things: dict[str, Logged]) -> None:
    page = makes_the_list(tablet)
    assert (page.status, page.address) == (200, MOVES)
    assert "0 / 2" in page.text
    assert page.says("挂到 D 绳伞区", "into D, Ropes and umbrellas")
    assert page.says("现在挂在 A 衣物区", "hangs in A, Clothes")
    assert "红色跳绳" in page.text
    assert "小熊贴纸" in page.text
    assert [form.fields["done"] for form in ticks(page)] == ["1", "1"]


def test_ticking_takes_the_step_and_comes_back_to_the_line(
    tablet: Phone, station: Station, things: dict[str, Logged], duty: ADuty
) -> None:
    up, _away = ticks(makes_the_list(tablet))
    answer = tablet.client.post(TICK, data=up.fields)
    assert answer.status_code == 303
    assert answer.headers["Location"] == f"{MOVES}#line-{up.fields['line']}"
    assert state_of(station.database, things["rope"].id) == State.ON_DISPLAY
    assert events_of(station.database, things["rope"].id)[-1].actor == "keeper"
    page = tablet.open(MOVES)
    assert "1 / 2" in page.text
    assert [form.fields["done"] for form in ticks(page)] == ["0", "1"]
    assert "1 / 2" in tablet.press(up).text, "the same press again"
    assert "0 / 2" in tablet.press(ticks(page)[0]).text
    assert state_of(station.database, things["rope"].id) == State.STORED


def test_at_the_end_it_cheers(tablet: Phone, things: dict[str, Logged]) -> None:
    page = makes_the_list(tablet)
    assert "data-cheer hidden" in page.html
    for form in ticks(page):
        page = tablet.press(form)
    assert "2 / 2" in page.text
    assert "data-cheer>" in page.html


def test_an_empty_list_cheers_too(tablet: Phone) -> None:
    page = makes_the_list(tablet)
    assert page.says("今天什么都不用搬，展板正合适！", "Nothing needs moving today.")
    assert ticks(page) == []


def test_two_tablets_tick_one_list(
    tablet: Phone, app: Flask, duty: ADuty, station: Station, things: dict[str, Logged]
) -> None:
    other = Phone(app)
    on_duty(other, duty.code, 2)
    stale = other.open(MOVES).form(MOVES)
    mine = ticks(makes_the_list(tablet))
    page = other.press(stale)
    assert len(ticks(page)) == 2
    other.press(ticks(page)[1])
    assert "2 / 2" in tablet.press(mine[0]).text
    assert rows_of(station.database, MoveLine.done_by) == [(1,), (2,)]


def test_what_went_home_meanwhile_says_so(tablet: Phone, station: Station, school: ASchool) -> None:
    jackets = [an_item(station.database, school, category="jacket", zone="A", found_on=OLD) for _ in range(4)]
    page = makes_the_list(tablet)
    a_claim(station.database, station.vault, school, jackets[0])
    step_of(station.database, jackets[1].id, Step.MISS)
    step_of(station.database, jackets[2].id, Step.MOVE_ON)
    before = counts(station.database)
    page = tablet.press(ticks(page)[0])
    assert counts(station.database) == before
    assert page.says("已经回家了", "It went home already.")
    assert page.says("已经不在这里了", "It is not here any more.")
    assert page.says("已经送出了", "It moved on already.")
    assert "3 / 4" in page.text
    assert len(ticks(page)) == 1
    assert not [words for words in (*XIAOYU_IN_WORDS, "林*", "138****8000") if words in page.html]


def test_the_list_stays_when_somebody_claims_or_logs(
    tablet: Phone, station: Station, school: ASchool, things: dict[str, Logged]
) -> None:
    makes_the_list(tablet)
    an_item(station.database, school, State.STORED)
    assert "0 / 2" in tablet.press(HtmlForm(MOVES, "POST", {"csrf_token": token_of(tablet.open(MOVES))})).text


def test_a_script_is_answered_in_json(
    tablet: Phone, station: Station, school: ASchool, things: dict[str, Logged]
) -> None:
    up, away = ticks(makes_the_list(tablet))
    answer = tablet.client.post(TICK, data=up.fields, headers=JSON)
    line = int(up.fields["line"])
    expected = {"kept": True, "line": line, "done": True, "fate": "", "settled": 1, "total": 2}
    assert (answer.status_code, answer.json) == (200, expected)
    a_claim(station.database, station.vault, school, things["jacket"])
    answer = tablet.client.post(TICK, data=away.fields, headers=JSON)
    assert answer.json == {
        **{"kept": True, "line": int(away.fields["line"]), "done": False, "settled": 2, "total": 2},
        "fate": "已经回家了",
    }


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"line": "1"},
        {"line": "x", "done": "1"},
        {"line": "1", "done": "2"},
        {"line": "9" * 40, "done": "1"},
    ],
)
def test_it_refuses_the_unfinished_form(
    tablet: Phone, station: Station, things: dict[str, Logged], fields: dict[str, str]
) -> None:
    token = token_of(makes_the_list(tablet))
    before = counts(station.database)
    page = tablet.post(TICK, csrf_token=token, **fields)
    assert page.status == 404
    assert page.says("今天的搬动单上没有这一项", "This is not on today's list")
    answer = tablet.client.post(TICK, data={"csrf_token": token, **fields}, headers=JSON)
    assert (answer.status_code, answer.json["kept"]) == (404, False)
    assert counts(station.database) == before


def test_it_refuses_a_line_of_another_duty(
    tablet: Phone, app: Flask, station: Station, school: ASchool, duty: ADuty, things: dict[str, Logged]
) -> None:
    [first, *_] = ticks(makes_the_list(tablet))
    close_duty(station.database, school.id, duty.id, MONDAY)
    wednesday = a_duty(station.database, school, new_names=("陈一鸣",))
    other = Phone(app)
    on_duty(other, wednesday.code)
    first.fields["csrf_token"] = token_of(makes_the_list(other))
    assert other.press(first).status == 404
    assert state_of(station.database, things["rope"].id) == State.STORED


@pytest.mark.parametrize("address", [TICK])
def test_ticking_refuses_get(tablet: Phone, address: str) -> None:
    assert tablet.open(address).status == 405


def test_the_stranger_makes_ticks_and_prints_nothing(
    stranger: Phone, tablet: Phone, station: Station, things: dict[str, Logged]
) -> None:
    make, [tick, *_] = tablet.open(MOVES).form(MOVES), ticks(makes_the_list(tablet))
    token = token_of(stranger.open("/duty"))
    before = counts(station.database)
    for form in (make, tick):
        form.fields["csrf_token"] = token
        assert stranger.press(form).address == "/duty"
    for address in (MOVES, f"{MOVES}.pdf"):
        assert stranger.open(address).address == "/duty"
    answer = stranger.client.post(TICK, data=tick.fields, headers=JSON)
    assert (answer.status_code, answer.json["off_duty"]) == (401, True)
    assert counts(station.database) == before
    assert state_of(station.database, things["rope"].id) == State.STORED


def test_a_missing_token_changes_nothing(tablet: Phone, station: Station, things: dict[str, Logged]) -> None:
    [first, *_] = ticks(makes_the_list(tablet))
    assert tablet.press(first, csrf_token=None).status == 400
    answer = tablet.client.post(TICK, data={**first.fields, "csrf_token": "old"}, headers=JSON)
    assert (answer.status_code, answer.json["stale"]) == (400, True)
    assert state_of(station.database, things["rope"].id) == State.STORED


def test_it_prints_on_one_page_with_typed_codes(tablet: Phone, station: Station, school: ASchool) -> None:
    codes = [a_tag(station.database, school) for _ in range(130)]
    for code in codes:
        an_item(station.database, school, State.STORED, found_on=OLD, tag_code=code, note="小熊贴纸")
    page = makes_the_list(tablet)
    answer = tablet.client.get(f"{MOVES}.pdf")
    assert answer.status_code == 200
    assert answer.headers["Content-Disposition"] == "attachment; filename=moves-east-2025-10-13.pdf"
    pages, text = words_of(answer.data)
    assert pages == 1
    assert len(ticks(page)) == 120
    assert sum(grouped(code) in text for code in codes) == 120
    assert "陈一鸣" in text
    assert "2025年10月13日" in text


def test_before_it_is_made_there_is_nothing_to_print(tablet: Phone) -> None:
    assert tablet.open(f"{MOVES}.pdf").address == MOVES


@pytest.mark.parametrize("language", ["zh", "en"])
def test_it_speaks_both_languages(app: Flask, duty: ADuty, things: dict[str, Logged], language: str) -> None:
    device = Phone(app, language)
    on_duty(device, duty.code)
    assert device.open(MOVES).says("做今天的搬动单", "Make today's list")
    page = makes_the_list(device)
    assert page.says("从收纳柜拿出来，挂到它的分区。", "Fetch it from the store and hang it into its zone.")
    assert page.says("收起来待送出", "Set aside to give away")


def test_a_page_costs_the_same_however_long_the_list(
    tablet: Phone, station: Station, school: ASchool, things: dict[str, Logged]
) -> None:
    makes_the_list(tablet)
    few = asked(station, tablet)
    for number in range(30):
        an_item(station.database, school, State.STORED, found_on=OLD, note=str(number))
    close_duty(station.database, school.id, 1, MONDAY)
    another = a_duty(station.database, school, new_names=("陈一鸣",))
    on_duty(tablet, another.code)
    assert len(ticks(makes_the_list(tablet))) == 32
    assert asked(station, tablet) == few


def asked(station: Station, tablet: Phone) -> int:
    """How many statements the page takes."""
    statements: list[str] = []

    def note(*about: object) -> None:
        statements.append(str(about[2]))

    event.listen(station.database.engine, "before_cursor_execute", note)
    tablet.open(MOVES)
    event.remove(station.database.engine, "before_cursor_execute", note)
    return len(statements)
