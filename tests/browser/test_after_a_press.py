"""What holds after the press of a button: refusals, receipts and thanks shut nobody out either."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.test_every_page import RULES
from tests.browser.walks import WALKS
from tests.chromium import PHONE
from tests.demo import Demo


def faults(page: Page) -> list[tuple[str, str]]:
    """What axe finds, and how far the page sticks out of a phone with text of both sizes."""
    violations = Axe().run(page, options=RULES).response["violations"]
    found = [(each["id"], each["nodes"][0]["html"][:160]) for each in violations]
    size = page.viewport_size
    page.set_viewport_size(PHONE)  # type: ignore[arg-type]
    for scale in ("100%", "200%"):
        page.evaluate("scale => { document.documentElement.style.fontSize = scale }", scale)
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > PHONE["width"]:
            found.append((f"{width} px wide", scale))
    page.evaluate("document.documentElement.style.fontSize = ''")
    page.set_viewport_size(size)  # type: ignore[arg-type]
    return found


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("face", WALKS)
def test_no_answer_shuts_anybody_out(
    browser: Browser, demo: Demo, tmp_path: Path, face: str, language: str, scheme: str
) -> None:
    walk = WALKS[face](browser, demo, tmp_path, language=language, color_scheme=scheme)
    found = {name: wrong for name, page in walk if (wrong := faults(page))}
    assert found == {}
