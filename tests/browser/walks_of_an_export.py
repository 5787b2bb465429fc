"""A way through taking the claim log out: the bar fills, and the file is with the downloads."""

from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

from tests.adapters.spreadsheets.reading import sheets_of
from tests.chromium import Visitor
from tests.demo import Demo


def through_an_export(office: Visitor, demo: Demo, folder: Path) -> Iterator[tuple[str, Page]]:
    """The office takes late claims out without names, and then all of them with names."""
    page = office.page
    page.goto(f"{demo.url}/teacher/claims?kind=late")
    office.press("a[href*='/teacher/claims/export']")
    book = _saved(page, "a[data-export][href*='.xlsx']", folder)
    [rows] = sheets_of(book.read_bytes()).values()
    assert page.text_content("[data-export-done]") == str(len(rows) - 1)
    yield "export, kept", page
    page.goto(f"{demo.url}/teacher/claims/export")
    page.fill("[name=reason]", "期末核对")
    lines = _saved(page, "form[data-export] [value=csv]", folder)
    assert "with-names" in lines.name
    assert lines.read_bytes().count(b"\r\n") > len(rows)
    page.fill("[name=reason]", " ")
    office.press("form[data-export] [value=xlsx]")
    assert page.locator(".summary").count() == 1
    yield "export, refused", page


def _saved(page: Page, pressed: str, folder: Path) -> Path:
    with page.expect_download() as downloading:
        page.click(pressed)
    page.wait_for_selector("[data-export-state=kept]:not([hidden])")
    kept = folder / downloading.value.suggested_filename
    downloading.value.save_as(kept)
    return kept
