"""Scarves, the red one too, and mittens; the hook is at (0, 0)."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import INK, PAPER, Look, Paint, mixed
from kiosk.sample.pictures.shapes import Outline, blob, block, path, ribbon, rounded, soft, symmetric
from kiosk.sample.pictures.stickers import HEART

SCARF_ENDS = (path((20, 216), (64, 400), (88, 556)), path((-22, 216), (-60, 420), (-78, 610)))
COLLAR_BACK = blob(symmetric([(0, -16), (130, 12), (208, 96), (104, 108), (0, 92)]))
COLLAR_OUTER = [(140, 18, 40), (224, 92, 40), (186, 196, 80), (30, 312, 20)]
COLLAR_FRONT = soft([*COLLAR_OUTER, (-24, 262, 10), (124, 128, 60)])
TIP_OUTER = [(56, 266, 20), (168, 366, 50), (224, 566, 5)]
SCARF_TIP = soft([*TIP_OUTER, (92, 540, 50), (-4, 410, 60), (-18, 270, 10)])
PALM = [(62, 0), (-62, 0), (-74, 80), (-78, 190), (-40, 262), (22, 262), (62, 190)]
THUMB = [(68, 130), (104, 142), (134, 106), (104, 58), (66, 36)]
MITTEN = blob([*PALM, *THUMB])


def long_scarf(canvas: Canvas, look: Look) -> None:
    """A woollen scarf looped once, its two fringed ends hanging."""
    loop = path((0, 4), (-74, 60), (-96, 140), (-40, 236), (40, 236), (96, 140), (74, 60), (0, 4))
    canvas.fill(ribbon(loop, 66), look.piece(0).shaded(0.12), lift=16, reach=20)
    for end in SCARF_ENDS:
        _scarf_end(canvas, look, end)
    canvas.fill(rounded([(-88, 206), (88, 198), (96, 284), (-92, 294)], 38), look.piece(0), lift=10, reach=26)


def _scarf_end(canvas: Canvas, look: Look, spine: Outline) -> None:
    cloth = ribbon(spine, 122, 152)
    (x, y), (x_before, y_before) = spine[-1], spine[-2]
    lean = (x - x_before) / (y - y_before)
    for n in range(-5, 6):
        root = (x + n * 13.6, y - 4 - n * 13.6 * lean)
        tip = (root[0] + lean * 46, root[1] + 48)
        canvas.line([root, tip], look.trim.edge, 10)
        canvas.line([root, tip], look.trim.base, 7)
    canvas.fill(cloth, look.main, lift=14, reach=30)
    for share in (0.52, 0.68, 0.84):
        x, y = spine[round(share * (len(spine) - 1))]
        band = ribbon([(x - 100, y + 100 * lean), (x + 100, y - 100 * lean)], 24)
        canvas.fill(band, look.trim, puff=0, inside=cloth)


def red_scarf(canvas: Canvas, look: Look) -> None:
    """The three-cornered scarf of the Young Pioneers, knotted as if round a collar."""
    canvas.fill(COLLAR_BACK, look.piece(0).shaded(0.18), lift=18, reach=26)
    for _ in canvas.sides():
        canvas.fill(COLLAR_FRONT, look.main, lift=10, reach=30, puff=1.1)
        canvas.line(path((186, 96), (150, 176), (24, 284)), look.main.edge, 4)
    for _ in canvas.sides():
        canvas.fill(SCARF_TIP, look.main, lift=14, reach=34, puff=1.2)
        canvas.line(path((16, 310), (96, 416), (154, 516)), look.main.edge, 4)
    knot = rounded([(-58, 232), (56, 226), (66, 312), (-54, 320)], 28)
    canvas.fill(knot, look.piece(0), lift=10, reach=26, puff=1.4)
    canvas.line(path((-40, 258), (4, 270), (40, 304)), mixed(look.piece(0).base, PAPER, 0.3), 5)


def mittens(canvas: Canvas, look: Look) -> None:
    """A pair of mittens on a string."""
    mark = look.whim.one_of((_heart_mark, _snow_mark))
    for _ in canvas.sides():
        string = path((0, 0), (80, 66), (146, 190))
        canvas.line(string, look.trim.edge, 12)
        canvas.line(string, look.trim.base, 8)
        with canvas.at(144, 196, -9, 1.25):
            canvas.fill(MITTEN, look.main, lift=16, reach=32, puff=1.1)
            mark(canvas, look.trim)
            canvas.fill(block(-76, -30, 76, 34, 20), look.trim, lift=6)
            for x in range(-48, 49, 24):
                canvas.line([(x, -16), (x, 20)], mixed(look.trim.base, INK, 0.12), 6)


def _heart_mark(canvas: Canvas, trim: Paint) -> None:
    with canvas.at(-8, 140, size=0.95):
        canvas.fill(HEART, trim, puff=0.5, lift=1)


def _snow_mark(canvas: Canvas, trim: Paint) -> None:
    for n in range(6):
        with canvas.at(-8, 140, 60 * n):
            canvas.line([(0, 0), (0, -48)], trim.base, 9)
            canvas.line([(-14, -38), (0, -25), (14, -38)], trim.base, 8)
