"""Find and claim on a touch screen at the gate, in a real browser; and forty-five quiet seconds later."""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect
from sqlalchemy import select

from kiosk.domain.claimant import Claimant
from kiosk.models import Claim, ClaimantRecord, Item
from kiosk.services.logging_items import Logged
from tests.browser.clocked import Clocked, a_clocked_station, scanned
from tests.browser.measure import faults
from tests.browser.test_keyboard import tab_to
from tests.chromium import TABLET, WALL, Visitor
from tests.makers import a_claim, an_item

LARGE_KEY, LARGE_TILE = 64, 88  # px
FORM = "#claim"
GO = f"{FORM} button.go.big"
DONE = ".ways-on [data-wipe] button"


@pytest.fixture(scope="module")
def serving(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clocked]:
    """A school whose screens may be touched."""
    with a_clocked_station(tmp_path_factory.mktemp("touch")) as station:
        station.choose(screen_touch=True)
        yield station


@pytest.fixture
def cup(serving: Clocked) -> Logged:
    """A blue cup, the newest of what hangs there."""
    return an_item(serving.station.database, serving.school, now=serving.clock())


def at_the_screen(browser: Browser, serving: Clocked, size: dict[str, int] = WALL, **how: Any) -> Visitor:
    """Somebody before the connected screen, whose page shows what can be found."""
    family = Visitor(browser, size, **{"has_touch": True, **how})
    family.page.goto(serving.key())
    family.page.goto(f"{serving.url}/screen/{serving.code}/find")
    return family


def open_form(page: Page, item: Logged) -> None:
    """From the things to the form of one."""
    page.tap(f".find[href$='{item.ref}']")
    page.wait_for_url(f"**/things/{item.ref}")
    page.tap("main a.go")
    page.wait_for_url("**?mine=1")


def spell(page: Page, letters: str, character: str) -> None:
    """Taps the pinyin, then the character."""
    for letter in letters:
        page.tap(f"[data-letter='{letter}']")
    page.tap(f"[data-character] >> text='{character}'")


def fill_by_touch(page: Page, class_key: str = "2023-2") -> None:
    """The three lines, with nothing but taps."""
    spell(page, "lin", "林")
    spell(page, "xiaoyu", "小")
    spell(page, "", "雨")
    page.tap("[data-on]")
    page.tap(f"[name=class_name][value='{class_key}']")
    for digit in "13800138000":
        page.tap(f".pad [data-sign='{digit}']")


def on_record(serving: Clocked, item: Logged) -> Claimant | None:
    """Who claimed a thing."""
    with serving.station.database.read() as connection:
        sealed = connection.scalar(
            select(ClaimantRecord.sealed)
            .join(Claim, Claim.id == ClaimantRecord.claim_id)
            .join(Item, Item.id == Claim.item_id)
            .where(Item.id == item.id)
        )
    return serving.station.vault.open(sealed) if sealed else None


def smallest(page: Page, selector: str) -> float:
    """The shorter side of the smallest of them that is shown, in px."""
    return float(
        page.evaluate(
            """selector => Math.min(...[...document.querySelectorAll(selector)].filter(e => e.offsetParent)
                 .map(e => e.getBoundingClientRect()).map(({width, height}) => Math.min(width, height)))""",
            selector,
        )
    )


@pytest.mark.parametrize("size", [WALL, TABLET], ids=["wall", "tablet"])
def test_from_finding_to_the_receipt_with_taps_alone(
    browser: Browser, serving: Clocked, cup: Logged, tmp_path: Any, size: dict[str, int]
) -> None:
    family = at_the_screen(browser, serving, size)
    page = family.page
    page.tap(".way-tile[href*='category=cup']")
    page.wait_for_url("**category=cup")
    assert smallest(page, ".way-tile, .find, .turn:not(.is-end)") >= LARGE_TILE
    open_form(page, cup)
    assert smallest(page, "main button, main .box") >= LARGE_KEY
    fill_by_touch(page)
    assert page.input_value("[name=name]") == "林小雨"
    assert page.inner_text("[data-chosen]") == "三(2)班"
    page.tap(GO)
    expect(page.locator("h1")).to_contain_text("登记好了")
    assert on_record(serving, cup) == Claimant("林小雨", "2023-2", "13800138000")
    assert faults(page, "light") == []
    phone = Visitor(browser, TABLET)
    phone.page.goto(scanned(page, tmp_path))
    assert "/receipts/" in phone.page.url
    assert "登记好了" in phone.page.inner_text("h1")
    page.tap(DONE)
    page.wait_for_url(f"**/screen/{serving.code}")
    page.goto(f"{serving.url}/screen/{serving.code}/find")
    assert page.locator(f"[href$='{cup.ref}']").count() == 0
    assert family.troubles(serving.url) == []


