"""The style page, which shows every part at once: none of them shuts anybody out, by day or by night."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.measure import faults, unseen_focus
from tests.chromium import DESK, PHONE, Visitor
from tests.demo import Demo, running_demo


@pytest.fixture(scope="module")
def building(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A sample school as those have it who build."""
    with running_demo(tmp_path_factory.mktemp("building") / "data", "--debug") as running:
        yield running


@pytest.mark.parametrize(
    ("size", "language", "scheme", "prefers"),
    [(PHONE, "zh", "day", "dark"), (DESK, "en", "night", "light")],
)
def test_every_part_of_the_look_is_open_to_all(
    browser: Browser, building: Demo, size: dict[str, int], language: str, scheme: str, prefers: str
) -> None:
    """The device prefers the other scheme: the page shows the one that was asked for all the same."""
    visitor = Visitor(browser, size, language, color_scheme=prefers)
    visitor.page.goto(f"{building.url}/styleguide?scheme={scheme}")
    dark = visitor.page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    assert dark == (scheme == "night")
    assert [*faults(visitor.page, prefers), *unseen_focus(visitor.page)] == []
    assert visitor.page.locator(".receipt").count() == 4
    assert visitor.troubles(building.url) == []
    visitor.context.close()
