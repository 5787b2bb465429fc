"""A teacher's five minutes without a mouse: every main act of the desk, always seeing where one is."""

from playwright.sync_api import Browser, Page

from tests.chromium import DESK, PHONE, Visitor
from tests.demo import Demo

_FOCUS = """selector => {
  const at = document.activeElement, box = at.getBoundingClientRect();
  const outlined = [at, at.nextElementSibling].filter(Boolean).some(each => {
    const style = getComputedStyle(each);
    return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
  });
  return {there: at.matches(selector), seen: outlined && box.bottom > 0 && box.top < innerHeight,
          html: at.outerHTML.slice(0, 120)};
}"""


def tab_to(page: Page, selector: str) -> None:
    """Presses Tab until the focus is there, and sees it at every stop on the way."""
    page.wait_for_load_state()
    for _stop in range(120):
        page.keyboard.press("Tab")
        focus = page.evaluate(_FOCUS, selector)
        assert focus["seen"], f"nobody sees the focus at {focus['html']}"
        if focus["there"]:
            return
    raise AssertionError(f"{selector} cannot be reached with Tab on {page.url}")


def press(page: Page, selector: str, key: str = "Enter") -> None:
    """Goes there by Tab and presses a key that leads to another page."""
    tab_to(page, selector)
    with page.expect_navigation(wait_until="load"):
        page.keyboard.press(key)


def write(page: Page, selector: str, text: str) -> None:
    """Goes to a field by Tab and types."""
    tab_to(page, selector)
    page.keyboard.type(text)


def two_families(browser: Browser, demo: Demo, tag: int) -> None:
    """One takes a thing home, and another says that it was theirs."""
    first, second = Visitor(browser, PHONE), Visitor(browser, PHONE)
    for family in (first, second):
        family.page.goto(demo.tag(tag))
        if family is second:
            family.press("main a[href$='/mine']")
            family.page.fill("[name=words]", "杯底写着一个浩字")
        family.fill_in("林小雨" if family is first else "周浩然")
        family.press("main form button.go")
        family.context.close()


def put_back(page: Page) -> None:
    """The thing of the claim that is open came back to the teacher."""
    tab_to(page, "details.more summary")
    page.keyboard.press("Enter")
    press(page, "form[action$='/put-back'] button")
    assert page.locator("form[action$='/put-back']").count() == 0


def test_a_claim_is_seen_noted_revealed_and_put_back(browser: Browser, demo: Demo) -> None:
    two_families(browser, demo, 14)
    teacher = Visitor(browser, DESK)
    teacher.sign_in(demo.url, demo.facts["teacher"])
    page = teacher.page
    press(page, ".groups a[href='/teacher/claims']")
    assert page.locator("[aria-current='page']").count() >= 1
    press(page, ".log th a[href*='/teacher/claims/']")
    address = page.url
    press(page, "form[action*='/seen'] button")
    page.goto(address)
    write(page, "[name=note]", "问过班主任")
    press(page, "form[action$='/notes'] button")
    assert "问过班主任" in page.inner_text("main")
    if not page.locator("[name=reason]").input_value():
        write(page, "[name=reason]", "家长来电询问")
    press(page, "form[action$='/reveal'] button")
    assert "13800138000" in page.inner_text("main")
    page.goto(address)
    put_back(page)
    assert teacher.troubles(demo.url) == []


def test_two_families_are_settled_and_a_valuable_is_handed_over(browser: Browser, demo: Demo) -> None:
    two_families(browser, demo, 15)
    teacher = Visitor(browser, PHONE, "en")
    teacher.sign_in(demo.url, demo.facts["teacher"])
    page = teacher.page
    press(page, ".groups a[href='/teacher/claims']")
    press(page, ".desk-pages a[href='/teacher/disputes']")
    press(page, "main a[href*='/teacher/disputes/']")
    press(page, "form[action$='/open'] button")
    assert "杯底写着一个浩字" in page.inner_text("main")
    press(page, "button[value=talked]", "Space")
    assert page.locator("button[value=talked]").count() == 0
    press(page, ".groups a[href='/teacher/held']")
    press(page, "main a[href*='/teacher/held/things/']")
    write(page, "[name=name]", "何乐")
    tab_to(page, "[name=class_name]")
    page.keyboard.press("ArrowDown")
    write(page, "[name=contact]", "13800138000")
    press(page, "form[action$='/hand-over'] button")
    assert "/teacher/claims/" in page.url
    put_back(page)
    assert teacher.troubles(demo.url) == []
