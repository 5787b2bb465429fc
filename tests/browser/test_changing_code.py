"""The code on a connected screen: new every minute, followed by a phone; an old picture gives no pass."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from kiosk.services.choosing import renew_screen_keys
from tests.browser.clocked import Clocked, a_clocked_station, scanned
from tests.chromium import DESK, PHONE, WALL, Visitor
from tests.makers import a_tag, an_account, an_item
from tests.web.doors import PASSWORD, PASSWORD_HASH

DRAWN = "[data-code-fresh] path"
FRESH, AWAY = "[data-code-fresh]", "[data-code-away]"
FORM = "form[action$=claim]"
SECONDS = 12_000
"""ms: a screen asks every four seconds what changed, and five seconds after a fetch that failed."""
OLD = "这张二维码图片已经过期了"


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clocked]:
    with a_clocked_station(tmp_path_factory.mktemp("clocked")) as station:
        yield station


@pytest.fixture
def gate(serving: Clocked) -> Clocked:
    """Its screens show the changing code, and its poster gives no pass."""
    serving.choose(changing_code=True, printed_code=False, screen_keys=0)
    return serving


@pytest.fixture
def screen(browser: Browser, gate: Clocked) -> Iterator[Page]:
    """A connected screen whose minutes a test lets pass."""
    visitor = Visitor(browser, WALL)
    visitor.page.clock.install(time=gate.clock.now)
    visitor.page.goto(gate.key())
    expect(visitor.page.locator("[data-changing]")).to_be_visible()
    visitor.page.evaluate("window.same = true")
    yield visitor.page
    assert [each for each in visitor.troubles(gate.url) if "ERR_INTERNET_DISCONNECTED" not in each] == []
    visitor.context.close()


def pass_by(gate: Clocked, screen: Page, **how: float) -> None:
    """Time goes on, for the station and for the screen."""
    before = gate.clock.now
    gate.clock.forward(**how)
    screen.clock.run_for(int((gate.clock.now - before).total_seconds() * 1000))


def renewed(gate: Clocked, screen: Page) -> None:
    """A minute goes by, and another code stands there."""
    before = screen.get_attribute(DRAWN, "d") or ""
    pass_by(gate, screen, seconds=63)
    expect(screen.locator(DRAWN)).not_to_have_attribute("d", before, timeout=SECONDS)


def gets_the_pass(browser: Browser, gate: Clocked, *addresses: str) -> bool:
    """Whether a phone that scans those may claim what hangs there."""
    thing, phone = an_item(gate.station.database, gate.school), Visitor(browser, PHONE)
    for address in addresses:
        phone.page.goto(address)
    phone.page.goto(f"{gate.url}/items/{thing.ref}")
    may = phone.page.locator(FORM).count() == 1
    assert phone.troubles(gate.url) == []
    phone.context.close()
    return may


def test_it_renews_itself_and_an_old_picture_gives_no_pass(
    browser: Browser, gate: Clocked, screen: Page, tmp_path: Path
) -> None:
    first = scanned(screen, tmp_path)
    assert first.startswith(f"{gate.url}/s/{gate.code}/")
    assert gets_the_pass(browser, gate, first)
    renewed(gate, screen)
    second = scanned(screen, tmp_path)
    assert second != first
    renewed(gate, screen)
    assert screen.evaluate("window.same")
    assert gets_the_pass(browser, gate, scanned(screen, tmp_path))
    assert gets_the_pass(browser, gate, first), "it is two minutes old"
    renewed(gate, screen)
    renewed(gate, screen)
    assert not gets_the_pass(browser, gate, first), "it is four minutes old"
    phone = Visitor(browser, PHONE)
    phone.page.goto(first)
    expect(phone.page.locator("main")).to_contain_text(OLD)
    expect(phone.page.locator(".tile").first).to_be_visible()
    phone.context.close()


def test_without_a_network_it_goes_before_it_is_old_and_comes_back(
    gate: Clocked, screen: Page, tmp_path: Path
) -> None:
    screen.context.set_offline(True)
    pass_by(gate, screen, seconds=100)
    expect(screen.locator(FRESH)).to_be_visible()
    pass_by(gate, screen, seconds=80)
    expect(screen.locator(FRESH)).to_be_hidden()
    expect(screen.locator(AWAY)).to_contain_text("网络恢复后")
    screen.context.set_offline(False)
    pass_by(gate, screen, seconds=8)
    expect(screen.locator(FRESH)).to_be_visible(timeout=SECONDS)
    expect(screen.locator(AWAY)).to_be_hidden()
    assert scanned(screen, tmp_path).startswith(f"{gate.url}/s/{gate.code}/")


def test_without_a_network_the_printed_code_stands_in_while_it_counts(
    browser: Browser, gate: Clocked, tmp_path: Path
) -> None:
    gate.choose(printed_code=True)
    visitor = Visitor(browser, WALL)
    visitor.page.clock.install(time=gate.clock.now)
    visitor.page.goto(gate.key())
    expect(visitor.page.locator("[data-changing]")).to_be_visible()
    visitor.context.set_offline(True)
    pass_by(gate, visitor.page, seconds=190)
    expect(visitor.page.locator(AWAY)).to_be_visible()
    assert scanned(visitor.page, tmp_path) == f"{gate.url}/s/{gate.code}"
    visitor.context.close()


def test_a_kept_page_shows_no_code_of_before(gate: Clocked, screen: Page) -> None:
    screen.evaluate(
        """async () => {
             await navigator.serviceWorker.ready;
             while (!(await (await caches.open('screen-page')).keys()).length)
               await new Promise((done) => requestAnimationFrame(done));
           }"""
    )
    screen.context.set_offline(True)
    screen.clock.set_system_time(gate.clock.forward(minutes=10))
    screen.reload()
    expect(screen.locator(AWAY)).to_be_visible()
    expect(screen.locator(FRESH)).to_be_hidden()


def test_a_poster_that_was_turned_off_gives_no_pass_and_a_tag_does(browser: Browser, gate: Clocked) -> None:
    code = a_tag(gate.station.database, gate.school)
    an_item(gate.station.database, gate.school, tag_code=code)
    assert not gets_the_pass(browser, gate, f"{gate.url}/s/{gate.code}")
    assert not gets_the_pass(browser, gate, f"{gate.url}/code?code={gate.code}")
    assert gets_the_pass(browser, gate, f"{gate.url}/s/{gate.code}", f"{gate.url}/t/{code}")


def test_the_office_turns_it_on_without_a_script_and_disconnects_a_screen(
    browser: Browser, gate: Clocked
) -> None:
    gate.choose(changing_code=False, printed_code=True)
    an_account(gate.station.database, gate.school.id, "office", role="admin", password_hash=PASSWORD_HASH)
    office, screen = Visitor(browser, DESK, java_script_enabled=False), Visitor(browser, WALL)
    page, shown = office.page, screen.page
    office.sign_in(gate.url, {"username": "office", "password": PASSWORD})
    page.goto(f"{gate.url}/teacher/school/screen")
    page.focus("[name=changing_code]")
    page.keyboard.press("Space")
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")
    expect(page.locator("[name=changing_code]")).to_be_checked()
    connecting = page.locator("[data-copy]").input_value()
    shown.goto(connecting)
    expect(shown.locator("[data-changing]")).to_be_visible()
    page.locator("summary").last.click()
    office.press("form[action$=disconnect] button")
    assert page.locator("[data-copy]").input_value() == gate.key(1)
    expect(shown.locator("[data-changing]")).to_have_count(0, timeout=SECONDS)
    expect(shown.locator("#gate-code")).to_be_visible()
    shown.goto(connecting)
    expect(shown.locator("#gate-code")).to_have_count(0)
    for visitor in (office, screen):
        assert visitor.troubles(gate.url) == []
        visitor.context.close()


def test_without_a_script_the_page_comes_anew_every_minute(
    browser: Browser, gate: Clocked, tmp_path: Path
) -> None:
    visitor = Visitor(browser, WALL, java_script_enabled=False)
    visitor.page.goto(gate.key())
    first = scanned(visitor.page, tmp_path)
    assert visitor.page.get_attribute("noscript meta[http-equiv=refresh]", "content") == "60"
    gate.clock.forward(minutes=1)
    visitor.page.reload()
    assert scanned(visitor.page, tmp_path) != first
    renew_screen_keys(gate.station.database, gate.school.id)
    visitor.page.reload()
    assert scanned(visitor.page, tmp_path) == f"{gate.url}/s/{gate.code}"
    visitor.context.close()
