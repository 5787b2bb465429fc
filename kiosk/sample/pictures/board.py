"""The pegboard behind every picture, and what things hang from or stand on."""

from functools import cache

from PIL import Image, ImageDraw

from kiosk.sample.pictures.canvas import SIDE, Canvas
from kiosk.sample.pictures.palette import STEEL, WOOD, Paint, mixed
from kiosk.sample.pictures.patterns import PIXELS, RGB
from kiosk.sample.pictures.shapes import arc, block, ellipse

BIRCH: RGB = (232, 207, 168)
CHALK: RGB = (240, 238, 230)
MIST: RGB = (205, 220, 224)
GROUNDS: dict[str, tuple[RGB, ...]] = {
    "orange": (CHALK, MIST),
    "yellow": (MIST,),
    "brown": (CHALK, MIST),
    "white": (BIRCH, MIST),
    "grey": (BIRCH, CHALK),
    "blue": (BIRCH, CHALK),
}
"""The boards a colour stands out from; the others go with all three."""
PEGS = 120
"""Units from one hole to the next."""
HOOK = (0.0, -360.0)
SHELF = 262.0
"""Where the top of the shelf is."""


def grounds_for(colour: str) -> tuple[RGB, ...]:
    return GROUNDS.get(colour, (BIRCH, CHALK, MIST))


def board(ground: RGB) -> Image.Image:
    """An empty board for a new Canvas."""
    return _board(ground).copy()


@cache
def _board(ground: RGB) -> Image.Image:
    side = SIDE * PIXELS
    image = Image.new("RGB", (side, side), mixed(ground, (255, 255, 255), 0.3))
    image.paste(
        mixed(ground, (60, 40, 40), 0.24), mask=_dusk().resize((side, side), Image.Resampling.BILINEAR)
    )
    pen = ImageDraw.Draw(image)
    for y in range(PEGS, SIDE, PEGS):
        for x in range(PEGS, SIDE, PEGS):
            _hole(pen, x * PIXELS, y * PIXELS, ground)
    return image


def _dusk() -> Image.Image:
    """How far each place is from the lamp, which hangs above the middle to the left."""
    return Image.radial_gradient("L").crop((16, 40, 216, 240))


def _hole(pen: ImageDraw.ImageDraw, x: int, y: int, ground: RGB) -> None:
    rim, radius = mixed(ground, (255, 255, 255), 0.55), 9 * PIXELS
    pen.ellipse((x - radius, y - radius + 5, x + radius, y + radius + 5), rim)
    pen.ellipse((x - radius, y - radius, x + radius, y + radius), mixed(ground, (50, 30, 30), 0.5))


def hook(canvas: Canvas) -> None:
    """The end of a steel peg in the middle of the canvas, in front of what hangs on it."""
    canvas.fill(block(-15, -44, 15, 14, 15), Paint(STEEL), lift=14, puff=1.6, reach=12)
    canvas.fill(ellipse(0, 2, 19), Paint(mixed(STEEL, (255, 255, 255), 0.25)), lift=5, puff=1.4, reach=12)


def shelf(canvas: Canvas) -> None:
    """A wooden shelf, its upper edge at y = 0."""
    wood = Paint(WOOD)
    for x in (-270, 270):
        canvas.fill(block(x - 16, 20, x + 16, 96, 14), Paint(STEEL), lift=12, reach=12)
    canvas.fill(block(-410, -14, 410, 14, 8), wood.lit(0.35), lift=26, puff=0.5)
    canvas.fill(block(-410, 8, 410, 52, 9), wood, puff=0.8, reach=16)
    for y, start, end in ((22, -340, -60), (34, -120, 240), (40, 280, 370)):
        canvas.line(arc((start + end) / 2, y, (end - start) / 2, 4, 200, 340), wood.shaded(0.1).base, 2.5)
