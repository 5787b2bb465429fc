"""A sheet of three rows is keyed in with both hands on the keys: Enter goes on."""

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page

from kiosk.adapters.chance import new_code
from tests.browser.walks_of_paper import put_back
from tests.chromium import DESK, PHONE, Visitor
from tests.demo import Demo

ROWS = ((16, "林小雨"), (17, "周浩然"), (18, "何乐"))


def enter(page: Page) -> None:
    """Enter, where it leads to another page."""
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press("Enter")


def focused(page: Page) -> str:
    """The name of the field that has the focus."""
    return str(page.evaluate("document.activeElement.name"))


def a_row(page: Page, code: str, name: str) -> None:
    """The rest of a row, from its time on."""
    assert focused(page) == "time"
    page.keyboard.type("0001")
    page.keyboard.press("Enter")
    page.keyboard.type(code.lower())
    page.keyboard.press("Enter")
    page.keyboard.type(name)
    page.keyboard.press("Enter")
    assert focused(page) == "class_name"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.type("13800138000")
    enter(page)


@pytest.mark.parametrize(("size", "language"), [(DESK, "zh"), (PHONE, "en")])
def test_three_rows_by_the_keyboard_alone(
    browser: Browser, demo: Demo, size: dict[str, int], language: str
) -> None:
    teacher, serial = Visitor(browser, size, language), new_code()
    teacher.sign_in(demo.url, demo.facts["teacher"])
    page = teacher.page
    page.goto(f"{demo.url}/teacher/paper")
    assert focused(page) == "serial"
    page.keyboard.type(serial)
    enter(page)
    assert focused(page) == "day"
    day = datetime.now(UTC).date() - timedelta(days=1)
    page.keyboard.type(f"{day:%m%d}")
    page.keyboard.press("Enter")
    for number, (tag, name) in enumerate(ROWS, 1):
        a_row(page, demo.tag(tag).rsplit("/", 1)[1], name)
        assert page.locator("[role=status]").count() == 1
        assert page.input_value("[name=row]") == str(number + 1)
        assert page.input_value("[name=day]") == f"{day.month}-{day.day}"
    assert page.locator(".rows a[href*='/teacher/claims/']").count() == len(ROWS)
    assert teacher.troubles(demo.url) == []
    put_back(teacher, f"{demo.url}/teacher/paper/{serial}")
    teacher.context.close()
