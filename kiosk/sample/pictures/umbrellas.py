"""Umbrellas: rolled, by the crook from the hook at (0, 0); or open, the tip at (0, 0)."""

from itertools import pairwise

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import STEEL, WOOD, Look, Paint
from kiosk.sample.pictures.shapes import Outline, arc, block, ellipse, path, ribbon, soft
from kiosk.sample.pictures.stickers import sticker

ROLLED_TOP = [(-84, 0, 20), (-30, -18, 20), (44, -16, 20), (88, 10, 20)]
ROLLED = soft([*ROLLED_TOP, (80, 120, 60), (22, 420, 10), (-22, 420, 10), (-86, 130, 60)])
RIBS = (-330, -206, -72, 72, 206, 330)
HEM = 330.0


def rolled_umbrella(canvas: Canvas, look: Look) -> None:
    crook = [*arc(0, 22, 46, 46, 140, 360), (46, 120), (40, 190)]
    canvas.fill(ribbon(crook, 28), Paint(WOOD), lift=14, reach=12)
    with canvas.at(40, 170, 3):
        canvas.fill(block(-8, 380, 8, 470, 7), Paint(STEEL), lift=12, reach=6)
        canvas.fill(ROLLED, look.main, lift=20, reach=44, puff=1.3)
        for x, bottom in ((-48, 330), (-8, 400), (40, 350)):
            canvas.line(path((x, 4), (x * 0.9 + 8, 150), (x * 0.2, bottom)), look.main.edge, 5)
        canvas.fill(ribbon([(-94, 196), (86, 170)], 36), look.trim, puff=0.6, inside=ROLLED)
        canvas.fill(ellipse(-10, 186, 16), Paint(STEEL), lift=3, reach=8)


def open_umbrella(canvas: Canvas, look: Look) -> None:
    """A child's umbrella, dried and never folded again."""
    handle = [(0, 300), (0, 560), *arc(46, 560, 46, 46, 180, 20)]
    canvas.fill(ribbon(handle, 22), Paint(WOOD), lift=12, reach=10)
    canvas.fill(block(-9, -8, 9, 60, 8), Paint(STEEL), lift=8, reach=6)
    canvas.fill(_dome(), look.main, lift=22, reach=90, puff=1.2)
    for x in RIBS[1:-1]:
        canvas.line(path((0, 36), (x * 0.72, 150), (x, HEM - 2)), look.main.edge, 4)
    for x, y in ((-156, 236), (0, 184), (156, 236)):
        sticker(canvas, look, x, y, 1)


def _dome() -> Outline:
    scallops = [
        path((right, HEM), ((left + right) / 2, HEM - 34), (left, HEM)) for left, right in pairwise(RIBS)
    ]
    hem = [point for scallop in reversed(scallops) for point in scallop]
    return [*arc(0, HEM, RIBS[-1], 298, 180, 360), *hem]
