"""What holds on every page of every face: nobody is shut out, nothing overflows, nothing leaves us."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from tests.browser.places import FACES, enter
from tests.chromium import PHONE, Visitor
from tests.demo import Demo

RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]}}


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("face", FACES)
def test_no_page_shuts_anybody_out(
    browser: Browser, demo: Demo, face: str, language: str, scheme: str
) -> None:
    places, size = FACES[face]
    visitor = Visitor(browser, size, language, color_scheme=scheme)
    enter(visitor, face, demo)
    found = {}
    for name, place in places.items():
        visitor.page.goto(place(demo))
        violations = Axe().run(visitor.page, options=RULES).response["violations"]
        if violations:
            found[name] = [(each["id"], each["nodes"][0]["html"][:120]) for each in violations]
    assert found == {}
    assert visitor.complaints == []
    assert [url for url in visitor.asked if not url.startswith((demo.url, "blob:", "data:"))] == []
    visitor.context.close()


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("face", FACES)
def test_no_page_is_wider_than_a_phone_even_with_text_twice_as_large(
    browser: Browser, demo: Demo, face: str, language: str
) -> None:
    places, _size = FACES[face]
    visitor = Visitor(browser, PHONE, language)
    enter(visitor, face, demo)
    wide = {}
    for name, place in places.items():
        visitor.page.goto(place(demo))
        for scale in ("100%", "200%"):
            visitor.page.evaluate("scale => { document.documentElement.style.fontSize = scale }", scale)
            width = visitor.page.evaluate("document.documentElement.scrollWidth")
            if width > PHONE["width"]:
                wide[f"{name} at {scale}"] = width
    assert wide == {}
    visitor.context.close()


def test_what_keepers_touch_is_large_enough(browser: Browser, demo: Demo) -> None:
    keeper = Visitor(browser, FACES["keepers"][1])
    enter(keeper, "keepers", demo)
    keeper.page.goto(f"{demo.url}/keeper/")
    small = keeper.page.evaluate(
        """() => [...document.querySelectorAll('main button, main label.tile, main .pick label, main .box')]
             .filter(e => e.offsetParent)
             .map(e => [e.outerHTML.slice(0, 80), e.getBoundingClientRect().height])
             .filter(([, height]) => height < 48)"""
    )
    assert small == []
