"""With the keyboard alone, and always seeing where one is."""

import re

from playwright.sync_api import Browser, Page

from tests.browser.places import enter
from tests.chromium import DESK, PHONE, Visitor
from tests.demo import Demo

_FOCUS = """() => {
  const at = document.activeElement, seen = [at, at.nextElementSibling].filter(Boolean).map(element => {
    const style = getComputedStyle(element);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  const box = at.getBoundingClientRect();
  return {name: at.getAttribute('name') || at.getAttribute('href') || at.tagName,
          outlined: seen.some(Boolean), inside: box.bottom > 0 && box.top < innerHeight};
}"""


def tab_to(page: Page, wanted: str) -> int:
    """Presses Tab until the field or link with that name or address has the focus; says how often."""
    page.wait_for_load_state()
    for times in range(1, 90):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS)
        assert focus["outlined"], f"no visible focus at {focus['name']}"
        assert focus["inside"], f"{focus['name']} has the focus and is out of sight"
        if focus["name"] == wanted:
            return times
    raise AssertionError(f"{wanted} cannot be reached with Tab")


def fill_in(page: Page) -> None:
    """The three lines, typed."""
    tab_to(page, "name")
    page.keyboard.type("林小雨")
    tab_to(page, "class_name")
    page.keyboard.press("ArrowDown")
    tab_to(page, "contact")
    page.keyboard.type("13800138000")


def test_from_the_board_to_the_receipt(browser: Browser, demo: Demo) -> None:
    family = Visitor(browser, PHONE)
    page = family.page
    page.goto(demo.gate)
    address = page.locator(".tile a").nth(6).get_attribute("href") or ""
    tab_to(page, address)
    page.keyboard.press("Enter")
    page.wait_for_url(f"{demo.url}{address}")
    fill_in(page)
    tab_to(page, "remember")
    page.keyboard.press("Space")
    tab_to(page, "BUTTON")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/receipts/"))
    assert "登记好了" in page.inner_text("h1")
    assert family.troubles(demo.url) == []


def test_a_refused_form_leads_to_its_faults(browser: Browser, demo: Demo) -> None:
    family = Visitor(browser, PHONE)
    page = family.page
    page.goto(demo.tag(-3))
    family.fill_in(contact="123")
    page.click("#claim button")
    tab_to(page, "#f-contact")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.name") == "contact"
    page.keyboard.press("Control+A")
    page.keyboard.type("13800138000")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/receipts/"))


def test_the_first_tab_skips_to_the_page(browser: Browser, demo: Demo) -> None:
    page = Visitor(browser, PHONE).page
    page.goto(demo.gate)
    assert tab_to(page, "#main") == 1
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_a_missing_thing_is_chosen_and_seen_to_be_chosen(browser: Browser, demo: Demo) -> None:
    page = Visitor(browser, PHONE).page
    page.goto(f"{demo.url}/late")
    tab_to(page, "ref")
    page.keyboard.press("Space")
    assert page.evaluate("document.activeElement.checked")
    chosen = page.evaluate("getComputedStyle(document.activeElement.nextElementSibling).boxShadow")
    assert chosen.endswith("4px")
    fill_in(page)


def test_the_office_changes_a_zone(browser: Browser, demo: Demo) -> None:
    """Its colour and its pattern are pictures to choose from; arrows go from one to the next."""
    office = Visitor(browser, DESK)
    enter(office, "teachers", demo)
    page = office.page
    page.goto(f"{demo.url}/teacher/school/zones/1")
    tab_to(page, "capacity")
    tab_to(page, "colour")
    assert page.evaluate("document.activeElement.value") == "blue"
    tab_to(page, "pattern")
    for key, chosen in (("ArrowRight", "dots"), ("ArrowLeft", "stripes")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.checked && document.activeElement.value") == chosen
    tab_to(page, "BUTTON")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/teacher/school/stations/1#part-1$"))
    tab_to(page, "/teacher/school/zones/2")
    assert office.troubles(demo.url) == []
