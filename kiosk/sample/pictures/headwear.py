"""Caps and woolly hats, put over their peg; the crown is at (0, 0)."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import INK, Look, Paint, mixed
from kiosk.sample.pictures.patterns import pinstripes
from kiosk.sample.pictures.shapes import arc, blob, block, ellipse, path, ribbon, rounded, soft, symmetric
from kiosk.sample.pictures.stickers import sticker

DOME = blob(symmetric([(0, 4), (150, 52), (208, 150), (214, 250), (110, 274), (0, 282)]))
PEAK = blob(symmetric([(0, 226), (120, 234), (226, 262), (196, 336), (0, 378)]))
CROWN = soft(symmetric([(90, 20, 90), (196, 130, 90), (190, 330, 20)]))


def peaked_cap(canvas: Canvas, look: Look) -> None:
    """A cap with a peak, as pupils wear on outings."""
    canvas.fill(DOME, look.main, lift=18, reach=54, puff=1.2)
    for _ in canvas.sides():
        canvas.line(path((0, 8), (72, 120), (84, 250)), look.main.edge, 3)
        canvas.dot(136, 136, 8, look.main.edge)
    canvas.fill(ellipse(0, 6, 24, 15), look.trim, lift=3, reach=10)
    canvas.fill(PEAK, look.piece(1), lift=12, reach=34)
    canvas.stitches(arc(0, 268, 196, 84, 168, 12), mixed(look.piece(1).base, INK, 0.3), 3)
    sticker(canvas, look, 0, 152, 1.2)


def woolly_hat(canvas: Canvas, look: Look) -> None:
    """A knitted hat, with a pompom or with a bear's ears."""
    look.whim.one_of((_ears, _pompom, _pompom))(canvas, look)
    canvas.fill(CROWN, look.main, lift=18, reach=54)
    _knitted_band(canvas, look.trim)
    wool = look.piece(0)
    knit = Paint(wool.base, pinstripes(mixed(wool.base, INK, 0.06), 6, 12))
    canvas.fill(block(-210, 270, 210, 372, 34), knit, lift=8, reach=24)
    for x in range(-168, 169, 42):
        canvas.line([(x, 284), (x, 358)], mixed(wool.base, INK, 0.12), 6)


def _ears(canvas: Canvas, look: Look) -> None:
    for x in (-138, 138):
        canvas.fill(ellipse(x, 64, 62), look.piece(1), lift=12, reach=24)
        canvas.fill(ellipse(x, 68, 34), look.trim, puff=0.6)


def _pompom(canvas: Canvas, look: Look) -> None:
    for n in range(12):
        with canvas.at(0, 10, 30 * n):
            canvas.fill(ellipse(0, -34, 26, 24), look.trim, lift=3, reach=14, puff=0.7)
    canvas.fill(ellipse(0, 8, 44), look.trim, puff=0.6)


def _knitted_band(canvas: Canvas, wool: Paint) -> None:
    canvas.fill(ribbon([(-230, 196), (230, 196)], 34), wool, puff=0, inside=CROWN)
    for x in range(-200, 201, 50):
        diamond = rounded([(x, 182), (x + 25, 210), (x, 238), (x - 25, 210)], 3)
        canvas.fill(diamond, wool, puff=0, inside=CROWN)
