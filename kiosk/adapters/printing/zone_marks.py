"""A zone as it is marked on the board: colour, pattern and letter, to be read without colours too."""

from dataclasses import dataclass
from math import pi, sin

from .brush import OUTLINE, Brush
from .lettering import fitted
from .paper import Paper

SIDE = 24.0
SMALL = 4.4
"""A mark smaller than this, in mm, needs a larger letter and less of its pattern."""
WHITE = ("#fbf9f4", "#57503f")
SHADES = {
    "red": ("#cf4438", "#ffffff"),
    "orange": ("#f2923f", "#402000"),
    "yellow": ("#f8d04a", "#463500"),
    "green": ("#35854f", "#ffffff"),
    "blue": ("#3a74c4", "#ffffff"),
    "purple": ("#7f55b3", "#ffffff"),
    "pink": ("#f3a7ba", "#571328"),
    "brown": ("#84573a", "#ffffff"),
    "black": ("#35322f", "#ffffff"),
    "white": WHITE,
    "grey": ("#b0b2b5", "#26282b"),
    "mixed": ("#d9c5ee", "#35204f"),
}
"""Per colour its shade and what is drawn on it, as `static/css/tokens.css` has them."""


@dataclass(frozen=True)
class ZoneMark:
    """A zone's letter, and its colour and pattern by their plain names."""

    letter: str
    colour: str
    pattern: str


def draw_mark(paper: Paper, brush: Brush, mark: ZoneMark, x: float, y: float, side: float) -> None:
    """The mark in a square of `side` mm whose lower left corner is at x, y."""
    shade, on = SHADES.get(mark.colour, WHITE)
    with brush.at(x, y, side / SIDE):
        brush.box(0, 0, SIDE, SIDE, 4.5, shade)
        _patterned(brush, mark.pattern, on)
        brush.box(0, 0, SIDE, SIDE, 4.5, None, OUTLINE, 1.2)
        large = 1.0 if side >= SMALL else 1.25
        brush.disc(SIDE / 2, SIDE / 2, 8 * large, "#ffffff")
        letter = fitted(mark.letter, 12 * large, 13 * large, 5, 0.07)
        paper.write(letter, SIDE / 2, SIDE / 2 - letter.size * 0.36, OUTLINE, centred=True)


def _patterned(brush: Brush, pattern: str, colour: str) -> None:
    """The pattern within the square, cut off at its rim."""
    canvas = brush.canvas
    canvas.saveState()
    rim = canvas.beginPath()
    rim.roundRect(0, 0, SIDE, SIDE, 4.5)
    canvas.clipPath(rim, stroke=0, fill=0)
    _PATTERNS.get(pattern, _plain)(brush, colour)
    canvas.restoreState()


def _plain(brush: Brush, colour: str) -> None:
    """No pattern is a pattern too."""


def _stripes(brush: Brush, colour: str) -> None:
    for y in (2.5, 8.8, 15.2, 21.5):
        brush.line((0, y), (SIDE, y), colour=colour, width=2)


def _dots(brush: Brush, colour: str) -> None:
    for x in range(3, 24, 6):
        for y in range(3, 24, 6):
            brush.disc(x, y, 1.3, colour)


def _grid(brush: Brush, colour: str) -> None:
    for at in range(3, 24, 6):
        brush.line((at, 0), (at, SIDE), colour=colour, width=1.6)
        brush.line((0, at), (SIDE, at), colour=colour, width=1.6)


def _waves(brush: Brush, colour: str) -> None:
    for y in (3, 9, 15, 21):
        brush.line(*((x, y + 1.7 * sin(x * pi / 6)) for x in range(25)), colour=colour, width=1.6)


def _zigzag(brush: Brush, colour: str) -> None:
    for y in (1, 9, 17):
        brush.line(*((x, y + 4 * (x // 4 % 2)) for x in range(0, 25, 4)), colour=colour, width=1.8)


def _checks(brush: Brush, colour: str) -> None:
    for row in range(4):
        for column in range(row % 2, 4, 2):
            brush.box(column * 6, row * 6, 6, 6, 0, colour)


def _diagonal(brush: Brush, colour: str) -> None:
    for start in range(-16, 25, 8):
        brush.line((start, 0), (start + SIDE, SIDE), colour=colour, width=1.8)


_PATTERNS = {
    "stripes": _stripes,
    "dots": _dots,
    "grid": _grid,
    "waves": _waves,
    "zigzag": _zigzag,
    "checks": _checks,
    "diagonal": _diagonal,
}
