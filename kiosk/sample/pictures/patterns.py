"""Patterns a part can carry: each is a way to draw over a patch of plain colour."""

from collections.abc import Callable, Sequence

from PIL.ImageDraw import ImageDraw

RGB = tuple[int, int, int]
Pattern = Callable[[ImageDraw, int, int], None]
"""Draws on a patch so many pixels wide and high."""

PIXELS = 2
"""Pixels to a board unit while a picture is being drawn."""


def stripes(colours: Sequence[RGB], width: float) -> Pattern:
    """Level stripes, each `width` units high, over and over."""
    step = round(width * PIXELS)

    def draw(pen: ImageDraw, across: int, down: int) -> None:
        for n, top in enumerate(range(0, down, step)):
            pen.rectangle((0, top, across, top + step - 1), colours[n % len(colours)])

    return draw


def pinstripes(colour: RGB, width: float, gap: float) -> Pattern:
    """Level stripes in one colour, `gap` units of the plain colour between them."""
    step, high = round((width + gap) * PIXELS), round(width * PIXELS)

    def draw(pen: ImageDraw, across: int, down: int) -> None:
        for top in range(round(gap * PIXELS / 2), down, step):
            pen.rectangle((0, top, across, top + high), colour)

    return draw


def dots(colour: RGB, radius: float, gap: float) -> Pattern:
    """Dots in rows, every other row half a step along."""
    step, reach = round(gap * PIXELS), round(radius * PIXELS)

    def draw(pen: ImageDraw, across: int, down: int) -> None:
        for row, y in enumerate(range(step // 2, down, step)):
            for x in range(step // 2 * (row % 2), across + reach, step):
                pen.ellipse((x - reach, y - reach, x + reach, y + reach), colour)

    return draw
