"""The screen at the gate: what changes is there within seconds, and a day without network does no harm."""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.measure import faults
from tests.browser.wall import Gate, a_gate, a_screen
from tests.chromium import DESK, PHONE, WALL, Visitor

SECONDS = 9_000
"""ms: two questions, and an exchange."""
BEAT, QUESTION = 10_500, 4_100
PORTRAIT = {"width": 1080, "height": 1920}
NO_NETWORK = (
    "ERR_INTERNET_DISCONNECTED",
    "ERR_FAILED",
    "An unknown error occurred when fetching the script.",
)
"""What a browser says of itself when there is none."""
LINE = "#stage .large:not(.is-going) .hung-line"
NAMES = "#wall .hung-name"


@pytest.fixture(scope="module")
def gate(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gate]:
    with a_gate(tmp_path_factory.mktemp("gate")) as standing:
        standing.hang(category="hat", colour="red")
        standing.hang(category="cup", colour="blue")
        yield standing


@pytest.fixture
def screen(browser: Browser, gate: Gate) -> Iterator[Page]:
    """A screen whose hours a test may let pass."""
    visitor = Visitor(browser, WALL)
    visitor.page.clock.install()
    visitor.page.goto(gate.key)
    expect(visitor.page.locator(NAMES).first).to_be_visible()
    yield visitor.page
    assert [each for each in visitor.troubles(gate.url) if not each.endswith(NO_NETWORK)] == []
    visitor.context.close()


KEPT = "async (name) => (await (await caches.open(`screen-${name}`)).keys()).map(({ url }) => url)"


def until(page: Page, holds: str, given: object = None) -> None:
    """Until an asynchronous condition holds, for which a page waits in no other way."""
    page.evaluate(
        f"""async (given) => {{
             const kept = {KEPT};
             const holds = {holds};
             const end = performance.now() + {2 * SECONDS};
             while (!(await holds(given))) {{
               if (performance.now() > end) throw new Error('it never held');
               await new Promise((done) => requestAnimationFrame(done));
             }}
           }}""",
        given,
    )


def settled(page: Page, photos: int) -> None:
    """Until the worker has kept the page and that many small photos."""
    until(
        page,
        """async (photos) => (await kept('photos')).length >= photos
             && (await kept('page')).length === 1 && (await kept('files')).length >= 8""",
        photos,
    )


def only_what_hangs(page: Page) -> None:
    """Until no photo is kept of anything that went home."""
    until(
        page,
        """async () => {
             const hangs = [...document.querySelectorAll('#wall .hung')].map(({ dataset }) => dataset.webp);
             const names = hangs.map((address) => address.split('.')[0]);
             return (await kept('photos')).every((url) => names.some((name) => url.includes(name)));
           }""",
    )


def nothing_of_the_board(page: Page) -> None:
    """Until nothing is kept but style sheets and scripts."""
    until(page, "async () => (await Promise.all(['page', 'now', 'photos'].map(kept))).flat().length === 0")


def asks(screen: Page) -> None:
    """The question that a screen asks every few seconds comes now."""
    screen.clock.fast_forward(QUESTION)


def test_what_comes_and_goes_is_seen_without_a_reload(screen: Page, gate: Gate) -> None:
    screen.evaluate("window.same = true")
    expect(screen.locator(LINE)).to_contain_text("蓝色水杯")
    before, home = screen.locator(NAMES).count(), screen.locator("#today dd").nth(1)
    at_home = int(home.inner_text())
    ball = gate.hang(category="ball", colour="green", zone="C")
    asks(screen)
    expect(screen.locator(LINE)).to_contain_text("绿色球", timeout=SECONDS)
    expect(screen.locator("#map .is-here b")).to_have_text("C")
    expect(screen.locator(NAMES)).to_have_count(before + 1)
    gate.take_home(ball)
    asks(screen)
    expect(screen.locator(LINE)).not_to_contain_text("绿色球", timeout=SECONDS)
    expect(screen.locator(NAMES)).to_have_count(before)
    expect(home).to_have_text(str(at_home + 1))
    assert screen.evaluate("window.same")


