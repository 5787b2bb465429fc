"""A way through a sheet of paper: a slip in its code, a fault in a row, a row kept, and the kind answers."""

from collections.abc import Iterator

from playwright.sync_api import Page

from kiosk.adapters.chance import new_code
from tests.chromium import Visitor
from tests.demo import Demo

TAG = 18


def through_paper(teacher: Visitor, demo: Demo) -> Iterator[tuple[str, Page]]:
    """A teacher keys a row in, once wrongly and twice rightly; what she kept is put back at the end."""
    page, serial = teacher.page, new_code()
    page.goto(f"{demo.url}/teacher/paper")
    page.fill("[name=serial]", "7K3M9QXA")
    teacher.press("main form button.go")
    yield "from paper, a slip", page
    page.fill("[name=serial]", serial.lower())
    teacher.press("main form button.go")
    code = demo.tag(TAG).rsplit("/", 1)[1]
    _row(page, "7K3M9QXA", "林小雨")
    teacher.press("#row button.go")
    assert page.evaluate("document.activeElement.name") == "code"
    yield "a sheet of paper, a fault in a row", page
    page.fill("[name=code]", code)
    teacher.press("#row button.go")
    yield "a sheet of paper, a row on record", page
    page.select_option("[name=row]", "1")
    _row(page, code, "周浩然")
    teacher.press("#row button.go")
    yield "a sheet of paper, on record already", page
    page.goto(f"{demo.url}/teacher/paper/{serial}?row=2")
    _row(page, code, "周浩然")
    teacher.press("#row button.go")
    yield "a sheet of paper, two families", page
    put_back(teacher, f"{demo.url}/teacher/paper/{serial}")
    page.goto(f"{demo.url}/teacher/paper/{serial}?row=1")
    _row(page, code, "周浩然")
    teacher.press("#row button.go")
    yield "a sheet of paper, undone since", page


def put_back(teacher: Visitor, sheet: str) -> None:
    """Puts back every claim of a sheet, so that the next visitor finds the things on the board."""
    page = teacher.page
    page.goto(sheet)
    claims = page.locator(".rows a[href*='/teacher/claims/']").evaluate_all("all => all.map(a => a.href)")
    for claim in claims:
        page.goto(claim)
        page.click("details.more summary")
        teacher.press("form[action$='/put-back'] button")


def _row(page: Page, code: str, name: str) -> None:
    page.fill("[name=code]", code)
    page.fill("[name=name]", name)
    page.select_option("[name=class_name]", index=14)
    page.fill("[name=contact]", "13800138000")
