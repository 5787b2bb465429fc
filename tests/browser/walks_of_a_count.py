"""A count of the sample school's board, to its end: nothing there is called missing by it."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page

from tests.browser.places import enter
from tests.chromium import DESK, TABLET, Visitor
from tests.demo import Demo
from tests.web.keepers.counting import a_board_photo

Stop = tuple[str, Page]
COUNT_CODE = "[data-look-code]"
COUNT_PHOTO = "[data-look-photo]"
UNSEEN = ".sight-press[aria-pressed=false]"
SUBMIT = """([selector, ref]) => {
    const form = document.querySelector(selector);
    const tapped = document.createElement("input");
    Object.assign(tapped, { type: "hidden", name: "ref", value: ref });
    if (ref) form.append(tapped);
    form.submit();
}"""


def through_a_count(browser: Browser, demo: Demo, folder: Path, **how: str) -> Iterator[Stop]:
    """A keeper starts, scans what is expected and what is not, sends no photo and then one, and finishes."""
    keeper = Visitor(browser, TABLET, **how)
    page = keeper.page
    enter(keeper, "keepers", demo)
    page.goto(f"{demo.url}/keeper/round")
    yield "count, not begun", page
    keeper.press("main form button.go")
    _send(keeper, COUNT_PHOTO)
    yield "count, refused", page
    page.goto(f"{demo.url}/keeper/round")
    claimed, blank = demo.items("claimed")[0]["tag"], demo.facts["blank_tags"][0]
    for name, code in (
        ("claimed", claimed),
        ("blank", blank),
        ("unknown", "7K3M9QX2"),
        ("seen", demo.tag(3)),
    ):
        page.fill("[name=code]", code)
        _send(keeper, COUNT_CODE)
        yield f"count, {name}", page
    page.goto(f"{demo.url}/keeper/round/finish")
    yield "count, look once more", page
    page.goto(f"{demo.url}/keeper/round")
    photo = folder / "board.jpg"
    photo.write_bytes(a_board_photo(*[item["tag"] for item in demo.items("on_display")])[0].getvalue())
    page.set_input_files("[data-look-photo] [name=photo]", photo)
    _send(keeper, COUNT_PHOTO)
    while page.locator(UNSEEN).count():
        _send(keeper, "[data-taps]", page.locator(UNSEEN).first.get_attribute("value"))
    yield "count, everything seen", page
    page.goto(f"{demo.url}/keeper/round/finish")
    keeper.press("[data-finish] button.go")
    yield "count, what came out", page
    address = page.url
    yield from _at_the_desk(browser, demo, address, **how)
    assert keeper.troubles(demo.url) == []
    keeper.context.close()


def _send(keeper: Visitor, selector: str, ref: str | None = None) -> None:
    """Sends a form as a browser without JavaScript does, and waits for the page that answers."""
    with keeper.page.expect_navigation(wait_until="load"):
        keeper.page.evaluate(SUBMIT, [selector, ref])


def _at_the_desk(browser: Browser, demo: Demo, address: str, **how: str) -> Iterator[Stop]:
    """The same count as a teacher reads it."""
    teacher = Visitor(browser, DESK, **how)
    enter(teacher, "teachers", demo)
    teacher.page.goto(address.replace("/keeper/round/", "/teacher/rounds/"))
    assert teacher.page.locator("form[action$=put-back]").count()
    yield "one count, at the desk", teacher.page
    assert teacher.troubles(demo.url) == []
    teacher.context.close()