def test_one_speaks_after_the_other_and_what_is_told_meanwhile_interrupts_nobody(
    screen: Page, gate: Gate
) -> None:
    umbrella = gate.hang(category="umbrella")
    asks(screen)
    expect(screen.locator(LINE)).to_contain_text("雨伞", timeout=SECONDS)
    screen.clock.fast_forward(BEAT)
    expect(screen.locator(LINE)).to_contain_text("蓝色水杯")
    screen.clock.pause_at((screen.evaluate("Date.now()") + 100) / 1000)
    screen.evaluate("document.querySelector('#stage .large:not(.is-going)').known = true")
    before = screen.locator(NAMES).count()
    gate.take_home(umbrella)
    screen.clock.run_for(QUESTION)
    expect(screen.locator(NAMES)).to_have_count(before - 1)
    assert screen.evaluate("document.querySelector('#stage .large:not(.is-going)').known")


def test_a_photo_that_is_blurred_while_its_thing_speaks_is_gone_at_once(screen: Page, gate: Gate) -> None:
    gloves = gate.hang(category="gloves", colour="pink")
    asks(screen)
    expect(screen.locator(LINE)).to_contain_text("粉色", timeout=SECONDS)
    screen.clock.pause_at((screen.evaluate("Date.now()") + 100) / 1000)
    instead = gate.blur(gloves)
    screen.clock.run_for(QUESTION)
    image = "#stage .large:not(.is-going) img"
    expect(screen.locator(image)).to_have_attribute("src", re.compile(instead))
    gate.take_home(gloves)
    screen.clock.run_for(QUESTION)


def test_without_a_network_it_goes_on_and_says_how_old_it_is(screen: Page, gate: Gate) -> None:
    age = screen.locator("[data-age]")
    screen.context.set_offline(True)
    expect(age).to_contain_text("之后一直没有网络")
    assert ":" in age.inner_text()
    expect(screen.locator(LINE)).to_contain_text("蓝色水杯")
    screen.clock.fast_forward(BEAT)
    expect(screen.locator(LINE)).to_contain_text("红色帽子")
    scarf = gate.hang(category="scarf", colour="pink")
    screen.context.set_offline(False)
    expect(age).to_be_empty(timeout=SECONDS)
    expect(screen.locator(LINE)).to_contain_text("粉色围巾", timeout=SECONDS)
    gate.take_home(scarf)
    asks(screen)
    expect(screen.locator(LINE)).not_to_contain_text("粉色围巾", timeout=SECONDS)


def test_a_browser_that_is_started_without_a_network_shows_the_last_picture(
    browser: Browser, gate: Gate, tmp_path: Path
) -> None:
    with a_screen(browser, tmp_path / "profile") as context:
        page = context.pages[0]
        page.goto(gate.key)
        settled(page, photos=2)
        late = gate.hang(category="book", colour="green", zone="E")
        expect(page.locator(LINE)).to_contain_text("绿色书本", timeout=SECONDS)
        settled(page, photos=3)
    with a_screen(browser, tmp_path / "profile", offline=True) as context:
        page = context.pages[0]
        page.goto(gate.key)
        expect(page.locator("[data-age]")).to_contain_text("之后一直没有网络", timeout=SECONDS)
        expect(page.locator(NAMES).first).to_have_text("绿色书本")
        drawn = (
            "[...document.querySelectorAll('#wall img')].every(image => image.complete && image.naturalWidth)"
        )
        assert page.wait_for_function(drawn)
        gate.take_home(late)
        context.set_offline(False)
        expect(page.locator(NAMES).first).to_have_text("蓝色水杯", timeout=SECONDS)
        expect(page.locator("[data-age]")).to_be_empty()
        only_what_hangs(page)
        gate.choose(board_readers="pass", screen_keys=1)
        expect(page.locator("h1")).to_have_text("这块展板在现场看", timeout=SECONDS)
        nothing_of_the_board(page)
        gate.choose(board_readers="anyone", screen_keys=0)


def test_it_sleeps_after_school_and_knows_no_days_the_morning_after(screen: Page, gate: Gate) -> None:
    screen.context.set_offline(True)
    expect(screen.locator("[data-age]")).not_to_be_empty()
    line = screen.locator(LINE)
    expect(line).to_contain_text("今天刚来")
    screen.clock.fast_forward(timedelta(hours=7) / timedelta(milliseconds=1))
    expect(screen.locator(".night-clock")).to_be_visible()
    expect(screen.locator("#stage")).to_be_hidden()
    expect(screen.locator("#gate-code svg")).to_be_visible()
    screen.clock.fast_forward(timedelta(hours=14) / timedelta(milliseconds=1))
    expect(screen.locator(".night-clock")).to_be_hidden()
    expect(line).to_contain_text("一直在等你")
    expect(screen.locator("#today .of-today").first).to_be_hidden()
    assert "月" in screen.locator("[data-age]").inner_text()


