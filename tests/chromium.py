"""Debian's Chromium, or another one that is there, driven by Playwright."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PHONE = {"width": 360, "height": 740}
TABLET = {"width": 820, "height": 1180}
DESK = {"width": 1366, "height": 768}
WALL = {"width": 1920, "height": 1080}
LOCALES = {"zh": "zh-CN", "en": "en-GB"}
_SIGNED_IN: dict[tuple[str, ...], Any] = {}
"""The cookie of a sign-in, by address, name and password."""


def chromium_path() -> str | None:
    """The system's Chromium; None for Playwright's own."""
    return next(filter(None, map(shutil.which, NAMES)), None)


@contextmanager
def running_chromium() -> Iterator[Browser]:
    """A headless browser; Playwright's own where the system has none."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        yield browser
        browser.close()


class Visitor:
    """Somebody with a browser of their own, who notes whatever it complains about."""

    def __init__(self, browser: Browser, size: dict[str, int], language: str = "zh", **how: Any) -> None:
        self.context: BrowserContext = browser.new_context(
            viewport=size,
            locale=LOCALES[language],
            **how,  # type: ignore[arg-type]
        )
        self.page: Page = self.context.new_page()
        self.page.set_default_timeout(15_000)
        self.complaints: list[str] = []
        self.asked: list[str] = []
        self.page.on("console", self._note)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self.asked.append(request.url))

    def _note(self, message: Any) -> None:
        # A refused form answers 4xx on purpose; Chromium reports the status as an error of its own.
        if (
            message.type in {"error", "warning"}
            and "the server responded with a status of 4" not in message.text
        ):
            self.complaints.append(f"{self.page.url}: {message.text}")

    def troubles(self, url: str) -> list[str]:
        """What the browser complained about, a broken policy included, and what it asked others for."""
        ours = (url, "blob:", "data:")
        return [*self.complaints, *(asked for asked in self.asked if not asked.startswith(ours))]

    def press(self, selector: str) -> None:
        """Presses what leads to another page, and waits until that page is whole."""
        with self.page.expect_navigation(wait_until="load"):
            self.page.click(selector)

    def sign_in(self, url: str, teacher: dict[str, str]) -> None:
        """Signs in at the desk; an earlier sign-in goes on, for the tries of a name are counted."""
        known = (url, *teacher.values())
        if known in _SIGNED_IN:
            self.context.add_cookies([_SIGNED_IN[known]])
            if self.page.goto(f"{url}/teacher/") and self.page.url == f"{url}/teacher/":
                return
        self._sign_in(url, teacher)
        if self.page.url == f"{url}/teacher/":
            _SIGNED_IN[known] = next(each for each in self.context.cookies() if each["name"] == "staff")

    def _sign_in(self, url: str, teacher: dict[str, str]) -> None:
        self.page.goto(f"{url}/sign-in")
        self.page.fill("[name=username]", teacher["username"])
        self.page.fill("[name=password]", teacher["password"])
        self.press("main form button")

    def take_duty(self, url: str, code: str) -> None:
        """Types the day's code and taps the first name."""
        self.page.goto(f"{url}/duty")
        self.page.fill("[name=code]", code)
        self.press("main form button")
        self.page.locator("main form button").first.click()

    def fill_in(self, name: str = "林小雨", contact: str = "138 0013 8000") -> None:
        """Writes the three lines of a claim."""
        self.page.fill("[name=name]", name)
        self.page.select_option("[name=class_name]", index=14)
        self.page.fill("[name=contact]", contact)
