"""Ways through each face that show the pages no address leads to: what comes after a press of a button."""

from collections.abc import Callable, Iterator
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.places import enter
from tests.browser.walks_of_a_count import through_a_count
from tests.browser.walks_of_a_log import through_a_log
from tests.browser.walks_of_a_loss import through_a_loss
from tests.browser.walks_of_a_name import through_a_name
from tests.browser.walks_of_a_school import through_a_school
from tests.browser.walks_of_an_account import through_an_account
from tests.browser.walks_of_an_export import through_an_export
from tests.browser.walks_of_labels import through_labels
from tests.browser.walks_of_paper import through_paper
from tests.chromium import DESK, PHONE, TABLET, Visitor
from tests.demo import Demo

Stop = tuple[str, Page]
PRESS = "main form:not([action='/code']) button.go"


def through_families(browser: Browser, demo: Demo, folder: Path, **how: str) -> Iterator[Stop]:
    """One family takes a thing home and hangs it back, another comes second; nothing is left behind."""
    family, other = (Visitor(browser, PHONE, **how) for _ in range(2))
    page = family.page
    for visitor in (family, other):
        visitor.page.goto(demo.tag(-1))
        visitor.fill_in(contact="123")
    family.press(PRESS)
    yield "claim, refused", page
    page.fill("[name=contact]", "13800138000")
    page.evaluate("document.querySelector('[name=csrf_token]').value = 'another'")
    family.press(PRESS)
    yield "claim, without its token", page
    family.press("main form button")
    yield "receipt", page
    other.page.fill("[name=contact]", "13800138000")
    other.press(PRESS)
    yield "claim, second comer", other.page
    family.press("form[action$=forget] button")
    yield "receipt, forgotten", page
    family.press("form[action$=put-back] button")
    yield "receipt, put back", page
    yield from _without_the_pass(other, demo)
    yield from _late(family, demo)
    for visitor in (family, other):
        assert visitor.troubles(demo.url) == []
        visitor.context.close()


def _without_the_pass(family: Visitor, demo: Demo) -> Iterator[Stop]:
    """The pass is gone while the form lies open: the form is sent by a browser that was never there."""
    page = family.page
    page.goto(demo.tag(-1))
    family.fill_in()
    action = page.get_attribute("#claim", "action") or ""
    family.context.clear_cookies()
    page.goto(f"{demo.url}/late")
    family.fill_in()
    page.evaluate("action => { document.querySelector('main form[method=post]').action = action }", action)
    family.press(PRESS)
    yield "claim, without the pass", page


def _late(family: Visitor, demo: Demo) -> Iterator[Stop]:
    page = family.page
    page.goto(demo.item(0, "missing"))
    family.press("a[href^='/late?']")
    yield "late claim of one thing", page
    page.goto(f"{demo.url}/late")
    family.fill_in(contact="123")
    family.press(PRESS)
    yield "late claim, refused", page


def through_keepers(browser: Browser, demo: Demo, folder: Path, **how: str) -> Iterator[Stop]:
    """A keeper mistypes the code, and then moves a thing."""
    keeper = Visitor(browser, TABLET, **how)
    page = keeper.page
    page.goto(f"{demo.url}/duty")
    page.fill("[name=code]", "12345")
    page.click(PRESS)
    yield "duty, refused", page
    enter(keeper, "keepers", demo)
    yield from _moves(keeper, demo)
    assert keeper.troubles(demo.url) == []
    keeper.context.close()


def _moves(keeper: Visitor, demo: Demo) -> Iterator[Stop]:
    """The first who comes has the list made; a tick, and the same tick taken away again."""
    page = keeper.page
    page.goto(f"{demo.url}/keeper/moves")
    if page.locator("form[action='/keeper/moves']").count():
        keeper.press("form[action='/keeper/moves'] button")
    line = page.locator("button.move-line").first
    for pressed in ("true", "false"):
        line.click()
        expect(line).to_have_attribute("aria-pressed", pressed)
        yield f"moves, {pressed}", page


def through_teachers(browser: Browser, demo: Demo, folder: Path, **how: str) -> Iterator[Stop]:
    """A teacher mistypes the password, looks at a claim, and asks for too many tags."""
    teacher = Visitor(browser, DESK, **how)
    page = teacher.page
    teacher.sign_in(demo.url, {"username": "wang", "password": "not the password"})
    yield "sign in, refused", page
    enter(teacher, "teachers", demo)
    page.goto(f"{demo.url}/teacher/claims")
    page.locator("main table a").last.click()
    yield "claim", page
    page.fill("[name=reason]", "核对水杯")
    teacher.press("form[action$=reveal] button")
    yield "claim, revealed", page
    page.goto(f"{demo.url}/teacher/prints")
    page.fill("[name=count]", "9999")
    teacher.press("form[action*=tags] button")
    yield "prints, refused", page
    page.goto(f"{demo.url}/teacher/duties")
    teacher.press(PRESS)
    yield "duties, refused", page
    page.goto(f"{demo.url}/teacher/moving-on")
    page.evaluate("document.querySelector('form.desk').noValidate = true")
    teacher.press("form.desk button.go")
    yield "moving on, refused", page
    page.locator("main table").last.locator("a").first.click()
    yield "a batch", page
    yield from _roster(teacher, demo)
    yield from through_a_school(teacher, browser, demo, **how)
    yield from through_a_name(teacher, demo)
    yield from through_an_account(browser, teacher, demo, **how)
    yield from through_an_export(teacher, demo, folder)
    yield from through_labels(teacher, demo)
    yield from through_paper(teacher, demo)
    assert teacher.troubles(demo.url) == []
    teacher.context.close()


def _roster(teacher: Visitor, demo: Demo) -> Iterator[Stop]:
    """A teacher pastes a list with a slip, plans the next term, changes a day, and gets a calendar link."""
    page, plan = teacher.page, "form[action='/teacher/roster']"
    page.goto(f"{demo.url}/teacher/keepers")
    page.fill("[name=lines]", "三(2)班")
    teacher.press("form[action='/teacher/keepers'] button")
    yield "our keepers, refused", page
    page.goto(f"{demo.url}/teacher/roster?term=next")
    page.fill("[name=last_day]", "")
    page.evaluate(f'document.querySelector("{plan}").noValidate = true')
    teacher.press(f"{plan} button")
    yield "roster, refused", page
    page.goto(f"{demo.url}/teacher/roster?term=next")
    teacher.press(f"{plan} button")
    yield "roster, planned", page
    page.locator(".roster-day a").last.click()
    yield "roster, one day of the plan", page
    ticked = page.locator("[name=keepers]:checked")
    while ticked.count():
        ticked.first.uncheck()
    teacher.press("form[action='/teacher/roster/day'] button.go")
    yield "roster, one day, refused", page
    page.goto(f"{demo.url}/teacher/roster")
    teacher.press("form[action$='/roster/calendar'] button")
    yield "roster, with the calendar link", page


WALKS: dict[str, Callable[..., Iterator[Stop]]] = {
    "families": through_families,
    "a loss": through_a_loss,
    "keepers": through_keepers,
    "a log": through_a_log,
    "a count": through_a_count,
    "teachers": through_teachers,
}