def test_after_quiet_seconds_nothing_that_was_typed_is_left(
    browser: Browser, serving: Clocked, cup: Logged
) -> None:
    family = at_the_screen(browser, serving)
    page = family.page
    page.clock.install()
    open_form(page, cup)
    fill_by_touch(page)
    page.clock.run_for(31_000)
    asked = page.locator("[data-still-here]")
    expect(asked).to_be_visible()
    assert re.search("1[2345] 秒", asked.inner_text())
    page.tap("[data-stay]")
    expect(asked).to_be_hidden()
    page.clock.set_system_time(page.evaluate("Date.now()") / 1000 - 3600)  # it learnt the time anew
    page.clock.run_for(41_000)
    assert page.input_value("[name=name]") == "林小雨"
    page.clock.run_for(5_000)
    page.wait_for_url(f"**/screen/{serving.code}")
    assert on_record(serving, cup) is None
    assert set(page.evaluate("Object.keys(localStorage)")) <= {"screen-as-of"}
    for _step in range(4):
        page.go_back()
        page.wait_for_load_state()
        assert "13800138000" not in page.content()
        assert all(not value for value in _typed(page))
    assert {cookie["name"] for cookie in family.context.cookies()} <= {"screen", "station"}


def _typed(page: Page) -> list[str]:
    return list(page.locator("[name=name], [name=contact]").evaluate_all("all => all.map(e => e.value)"))


def test_a_receipt_goes_too_and_leaves_no_link_behind(
    browser: Browser, serving: Clocked, cup: Logged
) -> None:
    page = at_the_screen(browser, serving).page
    page.clock.install()
    open_form(page, cup)
    before = page.evaluate("history.length")
    fill_by_touch(page)
    page.clock.pause_at((page.evaluate("Date.now()") + 100) / 1000)
    page.tap(GO)
    expect(page.locator(".receipt-symbol")).to_be_visible()
    page.tap(DONE)  # the second tap of two, where the first one's button was
    page.tap(".ways-on a")
    assert page.locator(".receipt-symbol").is_visible()
    assert page.evaluate("history.length") == before
    assert page.url.endswith("?mine=1")
    page.clock.run_for(46_000)
    page.wait_for_url(f"**/screen/{serving.code}")
    assert page.locator(".receipt-symbol").count() == 0


def test_of_two_at_the_same_moment_one_reads_the_kind_page(
    browser: Browser, serving: Clocked, cup: Logged
) -> None:
    page = at_the_screen(browser, serving).page
    page.route("**/characters.json", lambda asked: asked.abort(), times=1)  # asked for again while typing
    open_form(page, cup)
    fill_by_touch(page, "2024-1")
    a_claim(serving.station.database, serving.station.vault, serving.school, cup, now=serving.clock())
    page.tap(GO)
    expect(page.locator("h1")).to_have_text("刚刚有人登记了它")
    assert "小雨" not in page.inner_text("body")


