"""Tags as a printer makes them: in black and white, too large, askew, blurred, with the longest names."""

import itertools

import pytest
from PIL import Image, ImageDraw, ImageFilter, ImageOps

from kiosk.adapters.printing import hang_tags
from kiosk.adapters.printing.label_face import level_for
from kiosk.adapters.printing.layouts import LAYOUTS, THERMAL_DPI
from kiosk.adapters.printing.symbols import drawn_symbol
from kiosk.adapters.printing.tags import TICK, room_of, tag_sheet
from kiosk.domain.labels import LEAST_MODULE, Kind

from .reading import (
    a_heading,
    pages_of,
    size_of,
    some_labels,
    strokes,
    symbol_boxes,
    symbols_in,
    words_on,
)
from .sheets import LONG

FITTING = {name: layout for name, layout in LAYOUTS.items() if name != "l4731-like"}
EACH_LAYOUT = pytest.mark.parametrize("layout", FITTING.values(), ids=FITTING)
CUT = {name: layout for name, layout in FITTING.items() if layout.kind is Kind.CUT}
SHORT_HOST, LONG_HOST = "lost.sch.cn", "lost.sunshineschool.edu.cn"
ROLL_TAGS = 5
CURVES = 13  # points of a circle as four curves


def a_page(layout, host="lost.school.cn", **names):
    """The labels of a full page, or of a few pages of a roll, and their PDF."""
    labels = some_labels(layout.per_page if layout.per_page > 1 else ROLL_TAGS, host)
    return labels, tag_sheet(labels, a_heading(**names), layout)


def in_black_and_white(pdf, layout):
    """As its printer sees it: 203 dots an inch for a roll, 150 for a sheet."""
    pages = pages_of(pdf, THERMAL_DPI if layout.kind is Kind.ROLL else 150)
    return [page.point(lambda grey: 255 * (grey >= 128)) for page in pages]


