"""The page to try a printer with: true rulers both ways, and the labels' outlines where they belong."""

import pytest

from kiosk.adapters.printing.calibration import calibration_sheet
from kiosk.adapters.printing.layouts import LAYOUTS

from .reading import size_of, strokes, words_on

EACH_LAYOUT = pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)


def segments(pdf):
    """Every stroke of two points, as (x, y, x, y) in mm."""
    return [(*a, *b) for path in strokes(pdf) for a, b in zip(path[0::2], path[1::2], strict=True)]


@EACH_LAYOUT
def test_every_millimetre_of_both_rulers_is_one_to_a_tenth(layout):
    pdf = calibration_sheet(layout)
    assert size_of(pdf) == pytest.approx((layout.page_width, layout.page_height), abs=0.1)
    short = [line for line in segments(pdf) if abs(line[0] - line[2]) + abs(line[1] - line[3]) < 5]
    across = sorted(line[0] for line in short if abs(line[0] - line[2]) < 0.01)
    down = sorted(layout.page_height - line[1] for line in short if abs(line[1] - line[3]) < 0.01)
    assert across == pytest.approx(list(range(int(layout.page_width) + 1)), abs=0.1)
    assert down == pytest.approx(list(range(int(layout.page_height) + 1)), abs=0.1)


@EACH_LAYOUT
def test_the_outlines_are_the_labels_to_a_tenth_of_a_millimetre(layout):
    lines = segments(calibration_sheet(layout))[: 4 * layout.per_page]
    for number, (left, top) in enumerate(layout.places()):
        edges = lines[4 * number : 4 * number + 4]
        xs = [x for edge in edges for x in edge[0::2]]
        ys = [layout.page_height - y for edge in edges for y in edge[1::2]]
        assert (min(xs), max(xs)) == pytest.approx((left, left + layout.label_width), abs=0.1)
        assert (min(ys), max(ys)) == pytest.approx((top, top + layout.label_height), abs=0.1)


def test_the_figures_stand_at_their_marks():
    layout = LAYOUTS["a4-3x8"]
    figures = [(text, box) for text, box in words_on(calibration_sheet(layout))[0] if text == "100"]
    (_, across), (_, down) = figures
    assert (across[0] + across[2]) / 2 == pytest.approx(100, abs=0.5)
    assert layout.page_height - (down[1] + down[3]) / 2 == pytest.approx(100, abs=0.5)
