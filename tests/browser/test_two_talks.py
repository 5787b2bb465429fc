"""A family asks for its phone, another says "that was mine"; a teacher settles both, in a real browser."""

import pytest
from playwright.sync_api import Browser

from tests.browser.measure import faults
from tests.chromium import DESK, PHONE, Visitor
from tests.demo import Demo

MARK = "A long word: " + "W" * 60 + " 屏幕左上角裂了，壳上贴着一只小熊"
Found = dict[str, list[tuple[str, str]]]


@pytest.fixture
def found() -> Found:
    """What is wrong, by page."""
    return {}


def look(visitor: Visitor, found: Found, name: str) -> None:
    """Measures the page that is open."""
    if wrong := faults(visitor.page):
        found[name] = wrong


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_valuable_is_asked_for_and_handed_over(
    browser: Browser, demo: Demo, language: str, found: Found
) -> None:
    family = Visitor(browser, PHONE, language, java_script_enabled=False)
    family.page.goto(f"{demo.url}/held?station=east-gate")
    family.page.check("#category-phone", force=True)
    family.page.fill("[name=words]", MARK)
    family.fill_in("鑫" * 40)
    family.press("main form button.go")
    assert "/held/" in family.page.url
    seen = Visitor(browser, PHONE, language)
    for name, address in (("form", f"{demo.url}/held?station=east-gate"), ("asked", family.page.url)):
        seen.page.goto(address)
        look(seen, found, name)
    teacher = Visitor(browser, DESK, language)
    teacher.sign_in(demo.url, demo.facts["teacher"])
    teacher.page.goto(f"{demo.url}/teacher/")
    look(teacher, found, "today")
    teacher.press(".waits a[href$='/teacher/held']")
    look(teacher, found, "list")
    teacher.press("a[href*='/teacher/held/things/']")
    look(teacher, found, "the family is here")
    teacher.page.goto(f"{demo.url}/teacher/held")
    teacher.press("[aria-labelledby='kind-phone'] a[href*='/teacher/held/requests/']")
    teacher.press("form[action$='/open'] button")
    assert MARK in teacher.page.inner_text("main")
    look(teacher, found, "opened")
    teacher.page.check("[name=item] >> nth=0", force=True)
    teacher.press("form[action$='/hand-over'] button.go")
    claim = teacher.page.url
    assert "/teacher/claims/" in claim
    look(teacher, found, "claim")
    teacher.page.goto(f"{demo.url}/teacher/")
    teacher.press("form[action$='/known'] button")
    look(teacher, found, "nothing new")
    assert teacher.page.locator(".fresh").count() == 0
    family.page.reload()
    family.press("main a.go")
    assert "/receipts/" in family.page.url
    teacher.page.goto(claim)
    teacher.page.click("details.more summary")
    teacher.press("form[action$='/put-back'] button")
    assert found == {}
    assert [*seen.troubles(demo.url), *teacher.troubles(demo.url)] == []


@pytest.mark.parametrize(("language", "number"), [("zh", 0), ("en", 1)])
def test_that_was_mine_is_told_and_settled(
    browser: Browser, demo: Demo, language: str, number: int, found: Found
) -> None:
    second = Visitor(browser, PHONE, language)
    second.page.goto(demo.tag(number, "claimed"))
    look(second, found, "used tag")
    second.press("main a[href$='/mine']")
    look(second, found, "form")
    second.page.fill("[name=words]", MARK)
    second.fill_in("鑫" * 40)
    second.press("main form button.go")
    assert "/mine/" in second.page.url
    look(second, found, "told")
    teacher = Visitor(browser, DESK, language)
    teacher.sign_in(demo.url, demo.facts["teacher"])
    teacher.page.goto(f"{demo.url}/teacher/")
    teacher.press(".waits a[href$='/teacher/disputes']")
    look(teacher, found, "list")
    teacher.press("a[href*='/teacher/disputes/']")
    look(teacher, found, "masked")
    teacher.press("form[action$='/open'] button")
    assert MARK in teacher.page.inner_text("main")
    look(teacher, found, "both")
    teacher.press("button[value=second]")
    look(teacher, found, "settled")
    second.page.reload()
    look(second, found, "it is theirs")
    second.press("main a.go")
    assert "/receipts/" in second.page.url
    assert found == {}
    assert [*second.troubles(demo.url), *teacher.troubles(demo.url)] == []
