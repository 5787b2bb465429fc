"""What holds on every page of every face: nobody is shut out, nothing overflows, nothing leaves us."""

import pytest
from playwright.sync_api import Browser

from tests.browser.measure import faults, unseen_focus
from tests.browser.places import FACES, enter
from tests.chromium import DESK, PHONE, Visitor
from tests.demo import Demo


@pytest.mark.parametrize(("language", "scheme"), [("zh", "light"), ("en", "dark")])
@pytest.mark.parametrize("face", FACES)
def test_no_page_shuts_anybody_out(
    browser: Browser, demo: Demo, face: str, language: str, scheme: str
) -> None:
    """In Chinese by day on a phone, in English by night on what its people mostly have, families a desk."""
    places, size = FACES[face]
    visitor = Visitor(browser, PHONE if language == "zh" else DESK if face == "families" else size, language)
    enter(visitor, face, demo)
    found = {}
    for name, place in places.items():
        visitor.page.goto(place(demo))
        if wrong := [*faults(visitor.page, scheme), *unseen_focus(visitor.page)]:
            found[name] = wrong
    assert found == {}
    assert visitor.troubles(demo.url) == []
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