def test_whoever_wants_no_movement_sees_an_exchange(browser: Browser, gate: Gate) -> None:
    moving = {}
    for wish in ("reduce", "no-preference"):
        visitor = Visitor(browser, WALL, reduced_motion=wish)
        visitor.page.clock.install()
        visitor.page.goto(gate.address)
        expect(visitor.page.locator(LINE)).to_contain_text("蓝色水杯")
        visitor.page.clock.fast_forward(BEAT)
        expect(visitor.page.locator(LINE)).to_contain_text("红色帽子")
        moving[wish] = visitor.page.evaluate("document.getAnimations().length")
        visitor.context.close()
    assert moving["reduce"] == 0
    assert moving["no-preference"] > 0


def test_a_page_of_before_opens_itself_anew(screen: Page, gate: Gate) -> None:
    screen.evaluate("window.before = true")
    with screen.expect_navigation(timeout=SECONDS):
        gate.choose(bright_until="17:30")
        asks(screen)
    assert not screen.evaluate("window.before")
    expect(screen.locator(NAMES).first).to_be_visible()
    screen.evaluate("window.before = true")
    with screen.expect_response(lambda answer: answer.url.endswith("/now") and answer.status == 200):
        gate.choose(bright_until="18:00")
        asks(screen)
    with screen.expect_navigation(timeout=SECONDS):  # not twice in a minute, but not never either
        screen.clock.fast_forward(61_000)


@pytest.mark.parametrize("size", [WALL, DESK, PORTRAIT], ids=["wall", "desk", "portrait"])
def test_nobody_has_to_scroll_a_wall(browser: Browser, gate: Gate, size: dict[str, int]) -> None:
    for language in ("zh", "en"):
        visitor = Visitor(browser, size, language, java_script_enabled=language == "zh")
        visitor.page.goto(gate.address)
        assert visitor.page.evaluate(
            "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
        ) == [
            size["width"],
            size["height"],
        ]
        code = visitor.page.locator(".gate-typed").bounding_box()
        assert code
        assert code["y"] + code["height"] < size["height"]
        visitor.context.close()


@pytest.mark.parametrize("asleep", [False, True], ids=["by day", "by night"])
def test_nobody_is_shut_out(browser: Browser, gate: Gate, asleep: bool) -> None:
    visitor = Visitor(browser, WALL, "en")
    gate.choose(screen_touch=True, bright_until="11:00" if asleep else "18:00")
    visitor.page.goto(gate.key)
    expect(visitor.page.locator(".night")).to_be_visible(visible=asleep)
    assert faults(visitor.page) == []
    visitor.context.close()
    gate.choose(screen_touch=False, bright_until="18:00")


def test_on_a_phone_it_is_a_page(browser: Browser, gate: Gate) -> None:
    visitor = Visitor(browser, PHONE)
    visitor.page.goto(gate.address)
    assert visitor.page.evaluate("document.documentElement.scrollWidth") == PHONE["width"]
    assert visitor.page.locator("#wall .hung[hidden]").count() == 0
    visitor.context.close()


def test_everyone_has_a_turn(browser: Browser, gate: Gate) -> None:
    """Whatever fits: each thing speaks, is on the wall while it does, and no wall is half empty."""
    visitor = Visitor(browser, WALL)
    visitor.page.goto(gate.address)
    faults = visitor.page.evaluate(
        """async () => {
             const isIt = ({ name }) => name.includes('screen_rhythm');
             const script = performance.getEntriesByType('resource').find(isIt);
             const { turn, beatOf, SPEAKERS } = await import(script.name);
             const faults = [];
             const walls = [[1, 18], [17, 18], [18, 18], [19, 18], [35, 18], [200, 18], [7, 1], [5, 99]];
             for (const [count, room] of walls) {
               const spoken = new Set(), pages = Math.ceil(count / room);
               for (let beat = 0; beat < pages * (room + SPEAKERS) * SPEAKERS; beat++) {
                 const { from, to, at } = turn(beat, count, room);
                 const isFull = to - from === Math.min(room, count);
                 if (at < from || at >= to || !isFull) faults.push([count, room, beat]);
                 spoken.add(at);
               }
               if (spoken.size !== count) faults.push([count, room, [...spoken]]);
               for (let at = 0; at < count; at++) {
                 const { from, to } = turn(beatOf(at, count, room), count, room);
                 if (at < from || at >= to) faults.push([count, room, at]);
               }
             }
             return faults;
           }"""
    )
    assert faults == []
    visitor.context.close()
