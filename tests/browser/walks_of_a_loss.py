"""The pages of a lost notice: refused, kept, with what might be it, forgotten, found."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.chromium import PHONE, Visitor
from tests.demo import Demo

_PRESS = "main form[action='/lost'] button.go"


def through_a_loss(browser: Browser, demo: Demo, folder: Path, **how: str) -> Iterator[tuple[str, Page]]:
    """A family forgets its phone number at first; then it sees what might be it, and has it back."""
    family = Visitor(browser, PHONE, **how)
    page = family.page
    page.goto(f"{demo.url}/lost")
    page.check("#category-cup")
    page.check("#colour-blue")
    page.select_option("[name=place]", "playground")
    page.fill("[name=words]", "小熊")
    page.fill("[name=contact]", "12")
    family.press(_PRESS)
    yield "lost, refused", page
    assert page.is_checked("#category-cup")
    assert page.input_value("[name=words]") == "小熊"
    page.fill("[name=contact]", "138 0013 8000")
    family.press(_PRESS)
    yield "lost notice", page
    assert page.locator(".match").count()
    family.press("form[action$=forget] button")
    yield "lost notice, contact forgotten", page
    family.press("form[action$=found] button")
    yield "lost notice, found", page
    page.goto(f"{demo.url}/lost")
    page.check("#category-medicine")
    page.check("#f-unsure")
    page.fill("[name=contact]", "138 0013 8000")
    family.press(_PRESS)
    yield "lost notice, nothing like it", page
    assert family.troubles(demo.url) == []
    family.context.close()
