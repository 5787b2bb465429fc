"""A family at the gate, 360 × 740, from the scan to the receipt."""

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
    family.press("#claim button")
    assert "/receipts/" in family.page.url
    assert "登记好了" in family.page.inner_text("h1")
    assert len(pages) == 3
    assert family.complaints == []


def test_a_tag_leads_to_a_receipt_in_two_pages(browser: Browser, demo: Demo) -> None:
    family = Visitor(browser, PHONE, language="en", java_script_enabled=False)
    family.page.goto(demo.tag(3))
    assert family.page.url == demo.item(3)
    family.fill_in()
    family.press("#claim button")
    assert "/receipts/" in family.page.url
    assert "Registered" in family.page.inner_text("h1")


def test_a_second_thing_takes_one_more_tap_once_the_phone_remembers(browser: Browser, demo: Demo) -> None:
    family = Visitor(browser, PHONE)
    family.page.goto(demo.tag(4))
    family.fill_in()
    family.page.check("[name=remember]")
    family.press("#claim button")
    family.page.goto(demo.tag(5))
    family.press("#claim button")
    assert "/receipts/" in family.page.url


def test_a_mistake_keeps_what_was_typed_and_says_what_to_do(browser: Browser, demo: Demo) -> None:
    family = Visitor(browser, PHONE, java_script_enabled=False)
    family.page.goto(demo.tag(6))
    family.fill_in(contact="123")
    family.press("#claim button")
    assert family.page.inner_text("#err-contact") == "这个电话号码不对。请再核对一遍数字。"
    assert family.page.input_value("[name=name]") == "林小雨"
    family.page.fill("[name=contact]", "13800138000")
    family.press("#claim button")
    assert "/receipts/" in family.page.url


def test_everything_a_family_does_works_without_javascript(browser: Browser, demo: Demo) -> None:
    family = Visitor(browser, PHONE, java_script_enabled=False)
    page = family.page
    page.goto(demo.gate)
    page.fill("[name=q]", "lan se shui bei")
    family.press("[role=search] button")
    assert page.inner_text(".count h2").startswith("找到")
    page.goto(f"{demo.url}/code")
    page.fill("[name=code]", demo.tag(10).rsplit("/", 1)[1].lower())
    family.press("main form button")
    assert page.url == demo.item(10)
    family.fill_in()
    family.press("#claim button")
    receipt = page.url
    family.press("form[action$=forget] button")
    assert "你的信息已经删除" in page.inner_text("main")
    family.press("form[action$=put-back] button")
    assert page.url == receipt
    assert "放回来啦" in page.inner_text("h1")
    page.goto(f"{demo.url}/late")
    page.fill("[name=code]", demo.tag(12).rsplit("/", 1)[1])
    family.fill_in()
    page.click("main form[method=post] button.go")
    assert "补登记好了" in page.inner_text("h1")
    family.press("form[action$=wrong-thing] button")
    assert "没关系" in page.inner_text("h1")
    assert family.troubles(demo.url) == []


def test_a_press_that_lasts_is_pressed_once(browser: Browser, demo: Demo) -> None:
    family = Visitor(browser, PHONE)
    page = family.page
    page.goto(demo.tag(11))
    family.fill_in()
    page.evaluate(
        """() => { const button = document.querySelector('#claim button');
             for (let press = 0; press < 3; press++) setTimeout(() => button.click(), press) }"""
    )
    page.wait_for_url("**/receipts/*")
    assert "登记好了" in page.inner_text("h1")
    assert family.troubles(demo.url) == []
