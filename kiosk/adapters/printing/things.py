"""The lost things on the poster: they hang from their pegs, awake and glad to see you.

Each is drawn under the peg at the origin, about 36 mm down and 26 mm wide.
"""

from .brush import OUTLINE, Brush

RED, ORANGE, YELLOW, GREEN = "#E2574C", "#F39C3D", "#FFD25A", "#58B368"
BLUE, PURPLE, PINK, WHITE = "#4A90D9", "#9B72CF", "#F4A6B7", "#FFFFFF"


def face(brush: Brush, x: float, y: float, scale: float = 1.0) -> None:
    """Two eyes, a smile and warm cheeks around x, y."""
    with brush.at(x, y, scale):
        for side in (-1, 1):
            brush.disc(side * 3.1, 0, 0.95, OUTLINE)
            brush.disc(side * 3.1 + 0.35, 0.4, 0.3, WHITE)
            brush.disc(side * 5.0, -2.1, 1.05, PINK)
        brush.shape((-1.9, -1.6), [(-1.2, -3.6, 1.2, -3.6, 1.9, -1.6)], None, closed=False)


def peg(brush: Brush, colour: str) -> None:
    """The peg itself, in its zone's colour."""
    brush.disc(0, 0, 2.1, colour, OUTLINE, 0.6)
    brush.disc(-0.5, 0.6, 0.6, WHITE)


def hat(brush: Brush) -> None:
    brush.line((0, 0), (-1.2, -7), width=0.8)
    brush.disc(0, -9, 4, YELLOW, OUTLINE)
    brush.shape((-12, -27), [(-12.5, -6, 12.5, -6, 12, -27)], RED)
    for x in (-5.2, 5.2):
        brush.shape(
            (x, -13.2), [(x * 1.5, -17, x * 1.6, -20, x * 1.65, -24)], None, "#C8443A", 0.6, closed=False
        )
    brush.box(-13.5, -33.5, 27, 8.2, 3.6, YELLOW, OUTLINE)
    for x in range(-9, 10, 6):
        brush.line((x, -31.6), (x, -27.4), colour="#E0AE2F", width=0.6)
    face(brush, 0, -18.6)


def bottle(brush: Brush) -> None:
    brush.shape(
        (-4.5, -12),
        [(-6.5, -2, -2, 0.6, 0, 0.6), (2, 0.6, 6.5, -2, 4.5, -12)],
        None,
        PURPLE,
        1.3,
        closed=False,
    )
    brush.box(-5.4, -12.8, 10.8, 5, 1.4, YELLOW, OUTLINE)
    brush.box(-8.2, -36, 16.4, 24, 4.4, BLUE, OUTLINE)
    brush.box(-6.1, -33.4, 2.2, 15.5, 1.1, "#8FC1EF")
    brush.shape((-8.2, -29.5), [(-3, -27.5, 3, -31.5, 8.2, -29.5)], None, WHITE, 0.9, closed=False)
    face(brush, 0.4, -20.6, 0.95)


def jacket(brush: Brush) -> None:
    brush.shape((0, -0.5), [(2.6, 1.8, 3.4, -3.2, 0, -4.2), (0, -7)], None, OUTLINE, 0.8, closed=False)
    for side in (-1, 1):
        brush.shape(
            (side * 5.5, -7),
            [(side * 13, -9.5), (side * 16.5, -27), (side * 11, -28.5), (side * 8.5, -17)],
            "#489C58",
        )
    brush.shape(
        (-6, -6.6), [(-3, -8.6, 3, -8.6, 6, -6.6), (10, -10), (10, -34), (-10, -34), (-10, -10)], GREEN
    )
    brush.shape(
        (-6, -6.6), [(-4, -11.5), (0, -9.6), (4, -11.5), (6, -6.6), (3, -8.6, -3, -8.6, -6, -6.6)], YELLOW
    )
    brush.line((0, -9.6), (0, -34), width=0.5)
    for side in (-1, 1):
        brush.line((side * 4, -27), (side * 7.6, -29), width=0.8)
    face(brush, 0, -17.5)


def ball(brush: Brush) -> None:
    brush.disc(0, -24, 12, ORANGE, OUTLINE)
    for side in (-1, 1):
        brush.shape(
            (side * 8.4, -15.5),
            [(side * 3.4, -19, side * 3.4, -29, side * 8.4, -32.5)],
            None,
            "#B4661A",
            0.6,
            closed=False,
        )
    brush.line((0, -12.1), (0, -18), colour="#B4661A", width=0.6)
    brush.line((0, -31), (0, -35.9), colour="#B4661A", width=0.6)
    for x in (-9.5, -4, 4, 9.5):
        brush.line((0, 0), (x, -16.6 if abs(x) > 5 else -12.7), colour=PURPLE, width=0.6)
    brush.shape((-10.6, -18.4), [(-5, -14.4, 5, -14.4, 10.6, -18.4)], None, PURPLE, 0.6, closed=False)
    face(brush, 0, -23.2)


def scarf(brush: Brush) -> None:
    _tail(brush, 5.2, -26, "#7F58B3", YELLOW, 7)
    brush.shape((-7, -4), [(-7, 4.4, 8.6, 4.4, 8.6, -4), (4, -7), (-2, -7)], PURPLE)
    _tail(brush, -2.2, -32, PURPLE, YELLOW, 9.6)
    face(brush, -2.2, -15, 0.82)


def _tail(brush: Brush, x: float, low: float, colour: str, band: str, wide: float) -> None:
    """One hanging end of the scarf, with its bands and fringe, down to `low`."""
    left, right = x - wide / 2, x + wide / 2
    for strand in range(4):
        at = left + wide * (strand + 0.5) / 4
        brush.line((at, low), (at, low - 3.2), colour=colour, width=1)
    brush.shape((left, -3), [(right, -3), (right + 0.4, low), (left - 0.4, low)], colour)
    for y in (-6.2, low + 3):
        brush.box(left + 0.3, y, wide - 0.6, 3, 0.2, band)
