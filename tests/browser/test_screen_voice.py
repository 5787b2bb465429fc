"""The voice of the screen: a line now and then, in its hours, by a voice of the machine itself."""

import json
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.clocked import Clocked, a_clocked_station
from tests.chromium import WALL, Visitor
from tests.makers import an_item

HEARD = """(voices) => {
  window.heard = [];
  window.hushed = 0;
  window.forbidden = false;
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
  Object.defineProperty(window, 'speechSynthesis', { value: {
    getVoices: () => voices,
    cancel: () => { window.hushed += 1; },
    speak: (said) => {
      if (window.forbidden) return said.onerror({ error: 'not-allowed' });
      window.heard.push({ text: said.text, volume: said.volume, lang: said.lang });
    },
  } });
}"""
OURS = {"lang": "zh-CN", "localService": True}
DISTANT = {"lang": "zh-CN", "localService": False}
CANTONESE = {"lang": "zh_HK", "localService": True}
ENGLISH = {"lang": "en-GB", "localService": True}
LINE = "#stage .large:not(.is-going) .hung-line"
SOUND = ".gate-voice button"


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clocked]:
    with a_clocked_station(tmp_path_factory.mktemp("voice")) as station:
        for category in ("cup", "ball", "hat"):
            an_item(station.station.database, station.school, category=category)
        yield station


@pytest.fixture
def visitor(browser: Browser, gate: Clocked) -> Iterator[Visitor]:
    coming = Visitor(browser, WALL)
    coming.page.clock.install()
    yield coming
    assert coming.troubles(gate.url) == []
    coming.context.close()


def opened(visitor: Visitor, gate: Clocked, *voices: dict[str, Any], **choices: Any) -> Page:
    """A connected screen on a machine with those voices; all day long its things may speak."""
    hours = {"voice_from": "00:00", "voice_until": "23:59"}
    gate.choose(**{**hours, "screen_voice": True, "screen_volume": 70, **choices})
    visitor.page.add_init_script(f"({HEARD})({json.dumps(voices)})")
    visitor.page.goto(gate.key())
    expect(visitor.page.locator(LINE)).to_be_visible()
    return visitor.page


def exchange(page: Page) -> str:
    """Another thing comes to the front, and what it says is shown."""
    before = page.locator(LINE).inner_text()
    page.clock.run_for(10_100)
    expect(page.locator(LINE)).not_to_have_text(before)
    return page.locator(LINE).inner_text()


def heard(page: Page) -> list[dict[str, Any]]:
    said: list[dict[str, Any]] = page.evaluate("window.heard")
    return said


def test_it_says_what_is_shown_and_then_rests(visitor: Visitor, gate: Clocked) -> None:
    page = opened(visitor, gate, ENGLISH, CANTONESE, DISTANT, OURS)
    line = exchange(page)
    assert heard(page) == [{"text": line, "volume": 0.7, "lang": "zh-CN"}]
    for _ in range(3):
        exchange(page)
    assert len(heard(page)) == 1, "30 seconds later"
    line = exchange(page)
    assert [said["text"] for said in heard(page)][1:] == [line]


@pytest.mark.parametrize("voices", [[], [ENGLISH], [DISTANT], [CANTONESE]])
def test_without_a_voice_of_its_own_for_the_language_it_is_quiet(
    visitor: Visitor, gate: Clocked, voices: list[dict[str, Any]]
) -> None:
    page = opened(visitor, gate, *voices)
    exchange(page)
    assert heard(page) == []


def test_it_is_quiet_outside_its_hours(visitor: Visitor, gate: Clocked) -> None:
    hour = visitor.page.evaluate(
        "new Date().toLocaleString('en-GB', { timeZone: 'Asia/Shanghai', hour: '2-digit', hourCycle: 'h23' })"
    )
    later = f"{(int(hour) + 2) % 24:02}"
    page = opened(visitor, gate, OURS, voice_from=f"{later}:00", voice_until=f"{later}:59")
    exchange(page)
    assert heard(page) == []


def test_it_speaks_only_where_the_school_wants_it(visitor: Visitor, gate: Clocked) -> None:
    page = opened(visitor, gate, OURS, screen_voice=False)
    exchange(page)
    assert heard(page) == []
    assert page.locator(".gate-voice").count() == 0


def test_a_browser_that_is_no_screen_is_never_talked_at(visitor: Visitor, gate: Clocked) -> None:
    gate.choose(screen_voice=True)
    visitor.page.goto(f"{gate.url}/screen/{gate.code}")
    assert visitor.page.locator(".gate-voice").count() == 0


def test_a_browser_that_wants_a_touch_first_is_offered_one_once(visitor: Visitor, gate: Clocked) -> None:
    page = opened(visitor, gate, OURS)
    page.evaluate("window.forbidden = true")
    line = exchange(page)
    expect(page.locator(SOUND)).to_be_visible()
    page.evaluate("window.forbidden = false")
    page.click(SOUND)
    assert [said["text"] for said in heard(page)] == [line]
    expect(page.locator(SOUND)).to_be_hidden()
    page.evaluate("window.forbidden = true")
    for _ in range(5):
        exchange(page)
    expect(page.locator(SOUND)).to_be_hidden()


def test_a_page_that_nobody_sees_falls_silent(visitor: Visitor, gate: Clocked) -> None:
    page = opened(visitor, gate, OURS)
    page.evaluate(
        """() => {
             Object.defineProperty(document, 'hidden', { value: true, configurable: true });
             document.dispatchEvent(new Event('visibilitychange'));
           }"""
    )
    assert page.evaluate("window.hushed") == 1
    exchange(page)
    assert heard(page) == []