def test_a_mistake_is_said_beside_its_line_and_a_dead_network_keeps_the_form(
    browser: Browser, serving: Clocked, cup: Logged
) -> None:
    family = at_the_screen(browser, serving, language="en")
    page = family.page
    open_form(page, cup)
    for letter in "ann":
        page.tap(f"[data-letter='{letter}']")
    page.tap("[data-sign=' ']")
    page.tap("[data-letter='l']")
    page.tap("[data-erase] >> visible=true")
    page.tap("[data-letter='w']")
    trouble = page.locator("[data-trouble]")
    family.context.set_offline(True)
    page.tap(GO)
    expect(trouble).to_contain_text("no network")
    family.context.set_offline(False)
    page.route("**/claim", lambda asked: asked.fulfill(status=502, body="<h1>Bad Gateway</h1>"), times=1)
    page.tap(GO)
    expect(trouble).to_contain_text("did not work")
    page.tap(GO)
    expect(page.locator("#err-class_name")).to_have_text("Please choose a class.")
    expect(page.locator("#err-contact")).to_be_visible()
    assert page.input_value("[name=name]") == "Ann W"
    assert faults(page, "dark") == []
    expect(page.locator(".rooms").first).to_be_visible()
    assert on_record(serving, cup) is None


def test_the_other_language_asks_the_same_form_on(browser: Browser, serving: Clocked, cup: Logged) -> None:
    page = at_the_screen(browser, serving).page
    open_form(page, cup)
    key = page.input_value("[name=key]")
    fill_by_touch(page)
    page.tap(".touch-rail a[hreflang=en]")
    expect(page.locator("h1")).to_contain_text("Three lines")
    assert page.input_value("[name=name]") == "林小雨"
    assert page.inner_text("[data-chosen]") == "三(2)班"
    assert page.input_value("[name=key]") == key
    assert page.url.endswith("?mine=1")
    page.tap(GO)
    expect(page.locator("h1")).to_contain_text("Registered!")
    assert on_record(serving, cup) == Claimant("林小雨", "2023-2", "13800138000")


def test_a_screen_that_was_disconnected_meanwhile_goes_back_to_its_start(
    browser: Browser, serving: Clocked, cup: Logged
) -> None:
    page = at_the_screen(browser, serving).page
    open_form(page, cup)
    serving.choose(screen_keys=1)
    page.tap(GO)
    page.wait_for_url(f"**/screen/{serving.code}")
    serving.choose(screen_keys=0)


def test_with_the_keyboard_alone(browser: Browser, serving: Clocked, cup: Logged) -> None:
    page = at_the_screen(browser, serving, has_touch=False).page
    page.focus(f".find[href$='{cup.ref}']")
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/things/{cup.ref}")
    page.focus("main a.go")
    page.keyboard.press("Enter")
    page.wait_for_url("**?mine=1")
    tab_to(page, "name")
    page.keyboard.type("Xiaoyu ")
    page.focus("[data-letter='l']")
    page.keyboard.press("Enter")
    page.focus("[data-character] >> nth=0")
    page.keyboard.press("Enter")
    page.focus("[data-on]")
    page.keyboard.press("Enter")
    page.keyboard.press("ArrowDown")
    chosen = page.input_value("[name=class_name]:checked")
    tab_to(page, "contact")
    page.keyboard.type("13800138000")
    page.keyboard.press("Enter")
    expect(page.locator("h1")).to_contain_text("登记好了")
    claimant = on_record(serving, cup)
    assert claimant is not None
    assert claimant.name.startswith("Xiaoyu ")
    assert len(claimant.name) == len("Xiaoyu ") + 1
    assert (claimant.class_key, claimant.contact) == (chosen, "13800138000")


def test_without_javascript(browser: Browser, serving: Clocked, cup: Logged) -> None:
    family = at_the_screen(browser, serving, java_script_enabled=False)
    page = family.page
    family.press(f".find[href$='{cup.ref}']")
    family.press("main a.go")
    assert page.locator("[data-keys] >> visible=true").count() == 0
    assert page.get_attribute("noscript meta, head meta[http-equiv]", "content") == (
        f"45;url=/screen/{serving.code}"
    )
    page.fill("[name=name]", "林小雨")
    page.check("[name=class_name][value='2023-2']")
    page.fill("[name=contact]", "13800138000")
    family.press(GO)
    assert "登记好了" in page.inner_text("h1")
    assert on_record(serving, cup) == Claimant("林小雨", "2023-2", "13800138000")
    family.press(DONE)
    assert page.url == f"{serving.url}/screen/{serving.code}"
    assert family.complaints == []
