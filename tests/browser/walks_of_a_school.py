"""A way through the school's own pages: what comes after a press, and what a closed board says."""

from collections.abc import Iterator

from playwright.sync_api import Browser, Page

from tests.chromium import PHONE, Visitor
from tests.demo import Demo

Stop = tuple[str, Page]


def through_a_school(office: Visitor, browser: Browser, demo: Demo, **how: str) -> Iterator[Stop]:
    """The office slips in every form, tries a kind and a channel, and closes the board for a moment."""
    yield from _slips(office, f"{demo.url}/teacher/school")
    yield from _given_up(office, f"{demo.url}/teacher/school")
    yield from _channel(office, f"{demo.url}/teacher/school/channels")
    yield from _imported(office, f"{demo.url}/teacher/school/import")
    yield from _closed(office, browser, demo, **how)


def _slips(office: Visitor, school: str) -> Iterator[Stop]:
    page = office.page
    forms = (
        ("stations", "form[action$='/stations']"),
        ("stations/1", "form[action$='/stations/1']"),
        ("stations/1/zones", "form[action$='/zones']"),
        ("categories/new", "form[action$='/categories']"),
        ("places", "form[action$='/places']"),
        ("classes", "form[action$='/classes']"),
        ("channels", "form[action$='/channels']"),
        ("rules", "form[action$='/rules']"),
        ("screen", "form[action$='/screen']"),
        ("import", "form[action$='/import']"),
    )
    for address, form in forms:
        page.goto(f"{school}/{address}")
        page.evaluate(
            """form => { const sent = document.querySelector(form); sent.noValidate = true;
                 sent.querySelectorAll('.box').forEach(box => { box.value = '' }) }""",
            form,
        )
        office.press(f"{form} button.go")
        assert page.locator(".summary").count() == 1
        yield f"{address}, refused", page
    page.goto(f"{school}/zones/1")
    office.press("form[action$=give-up] button")
    assert page.locator(".summary").count() == 1
    yield "zone, not given up", page


def _given_up(office: Visitor, school: str) -> Iterator[Stop]:
    page = office.page
    page.goto(f"{school}/categories/16")
    office.press("form[action$=give-up] button")
    yield "kinds, one given up", page
    page.goto(f"{school}/categories/16")
    yield "a kind that was given up", page
    office.press("form[action$=take-back] button")
    yield "kinds, all there again", page


def _channel(office: Visitor, channels: str) -> Iterator[Stop]:
    """It is to be told of the week only, and is gone before the week ends: nothing is ever sent there."""
    page = office.page
    page.goto(channels)
    page.fill("[name=title]", "三年级二班家长群")
    page.fill("[name=address]", "wecombot://693a91f6-7aoc-4bc4-97a0-0ec2sifa5aaa")
    page.uncheck("[name=digest]")
    office.press("form[action$='/channels'] button.go")
    assert "693a91f6" not in page.content()
    yield "a channel", page
    page.goto(channels)
    yield "channels, one of them ours", page
    office.press("section.panel .way")
    office.press("form[action$='/remove'] button")
    assert page.locator("section.panel .way").count() == 0


def _imported(office: Visitor, address: str) -> Iterator[Stop]:
    """One of two rows is wrong; without it the other goes into the store."""
    page, right, wrong = office.page, "类别,地点,备注\n红领巾,食堂,边上有墨点\n", "围脖,食堂二,\n"
    for table in (right + wrong, right):
        page.goto(address)
        page.fill("[name=text]", table)
        office.press("form[action$='/import'] button.go")
        assert page.locator(".summary li").count() == (2 if wrong in table else 0)
        yield "a table, looked at", page
    office.press("form[action$='/now'] button.go")
    assert page.locator("form[action$='/now']").count() == 0
    yield "a table, imported", page


def _closed(office: Visitor, browser: Browser, demo: Demo, **how: str) -> Iterator[Stop]:
    """Whatever happens, the board is open again afterwards: others look at it too."""
    family = Visitor(browser, PHONE, **how)
    _let_read(office, demo, "pass")
    try:
        family.page.goto(f"{demo.url}/board/east-gate")
        assert family.page.locator(".tile").count() == 0
        yield "board, at the station only", family.page
        family.page.goto(demo.gate)
        assert family.page.locator(".tile").count() > 0
    finally:
        _let_read(office, demo, "anyone")
    assert family.troubles(demo.url) == []
    family.context.close()


def _let_read(office: Visitor, demo: Demo, readers: str) -> None:
    office.page.goto(f"{demo.url}/teacher/school/rules")
    office.page.check(f"[name=board_readers][value={readers}]")
    office.press("form[action$='/rules'] button.go")
