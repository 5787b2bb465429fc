"""A family at the gate, 360 × 740, from the scan to the receipt."""

import re

import pytest
from playwright.sync_api import Browser

from tests.chromium import PHONE, Visitor
from tests.demo import Demo


@pytest.mark.parametrize("number", [0])
def test_a_scan_leads_to_a_receipt_in_three_pages_without_javascript(
    browser: Browser, demo: Demo, number: int
) -> None:
    family = Visitor(browser, PHONE, java_script_enabled=False)
    pages: list[str] = []
    family.page.on("load", lambda page: pages.append(page.url))
    family.page.goto(demo.gate)
    family.page.locator(".tile a").nth(number).click()
    family.fill_in()
    family.page.click("#claim button")
    assert "/receipts/" in family.page.url
    assert "登记好了" in family.page.inner_text("h1")
    assert len(pages) == 3
    assert family.complaints == []


def test_a_tag_leads_to_a_receipt_in_two_pages(browser: Browser, demo: Demo) -> None:
    family = Visitor(browser, PHONE, language="en", java_script_enabled=False)
    family.page.goto(demo.tag(3))
    assert family.page.url == demo.item(3)
    family.fill_in()
    family.page.click("#claim button")
    assert "/receipts/" in family.page.url
    assert "Registered" in family.page.inner_text("h1")


def test_a_second_thing_takes_one_more_tap_once_the_phone_remembers(browser: Browser, demo: Demo) -> None:
    family = Visitor(browser, PHONE)
    family.page.goto(demo.tag(4))
    family.fill_in()
    family.page.check("[name=remember]")
    family.page.click("#claim button")
    family.page.goto(demo.tag(5))
    family.page.click("#claim button")
    assert "/receipts/" in family.page.url


def test_a_mistake_keeps_what_was_typed_and_says_what_to_do(browser: Browser, demo: Demo) -> None:
    family = Visitor(browser, PHONE, java_script_enabled=False)
    family.page.goto(demo.tag(6))
    family.fill_in(contact="123")
    family.page.click("#claim button")
    assert family.page.inner_text("#err-contact") == "这个电话号码不对。请再核对一遍数字。"
    assert family.page.input_value("[name=name]") == "林小雨"
    family.page.fill("[name=contact]", "13800138000")
    family.page.click("#claim button")
    assert "/receipts/" in family.page.url


def test_a_thing_is_claimed_with_the_keyboard_alone(browser: Browser, demo: Demo) -> None:
    family = Visitor(browser, PHONE)
    page = family.page
    page.goto(demo.tag(7))
    _tab_to(family, "name")
    page.keyboard.type("林小雨")
    _tab_to(family, "class_name")
    page.keyboard.press("ArrowDown")
    _tab_to(family, "contact")
    page.keyboard.type("13800138000")
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile("/receipts/"))
    assert family.complaints == []


def _tab_to(visitor: Visitor, name: str) -> None:
    """Presses Tab until the field has the focus, which must be visible all the way."""
    for _ in range(40):
        visitor.page.keyboard.press("Tab")
        focused, outlined = visitor.page.evaluate(
            """() => { const e = document.activeElement, s = getComputedStyle(e);
                       return [e.name || '', s.outlineStyle !== 'none' || s.boxShadow !== 'none'] }"""
        )
        assert outlined, f"no visible focus before {name}"
        if focused == name:
            return
    raise AssertionError(f"{name} cannot be reached with Tab")
