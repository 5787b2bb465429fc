"""A keeper's tablet in a real browser: it logs things, loses its network, is closed and opened again."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, Page, Route, expect

from tests.chromium import TABLET, Visitor

READY = "form.log[data-ready]"
SAVE = ".save-bar button"
NAMES = {"ball": "球", "hat": "帽子", "cup": "水杯", "umbrella": "雨伞"}


def a_photo(folder: Path, number: int = 0) -> Path:
    """A small photo unlike the others."""
    path = folder / f"photo-{number}.png"
    Image.new("RGB", (64, 48), (number * 7 % 256, 90, 160)).save(path)
    return path


class Tablet:
    """One tablet on duty, with the page that is open on it."""

    def __init__(self, browser: Browser, url: str, code: str, **how: Any) -> None:
        self.url = url
        self.visitor = Visitor(browser, TABLET, **how)
        self.context = self.visitor.context
        self.page: Page = self.visitor.page
        self.posts: list[str] = []
        self.context.on("request", lambda asked: asked.method == "POST" and self.posts.append(asked.url))
        self.type_code(code)

    def type_code(self, code: str) -> None:
        """Goes on duty; the log form is open."""
        self.page.goto(f"{self.url}/duty")
        self.page.fill("[name=code]", code)
        self.page.click("main form button")
        self.page.locator("main form button.name").first.click()
        self.page.wait_for_selector(READY)

    def settle(self) -> None:
        """Until the service worker has kept the pages, so that they open without a network."""
        self.page.wait_for_load_state("networkidle")
        self.page.evaluate(
            """async () => {
                 await navigator.serviceWorker.ready;
                 const files = async () => (await (await caches.open('keeper-files')).keys()).length;
                 const there = async () => (await caches.match('/keeper/')) && (await files()) > 12;
                 while (!(await there())) await new Promise((done) => setTimeout(done, 50));
               }"""
        )

    def log(self, photo: Path, category: str = "ball", tag: str = "", zone: str | None = None) -> None:
        """Snap, tap, scan, next one; the thing is kept on the device when this returns."""
        self.page.set_input_files("[name=photo]", photo)
        self.page.check(f"#category-{category}")
        if zone:
            self.page.check(f"#zone-{zone}")
        self.page.fill("[name=tag]", tag)
        self.page.click(SAVE)
        expect(self.page.locator("[name=category]:checked")).to_have_count(0)

    def offline(self, off: bool = True) -> None:
        """Takes the network away, or gives it back."""
        self.context.set_offline(off)

    def reopen(self) -> None:
        """Closes the page and opens it again, with or without a network."""
        self.page.close()
        self.page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.page.goto(f"{self.url}/keeper/")
        self.page.wait_for_selector(READY)

    def kept(self) -> str:
        """Everything that this device keeps, in words."""
        text: str = self.page.evaluate(
            """() => new Promise((done) => {
                 const asked = indexedDB.open('keepers');
                 asked.onsuccess = () => {
                   const stores = asked.result.transaction(['entries', 'notes']);
                   const found = ['entries', 'notes'].map((name) => stores.objectStore(name).getAll());
                   stores.oncomplete = () => {
                     asked.result.close();
                     done(JSON.stringify(found.map((each) => each.result)));
                   };
                 };
               })"""
        )
        return text

    def waiting(self, count: int) -> None:
        """Until so many entries wait."""
        self.page.wait_for_selector(f"[data-outbox][data-waiting='{count}']", state="attached")

    def last(self) -> str:
        """What the panel of the last one on record says."""
        self.page.wait_for_selector("[data-done] .on-record")
        return self.page.inner_text("[data-done]")

    @contextmanager
    def losing_answers(self, path: str) -> Iterator[list[int]]:
        """The server gets what is sent there, but its answers never arrive; gives their statuses."""
        got: list[int] = []

        def lose(route: Route) -> None:
            got.append(route.fetch().status)
            route.abort("connectionreset")

        self.context.route(f"**{path}", lose)
        yield got
        self.context.unroute_all(behavior="wait")
        complaints = self.visitor.complaints
        complaints[:] = [each for each in complaints if "ERR_CONNECTION_RESET" not in each]