def spoiled(page):
    """3 % too large, 7 degrees askew, a little out of focus."""
    larger = page.resize((round(page.width * 1.03), round(page.height * 1.03)), Image.Resampling.BILINEAR)
    askew = larger.rotate(7, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    return askew.filter(ImageFilter.GaussianBlur(0.7))


@EACH_LAYOUT
@pytest.mark.parametrize("host", [SHORT_HOST, LONG_HOST])
def test_every_tag_reads_from_a_page_in_black_and_white_also_a_spoiled_one(layout, host):
    labels, pdf = a_page(layout, host)
    pages = in_black_and_white(pdf, layout)
    wanted = sorted(label.url for label in labels)
    assert sorted(text for page in pages for text in symbols_in(page)) == wanted
    assert sorted(text for page in pages for text in symbols_in(spoiled(page))) == wanted


@EACH_LAYOUT
@pytest.mark.parametrize("host", [SHORT_HOST, LONG_HOST])
def test_each_symbol_lies_in_its_label_with_its_quiet_zone_and_squares_of_whole_dots(layout, host):
    labels, pdf = a_page(layout, host)
    boxes = symbol_boxes(pdf)
    assert len(boxes) == layout.per_page
    room = room_of(layout)
    modules = len(drawn_symbol(labels[0].url, level_for(labels[0].url, layout, room)).rows)
    for (left, top), (x1, y1, x2, y2) in zip(layout.places(), boxes, strict=True):
        module = (x2 - x1) / modules
        assert module >= LEAST_MODULE - 1e-3
        assert _off_dots(module, layout) < 0.02 or layout.name == "roll-30x20"
        assert y2 - y1 == pytest.approx(x2 - x1, abs=0.01)
        low = layout.page_height - top - layout.label_height
        assert x1 - 4 * module == pytest.approx(left + room.x, abs=0.05)
        assert (y1 + y2) / 2 == pytest.approx(low + room.y + room.height / 2, abs=0.05)
        assert y2 + 4 * module <= low + layout.label_height + 0.01
        assert y1 - 4 * module >= low - 0.01


@EACH_LAYOUT
def test_the_page_is_as_large_as_its_stock_to_a_tenth_of_a_millimetre(layout):
    _labels, pdf = a_page(layout)
    assert size_of(pdf) == pytest.approx((layout.page_width, layout.page_height), abs=0.1)


@pytest.mark.parametrize("layout", CUT.values(), ids=CUT)
def test_the_cut_marks_stand_on_the_labels_corners(layout):
    points = [point for path in strokes(tag_sheet(some_labels(1), a_heading(), layout)) for point in path]
    crosses = list(zip(points[0::4], points[1::4], points[2::4], points[3::4], strict=True))
    assert [b[0] - a[0] for a, b, _, _ in crosses] == pytest.approx([2 * TICK] * len(crosses), abs=0.01)
    middles = [((a[0] + b[0]) / 2, (c[1] + d[1]) / 2) for a, b, c, d in crosses]
    expected = itertools.product(layout.cuts_x(), [layout.page_height - cut for cut in layout.cuts_y()])
    off = [abs(x1 - x2) + abs(y1 - y2) for (x1, y1), (x2, y2) in zip(middles, expected, strict=True)]
    assert max(off) < 0.1


def test_a_roll_is_cut_already():
    assert strokes(tag_sheet(some_labels(1), a_heading(), LAYOUTS["roll-50x30"])) == []


@EACH_LAYOUT
def test_no_word_leaves_its_label_or_meets_another_however_long_the_names(layout):
    labels, pdf = a_page(layout, LONG_HOST, **LONG)
    lines = words_on(pdf)[0]
    symbols = symbol_boxes(pdf)
    assert len(lines) >= 4 * layout.per_page
    places = [(left, layout.page_height - top - layout.label_height) for left, top in layout.places()]
    wide, high = layout.label_width, layout.label_height
    of_label = {place: [] for place in places}
    for text, (x1, y1, x2, y2) in lines:
        inside = [(x, y) for x, y in places if x1 > x and x2 < x + wide and y1 > y and y2 < y + high]
        assert len(inside) == 1, text
        of_label[inside[0]].append((text, (x1, y1, x2, y2)))
    for place, symbol in zip(places, symbols, strict=True):
        written = of_label[place]
        for (_, one), (_, other) in itertools.combinations(written, 2):
            assert not _overlap(one, other)
        module = (symbol[2] - symbol[0]) / 37
        assert all(not _overlap(box, symbol, 3.5 * module) for _, box in written)
    assert len(labels) >= layout.per_page


@pytest.mark.parametrize("layout", CUT.values(), ids=CUT)
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


def test_a_hang_tags_holes_lie_on_each_other_once_it_is_folded():
    layout = LAYOUTS["hang-3x3"]
    paths = strokes(tag_sheet(some_labels(1), a_heading(), layout))
    rings = [path for path in paths if len(path) == CURVES]
    middles = [
        ((min(x for x, _ in r) + max(x for x, _ in r)) / 2, (min(y for _, y in r) + max(y for _, y in r)) / 2)
        for r in rings
    ]
    [(x1, low), (x2, high)] = sorted(middles, key=lambda middle: middle[1])
    assert (x1, x2) == pytest.approx((layout.margin_left + 30.0,) * 2, abs=0.1)
    fold = layout.page_height - layout.margin_top - layout.label_height / 2
    assert (low + high) / 2 == pytest.approx(fold, abs=0.1)
    assert high - low == pytest.approx(2 * hang_tags.HOLE_FROM_FOLD, abs=0.1)


def test_the_back_of_a_hang_tag_stands_on_its_head_and_says_the_same_code():
    layout = LAYOUTS["hang-3x3"]
    labels, pdf = a_page(layout)
    page = pages_of(pdf, 150)[0]
    fold = round((layout.margin_top + layout.label_height / 2) / 25.4 * 150)
    assert symbols_in(page.crop((0, 0, page.width, fold))) == []
    backs = [text for text, box in words_on(pdf)[0] if text == f"{labels[0].code[:4]} {labels[0].code[4:]}"]
    assert len(backs) == 1


def _off_dots(module, layout):
    dots = module / 25.4 * layout.dpi
    return abs(dots - round(dots))


def _overlap(one, other, room=-0.12):
    """Whether two boxes come nearer to each other than `room` mm."""
    wide = min(one[2], other[2]) - max(one[0], other[0])
    high = min(one[3], other[3]) - max(one[1], other[1])
    return wide > -room and high > -room
