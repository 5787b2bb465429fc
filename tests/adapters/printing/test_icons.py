"""The pages' icons on paper: every one can be drawn, stays in its square, and curves as a browser's do."""

from math import hypot

import pytest

from kiosk.adapters.printing.brush import Brush
from kiosk.adapters.printing.icons import SIDE, draw_icon, icons_in
from kiosk.adapters.printing.paper import Paper
from kiosk.adapters.printing.svg_path import strokes
from kiosk.domain.standard_categories import STANDARD_CATEGORIES
from kiosk.paths import folder

from .reading import pages_of

ICONS = icons_in((folder("static") / "img" / "icons.svg").read_text())


def test_every_kind_has_its_icon():
    assert {f"cat-{category.key}" for category in STANDARD_CATEGORIES} <= ICONS.keys()


@pytest.mark.parametrize("name", [name for name in ICONS if name.startswith(("cat-", "ui-"))])
def test_an_icon_stays_in_its_square(name):
    ends = [
        stroke[-3:-1] if len(stroke) == 3 else stroke[-2:] for part in ICONS[name] for stroke in part.strokes
    ]
    assert len([end for end in ends if end]) > 1
    assert all(0 <= number <= SIDE for end in ends for number in end)


def test_an_arc_keeps_its_distance_from_its_middle():
    middles = {"0 1": (12, 12), "1 0": (12, 12), "0 0": (17, 17), "1 1": (17, 17)}
    for flags, middle in middles.items():
        _move, *curves = strokes(f"M17 12A5 5 0 {flags} 12 17")
        assert curves[-1][-2:] == pytest.approx((12, 17))
        for *_leans, x, y in curves:
            assert hypot(x - middle[0], y - middle[1]) == pytest.approx(5)
        assert len(curves) == (3 if flags[0] == "1" else 1)


def test_an_arc_too_small_for_its_ends_is_made_large_enough():
    [_move, *curves] = strokes("M0 0a1 1 0 0 1 10 0")
    assert curves[-1][-2:] == pytest.approx((10, 0))


def test_small_letters_go_on_from_where_the_pen_is():
    assert strokes("M1 2l3 4h1v-1H0V0z") == strokes("M1 2L4 6L5 6L5 5L0 5L0 0Z")
    assert strokes("m1 2 3 4") == strokes("M1 2L4 6")
    assert strokes("M0 0c1 1 2 1 3 0s2-1 3 0") == strokes("M0 0C1 1 2 1 3 0C4 -1 5 -1 6 0")
    assert strokes("M0 0q2 2 4 0t4 0")[-1] == pytest.approx(strokes("M0 0Q2 2 4 0Q6 -2 8 0")[-1])


def test_it_is_drawn_the_right_way_up():
    paper = Paper("icon", 40, 40)
    draw_icon(Brush(paper.canvas), ICONS["ui-up"], 0, 0, 40)
    [picture] = pages_of(paper.finished(), 100)
    upper = picture.crop((0, 0, picture.width, picture.height // 2))
    lower = picture.crop((0, picture.height // 2, picture.width, picture.height))
    dark = [sum(1 for value in half.tobytes() if value < 128) for half in (upper, lower)]
    assert dark[0] > dark[1] > 0
