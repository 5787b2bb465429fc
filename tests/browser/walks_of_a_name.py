"""A name in a thing: a teacher reads it, finds a form at fault, and makes a part of its photo unreadable."""

from collections.abc import Iterator

from playwright.sync_api import Page, expect

from tests.chromium import Visitor
from tests.demo import Demo

TICKED = ".blur-squares input:checked"


def through_a_name(teacher: Visitor, demo: Demo) -> Iterator[tuple[str, Page]]:
    """The photo goes on waiting, so that the next one who comes here finds it."""
    page = teacher.page
    page.goto(f"{demo.url}/teacher/named")
    teacher.press("form[action*='/reveal'] button")
    yield "names in things, one read", page
    page.click(".named-thing summary")
    teacher.press("form[action$='/name'] button")
    yield "names in things, refused", page
    page.goto(f"{demo.url}/teacher/named")
    teacher.press(".named-thing a.button")
    teacher.press("form[action$='/blur'] button")
    yield "a photo under squares, refused", page
    _ticks_squares(page)
    teacher.press("form[action$='/blur'] button")
    expect(page.locator(TICKED)).to_have_count(0)
    yield "a photo under squares, done", page


def _ticks_squares(page: Page) -> None:
    """With the arrows, with one press, and drawn across three squares; drawn back from one of them."""
    page.focus("input[value='1-1']")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    expect(page.locator(TICKED)).to_have_attribute("value", "2-2")
    page.click("input[value='8-8']")
    expect(page.locator(TICKED)).to_have_count(2)
    _draw(page, "4-4", "4-6")
    expect(page.locator(TICKED)).to_have_count(5)
    _draw(page, "4-6", "4-6")
    expect(page.locator(TICKED)).to_have_count(4)


def _draw(page: Page, start: str, end: str) -> None:
    boxes = [page.locator(f"input[value='{cell}']").bounding_box() for cell in (start, end)]
    (from_x, from_y), (to_x, to_y) = [
        (box["x"] + box["width"] / 2, box["y"] + box["height"] / 2) for box in boxes if box
    ]
    page.mouse.move(from_x, from_y)
    page.mouse.down()
    page.mouse.move(to_x, to_y, steps=12)
    page.mouse.up()
