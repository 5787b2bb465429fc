"""The three steps as pictures a six-year-old reads: an eye, a thing with a heart, a phone with a form.

Each is centred on the origin and fits a disc of 13 mm radius.
"""

from .brush import OUTLINE, Brush
from .things import BLUE, GREEN, ORANGE, RED, WHITE, YELLOW


def look(brush: Brush) -> None:
    brush.disc(0, 0, 13, BLUE)
    brush.line((5.6, -5.6), (9.4, -9.4), width=3.4)
    brush.disc(-1, 1, 8.4, WHITE, OUTLINE, 1.1)
    brush.shape(
        (-7.4, 1), [(-4.4, 6.4, 2.4, 6.4, 5.4, 1), (2.4, -4.4, -4.4, -4.4, -7.4, 1)], "#EAF4FF", OUTLINE, 0.7
    )
    brush.disc(-1, 1, 3.3, "#8A5A33")
    brush.disc(-1, 1, 1.7, OUTLINE)
    brush.disc(0.1, 2.2, 0.8, WHITE)


def recognise(brush: Brush) -> None:
    brush.disc(0, 0, 13, ORANGE)
    brush.box(-3.4, 5.2, 6.8, 4.2, 1.2, YELLOW, OUTLINE)
    brush.box(-5.8, -9.6, 11.6, 15.6, 3.2, WHITE, OUTLINE)
    brush.shape(
        (0, -5.6),
        [(-6.2, -1.6, -4, 3.4, 0, 0.4), (4, 3.4, 6.2, -1.6, 0, -5.6)],
        RED,
        None,
    )
    brush.disc(7, -6.2, 4.4, GREEN, WHITE, 1)
    _tick(brush, 7, -6.2, 1)


def register(brush: Brush) -> None:
    brush.disc(0, 0, 13, GREEN)
    brush.box(-6.2, -10, 12.4, 20, 2.2, WHITE, OUTLINE, 0.9)
    for y in (5.6, 2, -1.6):
        brush.box(-4, y - 0.9, 8, 1.8, 0.9, "#D9E6DC")
    brush.box(-4, -7.4, 8, 3.8, 1.9, ORANGE)
    with brush.at(6.2, 1.2, 1, -38):
        brush.box(-1.3, -4.6, 2.6, 9.6, 0.3, YELLOW, OUTLINE, 0.6)
        brush.box(-1.3, 4, 2.6, 2, 0.6, RED, OUTLINE, 0.6)
        brush.shape((-1.3, -4.6), [(0, -7.6), (1.3, -4.6)], "#F6DDBB", OUTLINE, 0.6)


def _tick(brush: Brush, x: float, y: float, scale: float) -> None:
    with brush.at(x, y, scale):
        brush.line((-1.9, 0), (-0.5, -1.5), (2.1, 1.6), colour=WHITE, width=1.1)
