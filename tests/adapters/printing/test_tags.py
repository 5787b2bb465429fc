"""Sheets of tags: every symbol reads, every length is true, nothing runs over."""

import itertools
import threading

import pytest
from PIL import ImageDraw, ImageOps

from kiosk.adapters.printing.layouts import LAYOUTS
from kiosk.adapters.printing.refusals import ModuleTooSmall
from kiosk.adapters.printing.tags import DOT, LEAST_MODULE, TagLabel, tag_sheet

from .reading import (
    a_heading,
    filled_boxes,
    pages_of,
    size_of,
    some_labels,
    strokes,
    symbols_in,
    text_of,
    unembedded_fonts,
)

EACH_LAYOUT = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
LONG = {"name_zh": "阳光实验学校教育集团滨江校区诚信守护站" * 9, "name_en": "A very long station name " * 9}
LONG_HOST = "lost.sunshineschool.edu.cn"


@EACH_LAYOUT
def test_every_tag_of_96_reads_from_150_dpi(layout):
    labels = some_labels(96)
    pages = pages_of(tag_sheet(labels, a_heading(), layout), 150)
    assert len(pages) == 96 // layout.per_page
    read = [text for page in pages for text in symbols_in(page)]
    assert sorted(read) == sorted(label.url for label in labels)


@EACH_LAYOUT
def test_each_symbol_lies_in_its_own_label_and_is_as_large_as_it_says(layout):
    labels = some_labels(96)
    boxes = filled_boxes(tag_sheet(labels, a_heading(), layout))
    assert len(boxes) == layout.per_page
    for (left, top), (x1, y1, x2, y2) in zip(layout.places(), boxes, strict=True):
        module = (x2 - x1) / 33
        assert module >= LEAST_MODULE
        assert module / DOT == pytest.approx(round(module / DOT), abs=0.01)
        assert y2 - y1 == pytest.approx(x2 - x1, abs=0.01)
        assert x1 - 4 * module == pytest.approx(left + layout.padding, abs=0.05)
        middle = layout.page_height - top - layout.label_height / 2
        assert (y1 + y2) / 2 == pytest.approx(middle, abs=0.05)
        assert y2 + 4 * module <= layout.page_height - top + 0.01


@EACH_LAYOUT
def test_the_cut_marks_stand_on_the_labels_corners(layout):
    pdf = tag_sheet(some_labels(1), a_heading(), layout)
    assert size_of(pdf) == pytest.approx((210, 297), abs=0.01)
    points = [point for path in strokes(pdf) for point in path]
    crosses = zip(points[0::4], points[1::4], points[2::4], points[3::4], strict=True)
    middles = [((a[0] + b[0]) / 2, (c[1] + d[1]) / 2) for a, b, c, d in crosses]
    assert [b[0] - a[0] for a, b in zip(points[0::4], points[1::4], strict=True)] == pytest.approx(
        [2.0] * len(middles), abs=0.01
    )
    ups = [layout.page_height - cut for cut in layout.cuts_y()]
    expected = itertools.product(layout.cuts_x(), ups)
    off = [abs(x1 - x2) + abs(y1 - y2) for (x1, y1), (x2, y2) in zip(middles, expected, strict=True)]
    assert max(off) < 0.02


@EACH_LAYOUT
def test_no_ink_comes_near_a_cut_however_long_the_names(layout):
    labels = some_labels(layout.per_page, LONG_HOST)
    dpi = 200
    [page] = pages_of(tag_sheet(labels, a_heading(**LONG), layout), dpi)
    ink = ImageOps.invert(page)
    mm = dpi / 25.4
    draw = ImageDraw.Draw(ink)
    for x, y in itertools.product(layout.cuts_x(), layout.cuts_y()):
        draw.rectangle([x * mm - 1.3 * mm, y * mm - 1.3 * mm, x * mm + 1.3 * mm, y * mm + 1.3 * mm], fill=0)
    near = 0.4 * mm
    for x in layout.cuts_x():
        assert ink.crop((round(x * mm - near), 0, round(x * mm + near), ink.height)).getbbox() is None
    for y in layout.cuts_y():
        assert ink.crop((0, round(y * mm - near), ink.width, round(y * mm + near))).getbbox() is None
    assert len(symbols_in(page)) == layout.per_page


@EACH_LAYOUT
def test_the_code_the_station_and_the_host_stand_beside_the_symbol(layout):
    label = TagLabel("7K3M9QXA", "https://lost.school.cn/t/7K3M9QXA")
    words = " ".join(text_of(tag_sheet([label], a_heading(name_zh="玥珺堃喆守护站"), layout)).split())
    assert "7K3M 9QXA" in words
    assert "玥珺堃喆守护站" in words
    assert "lost.school.cn" in words


def test_a_station_without_a_chinese_name_prints_the_other():
    sheet = tag_sheet(some_labels(1), a_heading(name_zh=""), LAYOUTS["a4-3x8"])
    assert text_of(sheet).count("Integrity Station") == 1


@EACH_LAYOUT
def test_every_font_is_embedded(layout):
    pdf = tag_sheet(some_labels(3), a_heading(), layout)
    assert unembedded_fonts(pdf) == []
    assert b"Helvetica" not in pdf
    assert pdf.count(b"/FontFile2") >= 1


def test_an_address_too_long_for_a_small_label_is_refused_and_fits_a_large_one():
    labels = some_labels(1, "lost-and-found.sunshine-primary.edu.cn")
    with pytest.raises(ModuleTooSmall, match=r"0\.39 mm") as refusal:
        tag_sheet(labels, a_heading(), LAYOUTS["a4-6x16"])
    assert refusal.value.module < refusal.value.least == LEAST_MODULE
    [page] = pages_of(tag_sheet(labels, a_heading(), LAYOUTS["a4-3x8"]), 150)
    assert symbols_in(page) == [labels[0].url]


def test_no_labels_are_no_sheet():
    with pytest.raises(ValueError, match="at least one"):
        tag_sheet([], a_heading(), LAYOUTS["a4-3x8"])


def test_progress_hears_of_every_label():
    heard = []
    tag_sheet(some_labels(26), a_heading(), LAYOUTS["a4-3x8"], heard.append)
    assert heard == list(range(1, 27))


def test_a_name_of_missing_and_strange_characters_is_printed_all_the_same():
    sheet = tag_sheet(some_labels(1), a_heading(name_zh="🎒\n\x00\u202e站\ud800"), LAYOUTS["a4-3x8"])
    assert "〓 站〓" in text_of(sheet)


def test_two_sheets_at_once_are_the_same_as_one_after_another():
    labels = some_labels(24)
    alone = tag_sheet(labels, a_heading(), LAYOUTS["a4-3x8"])
    together = []
    printers = [
        threading.Thread(target=lambda: together.append(tag_sheet(labels, a_heading(), LAYOUTS["a4-3x8"])))
        for _ in range(3)
    ]
    for printer in printers:
        printer.start()
    for printer in printers:
        printer.join()
    assert together == [alone] * 3
