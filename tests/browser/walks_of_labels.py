"""A way through labels: the picture follows the choice, own measures are kept, a lost sheet is cancelled."""

from collections.abc import Iterator

import pypdfium2
from playwright.sync_api import Page, expect

from tests.chromium import Visitor
from tests.demo import Demo

MEASURES = {"columns": "2", "rows": "6", "label_width": "90", "label_height": "45"}


def through_labels(teacher: Visitor, demo: Demo) -> Iterator[tuple[str, Page]]:
    """A teacher looks at hang-tags on a begun sheet, measures labels, prints on them, and loses the sheet."""
    page = teacher.page
    page.goto(f"{demo.url}/teacher/prints")
    expect(page.locator("[data-look]")).to_be_hidden()
    page.check("[value=hang-3x3]", force=True)
    page.fill("[name=skip]", "2")
    page.press("[name=skip]", "Tab")
    picture = page.locator("#tags-picture")
    expect(picture).to_have_attribute("src", "/teacher/tags.svg?layout=hang-3x3&station=1&skip=2")
    expect(picture).to_have_js_property("complete", True)
    assert picture.evaluate("image => image.naturalWidth") > 0
    yield "prints, another choice", page
    page.goto(f"{demo.url}/teacher/labels")
    page.fill("[name=title]", "办公室的标签")
    for name, value in MEASURES.items():
        page.fill(f"[name={name}]", value)
    page.fill("[name=margin_left]", "80")
    page.fill("[name=margin_top]", "10")
    teacher.press("form[action='/teacher/labels'] button")
    yield "own labels, refused", page
    page.fill("[name=margin_left]", "15")
    teacher.press("form[action='/teacher/labels'] button")
    assert page.locator("[name=layout]:checked").input_value().startswith("own:")
    yield "prints, own labels", page
    page.fill("[name=count]", "501")
    key = page.input_value("form[data-tags] [name=key]")
    with page.expect_download() as downloading:
        page.click("form[data-tags] button.go")
    page.wait_for_selector("[data-export-state=kept]:not([hidden])")
    with pypdfium2.PdfDocument(downloading.value.path()) as pages:
        assert len(pages) == 501 // 12 + 1
    assert page.text_content("[data-export-done]") == "501"
    assert page.input_value("form[data-tags] [name=key]") != key
    yield "prints, made", page
    page.goto(f"{demo.url}/teacher/tag-series")
    page.locator(".series details summary").first.click()
    teacher.press(".series details[open] form button")
    yield "printed tags, cancelled", page
    teacher.press("form[action$='take-back'] button")
    assert page.locator("form[action$='take-back']").count() == 0
    yield "printed tags, good again", page
