"""Sheets of labels fit their paper."""

import pytest

from kiosk.adapters.printing.layouts import LAYOUTS
from kiosk.domain.labels import Kind

EACH_LAYOUT = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


@EACH_LAYOUT
def test_the_labels_fill_no_more_than_the_page(layout):
    if layout.kind is not Kind.ROLL:
        assert (layout.page_width, layout.page_height) == (210, 297)
    assert min(layout.cuts_x()) >= 0
    assert max(layout.cuts_x()) <= layout.page_width + 1e-9
    assert min(layout.cuts_y()) >= 0
    assert max(layout.cuts_y()) <= layout.page_height + 1e-9


@EACH_LAYOUT
def test_the_margins_are_the_same_on_both_sides(layout):
    assert layout.page_width - max(layout.cuts_x()) == pytest.approx(layout.margin_left, abs=1e-6)
    assert layout.page_height - max(layout.cuts_y()) == pytest.approx(layout.margin_top, abs=1e-6)


def test_the_sheets_hold_what_their_stock_holds():
    assert {name: layout.per_page for name, layout in LAYOUTS.items()} == {
        "a4-3x8": 24,
        "a4-6x16": 96,
        "a4-4x10": 40,
        "deli-like": 30,
        "l7160-like": 21,
        "l4731-like": 189,
        "hang-3x3": 9,
        "roll-30x20": 1,
        "roll-40x30": 1,
        "roll-50x30": 1,
        "roll-60x40": 1,
    }


@pytest.mark.parametrize(
    ("name", "width", "height"),
    [
        ("a4-3x8", 70, 37),
        ("a4-4x10", 52.5, 29.7),
        ("l7160-like", 63.5, 38.1),
        ("l4731-like", 25.4, 10),
        ("roll-30x20", 30, 20),
        ("roll-40x30", 40, 30),
        ("roll-50x30", 50, 30),
        ("roll-60x40", 60, 40),
    ],
)
def test_the_labels_are_as_large_as_their_stock_says(name, width, height):
    assert (LAYOUTS[name].label_width, LAYOUTS[name].label_height) == (width, height)


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_found_by_its_name(name):
    layout = LAYOUTS[name]
    assert layout.name == name
    assert len(set(layout.places())) == layout.per_page
