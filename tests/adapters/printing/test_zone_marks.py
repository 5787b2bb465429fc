"""A zone is told by its letter, its pattern and its colour, on paper as on the screen."""

import itertools
import re

import pytest
from PIL import ImageChops

from kiosk.adapters.printing.brush import Brush
from kiosk.adapters.printing.paper import Paper
from kiosk.adapters.printing.zone_marks import SHADES, draw_mark
from kiosk.domain.colours import Colour, Pattern
from kiosk.paths import folder

from .reading import pages_of
from .sheets import MARKS


def a_mark_in_grey(mark, dpi=200):
    """The mark alone on a page of 10 mm, as a black and white printer has it."""
    paper = Paper("", 10, 10)
    draw_mark(paper, Brush(paper.canvas), mark, 1, 1, 8)
    [picture] = pages_of(paper.finished(), dpi)
    return picture


def test_the_shades_are_those_of_the_screen():
    css = (folder("static") / "css" / "tokens.css").read_text("utf-8")
    found = re.findall(r"\.c-(\w+) \{ --c: (#\w+); --on: (#\w+); \}", css)
    on_screen = {name: (shade, "#ffffff" if on == "#fff" else on) for name, shade, on in found}
    assert on_screen == SHADES
    assert set(SHADES) == set(Colour)


def test_each_pattern_differs_from_every_other_without_colour_and_letter():
    grey = {
        pattern: a_mark_in_grey(type(MARKS[0])("", "blue", pattern)).point(lambda dot: 255 * (dot > 160))
        for pattern in Pattern
    }
    for one, other in itertools.combinations(grey, 2):
        differing = sum(ImageChops.difference(grey[one], grey[other]).histogram()[200:])
        assert differing > 150, (one, other)


@pytest.mark.parametrize("mark", MARKS, ids=lambda mark: mark.letter)
def test_the_letter_stands_black_on_white(mark):
    middle = a_mark_in_grey(mark).crop((24, 24, 55, 55))
    dots = middle.histogram()
    assert sum(dots[:90]) > 60
    assert sum(dots[230:]) > 300


def test_the_mark_keeps_to_its_square():
    box = a_mark_in_grey(MARKS[0]).point(lambda dot: 255 - dot).getbbox()
    edge = 200 / 25.4
    assert box[0] >= edge * 0.7
    assert box[2] <= edge * 9.3
