"""A keeper's way through the log form: refused by the page itself, kept, waiting, looked at again."""

from collections.abc import Iterator
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, Page

from tests.browser.places import enter
from tests.browser.tablet import READY, SAVE
from tests.chromium import TABLET, Visitor
from tests.demo import Demo

Stop = tuple[str, Page]


def through_a_log(browser: Browser, demo: Demo, folder: Path, **how: str) -> Iterator[Stop]:
    """The kind was forgotten and the tag mistyped; the next ones wait, and one comes back into the form."""
    keeper = Visitor(browser, TABLET, **how)
    page = keeper.page
    enter(keeper, "keepers", demo)
    page.wait_for_selector(READY)
    photo = folder / "ball.png"
    Image.new("RGB", (640, 480), "#f2923f").save(photo)
    page.set_input_files("[name=photo]", photo)
    page.fill("[name=tag]", "ABCD EFGH")
    page.check("#f-named")
    page.click(SAVE)
    page.wait_for_selector("#err-tag")
    yield "log, refused", page
    page.fill("[name=tag]", "")
    page.uncheck("#f-named")
    page.check("#category-ball", force=True)
    page.click(SAVE)
    page.wait_for_selector("[data-done] .on-record")
    yield "log, the next one", page
    yield from _without_a_network(keeper, photo)
    assert keeper.troubles(demo.url) == []
    keeper.context.close()


def _without_a_network(keeper: Visitor, photo: Path) -> Iterator[Stop]:
    page = keeper.page
    keeper.context.set_offline(True)
    for number, kind in enumerate(("hat", "cup"), start=1):
        page.set_input_files("[name=photo]", photo)
        page.check(f"#category-{kind}", force=True)
        page.click(SAVE)
        page.wait_for_selector(f"[data-outbox][data-waiting='{number}']", state="attached")
    page.click("[data-fold] summary")
    yield "log, two wait", page
    page.check("#category-ball", force=True)
    page.locator(".waits .waiting button").first.click()
    page.wait_for_selector(".looks .waiting")
    yield "log, one comes back while another is half filled in", page
    keeper.context.set_offline(False)
    page.wait_for_selector("[data-outbox][data-waiting='0']", state="attached")
