"""What the first view of a scan weighs on a weak signal."""

import pytest
from playwright.sync_api import Browser, Page

from tests.chromium import PHONE, Visitor
from tests.demo import Demo

WORDS_AT_MOST = 14_000
"""Bytes of compressed HTML and CSS."""
FIRST_SCREEN_AT_MOST = 60_000
"""Bytes of everything that the first screen shows."""

_WEIGHTS = """() => {
  const sizes = {};
  for (const kind of ['navigation', 'resource'])
    for (const entry of performance.getEntriesByType(kind)) sizes[entry.name] = entry.encodedBodySize;
  const seen = [...document.images].filter(image => image.getBoundingClientRect().top < innerHeight)
    .map(image => image.currentSrc);
  return {sizes, seen};
}"""


@pytest.mark.parametrize("start", ["board", "thing"])
def test_the_first_view_of_a_scan_is_light(browser: Browser, demo: Demo, start: str) -> None:
    family = Visitor(browser, PHONE)
    family.page.goto(demo.gate if start == "board" else demo.tag(9))
    words, pictures, rest = _weigh(family.page)
    assert family.page.locator(".tile").count() == (24 if start == "board" else 0)
    assert words <= WORDS_AT_MOST
    assert pictures > 0
    assert words + pictures + rest <= FIRST_SCREEN_AT_MOST


def _weigh(page: Page) -> tuple[int, int, int]:
    """Bytes of HTML and CSS, of the photos on the first screen, and of icons and scripts."""
    page.wait_for_load_state("networkidle")
    found = page.evaluate(_WEIGHTS)
    sizes: dict[str, int] = found["sizes"]
    assert all(sizes.values()), sizes
    words = sum(size for name, size in sizes.items() if name == page.url or ".css" in name)
    seen = sum(sizes[name] for name in set(found["seen"]))
    rest = sum(size for name, size in sizes.items() if "/img/" in name or "/js/" in name)
    return words, seen, rest
