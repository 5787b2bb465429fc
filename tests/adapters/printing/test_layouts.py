"""Sheets of labels fit their paper."""

import pytest

from kiosk.adapters.printing.layouts import LAYOUTS


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_labels_fill_no_more_than_the_page(layout):
    assert (layout.page_width, layout.page_height) == (210, 297)
    assert min(layout.cuts_x()) >= 0
    assert max(layout.cuts_x()) <= layout.page_width
    assert min(layout.cuts_y()) >= 0
    assert max(layout.cuts_y()) <= layout.page_height


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_margins_are_the_same_on_both_sides(layout):
    assert layout.page_width - max(layout.cuts_x()) == pytest.approx(layout.margin_left)
    assert layout.page_height - max(layout.cuts_y()) == pytest.approx(layout.margin_top)


def test_the_sheets_hold_24_and_96_labels():
    assert {name: layout.per_page for name, layout in LAYOUTS.items()} == {"a4-3x8": 24, "a4-6x16": 96}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_layout_is_found_by_its_name(name):
    layout = LAYOUTS[name]
    assert layout.name == name
    assert len(set(layout.places())) == layout.per_page
