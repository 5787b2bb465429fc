"""The move list under small fingers, and the teacher's one press, in a real browser."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.places import enter
from tests.chromium import DESK, TABLET, Visitor
from tests.demo import Demo

MOVES = "/keeper/moves"


@pytest.fixture
def keeper(browser: Browser, demo: Demo) -> Iterator[Visitor]:
    """A keeper's tablet, with today's list before it."""
    visitor = Visitor(browser, TABLET)
    enter(visitor, "keepers", demo)
    visitor.page.goto(f"{demo.url}{MOVES}")
    if visitor.page.locator(f"form[action='{MOVES}']").count():
        visitor.press(f"form[action='{MOVES}'] button")
    yield visitor
    visitor.context.close()


def settled(page: Page) -> int:
    """How many lines need nothing any more, as the page counts them."""
    return int(page.inner_text("[data-settled]"))


def test_a_tick_leaves_the_page_where_the_finger_is(keeper: Visitor, demo: Demo) -> None:
    page = keeper.page
    before, loads = settled(page), []
    page.on("load", lambda loaded: loads.append(loaded.url))
    line = page.locator("button.move-line").last
    line.scroll_into_view_if_needed()
    for pressed, count in (("true", before + 1), ("false", before)):
        line.click()
        expect(line).to_have_attribute("aria-pressed", pressed)
        assert settled(page) == count
    assert loads == []
    page.reload()
    assert settled(page) == before
    assert keeper.troubles(demo.url) == []


def test_without_a_network_a_tick_says_that_it_was_not_kept(keeper: Visitor) -> None:
    page, line = keeper.page, keeper.page.locator("button.move-line").first
    keeper.context.set_offline(True)
    line.click()
    expect(page.locator("li [role=alert]").first).to_be_visible()
    expect(line).to_have_attribute("aria-pressed", "false")
    keeper.context.set_offline(False)
    for pressed in ("true", "false"):
        line.click()
        expect(line).to_have_attribute("aria-pressed", pressed)
    expect(page.locator("li [role=alert]").first).to_be_hidden()


def test_without_javascript_the_page_comes_back_to_the_line(browser: Browser, demo: Demo) -> None:
    keeper = Visitor(browser, TABLET, java_script_enabled=False)
    enter(keeper, "keepers", demo)
    keeper.page.goto(f"{demo.url}{MOVES}")
    if keeper.page.locator(f"form[action='{MOVES}']").count():
        keeper.press(f"form[action='{MOVES}'] button")
    for pressed in ("true", "false"):
        keeper.press("li:last-child button.move-line >> nth=-1")
        assert "#line-" in keeper.page.url
        line = keeper.page.locator(f"#line-{keeper.page.url.rpartition('-')[2]} button")
        expect(line).to_have_attribute("aria-pressed", pressed)
        expect(line).to_be_in_viewport()
    keeper.context.close()


def test_enter_in_the_note_sends_what_is_ticked_and_nothing_alone(browser: Browser, demo: Demo) -> None:
    teacher = Visitor(browser, DESK, "en")
    enter(teacher, "teachers", demo)
    page = teacher.page
    page.goto(f"{demo.url}/teacher/moving-on")
    page.check("#to-donated", force=True)
    with page.expect_navigation():
        page.press("[name=note]", "Enter")
    expect(page.locator(".summary")).to_contain_text("Please tick at least one thing.")
    page.click("[data-tick-all]")
    assert page.locator("[name=things]:not([data-own]):not(:checked)").count() == 0
    page.click("[data-tick-none]")
    assert page.locator("[name=things]:not([data-aside]):checked").count() == 0
    assert teacher.troubles(demo.url) == []
    teacher.context.close()
