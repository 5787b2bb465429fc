"""The pegboard behind every picture, and what things hang from or stand on."""

from functools import cache

from PIL import Image, ImageDraw, ImageFilter

from kiosk.sample.pictures.canvas import SIDE, Canvas
from kiosk.sample.pictures.palette import LIGHT, SHADE, STEEL, WOOD, Paint, mixed
from kiosk.sample.pictures.patterns import PIXELS, RGB
from kiosk.sample.pictures.shapes import block, ellipse

BIRCH: RGB = (236, 210, 168)
CHALK: RGB = (244, 239, 228)
MIST: RGB = (200, 221, 226)
GROUNDS: dict[str, tuple[RGB, ...]] = {
    "orange": (CHALK, MIST),
    "yellow": (MIST,),
    "brown": (CHALK, MIST),
    "white": (BIRCH, MIST),
    "grey": (BIRCH, CHALK),
    "blue": (BIRCH, CHALK),
}
"""The boards a colour stands out from; a colour not named here does from all three."""
PEGS = 160
"""Units from one hole to the next."""


def grounds_for(colour: str) -> tuple[RGB, ...]:
    return GROUNDS.get(colour, (BIRCH, CHALK, MIST))


def empty_board(ground: RGB) -> Image.Image:
    """An empty board for a new Canvas, RGB, PIXELS times SIDE each way."""
    return _board(ground).resize((SIDE * PIXELS, SIDE * PIXELS), Image.Resampling.NEAREST)


@cache
def _board(ground: RGB) -> Image.Image:
    """The board at its finished size: what is kept of it should be small."""
    size = (SIDE * PIXELS, SIDE * PIXELS)
    image = Image.new("RGB", size, mixed(ground, LIGHT, 0.3))
    image.paste(mixed(ground, SHADE, 0.22), mask=_dusk().resize(size, Image.Resampling.BILINEAR))
    image.paste(LIGHT, mask=_sunshine().resize(size, Image.Resampling.BILINEAR))
    pen, radius = ImageDraw.Draw(image), 9 * PIXELS
    for y in range(PEGS * PIXELS, size[1], PEGS * PIXELS):
        for x in range(PEGS * PIXELS, size[0], PEGS * PIXELS):
            pen.ellipse((x - radius, y - radius, x + radius, y + radius), mixed(ground, SHADE, 0.34))
    return image.reduce(PIXELS)


def _dusk() -> Image.Image:
    """How far each place is from the lamp, which hangs above the middle to the left."""
    return Image.radial_gradient("L").crop((16, 40, 216, 240))


def _sunshine() -> Image.Image:
    """Where the sun comes through a window with a bar in it."""
    panes = Image.new("L", (120, 120))
    for left in (-18, 26):
        slant = [(left, 0), (left + 38, 0), (left + 92, 120), (left + 54, 120)]
        ImageDraw.Draw(panes).polygon(slant, 70)
    return panes.filter(ImageFilter.GaussianBlur(3))


def hook(canvas: Canvas) -> None:
    """The end of a steel peg in the middle of the canvas, in front of what hangs on it."""
    canvas.fill(block(-15, -44, 15, 14, 15), Paint(STEEL), lift=14, puff=1.6, reach=12)
    canvas.fill(ellipse(0, 2, 19), Paint(STEEL).lit(0.25), lift=5, puff=1.4, reach=12)


def shelf(canvas: Canvas) -> None:
    """A wooden shelf, its upper edge at y = 0."""
    wood = Paint(WOOD)
    for x in (-270, 270):
        canvas.fill(block(x - 16, 20, x + 16, 96, 14), Paint(STEEL), lift=12, reach=12)
    canvas.fill(block(-410, -14, 410, 14, 8), wood.lit(0.35), lift=26, puff=0.5)
    canvas.fill(block(-410, 8, 410, 52, 9), wood, puff=0.8, reach=16)
