"""What fits no other word: a racket, a kite, a recorder; the hook is at (0, 0)."""

from math import sqrt

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import COLOURS, INK, PAPER, STEEL, WOOD, Look, Paint
from kiosk.sample.pictures.shapes import block, path, ring, rounded, soft, symmetric
from kiosk.sample.pictures.stickers import sticker

KITE = rounded([(0, 0), (230, 170), (0, 430), (-230, 170)], 16)
KITE_TAIL = path((0, 400), (60, 470), (-30, 540), (40, 620), (0, 680))


def badminton_racket(canvas: Canvas, look: Look) -> None:
    with canvas.at(0, 20, look.whim.between(6, 14)):
        _strings(canvas, 160, 210)
        canvas.fill(ring(0, 190, 164, 212, 26), look.main, lift=14, reach=10, puff=1.2)
        canvas.fill(block(-11, 400, 11, 520, 4), Paint(STEEL), lift=12, reach=8)
        throat = rounded([(-40, 412), (0, 392), (40, 412), (12, 452), (-12, 452)], 12)
        canvas.fill(throat, look.piece(1), lift=4, reach=12)
        canvas.fill(block(-25, 500, 25, 680, 14), look.trim, lift=14, reach=14)
        for y in range(520, 670, 26):
            canvas.line([(-22, y + 10), (22, y)], look.trim.edge, 5)


def _strings(canvas: Canvas, across: float, down: float) -> None:
    for n in range(-4, 5):
        share = sqrt(1 - (n / 5.2) ** 2)
        canvas.line([(n * 30, 190 - down * share), (n * 30, 190 + down * share)], PAPER, 4)
        canvas.line([(-across * share, 190 + n * 40), (across * share, 190 + n * 40)], PAPER, 4)


def kite(canvas: Canvas, look: Look) -> None:
    canvas.line(KITE_TAIL, INK, 5)
    for n, (x, y) in enumerate(((44, 452), (-8, 530), (30, 606))):
        with canvas.at(x, y, 30 - 40 * n, 0.8):
            for _ in canvas.sides():
                canvas.fill(rounded([(0, 0), (56, -28), (56, 28)], 10), look.trim, lift=5, reach=10)
    canvas.fill(KITE, look.main, lift=20, reach=40)
    for corner in (((0, 0), (230, 170)), ((0, 430), (-230, 170))):
        canvas.fill([*corner, (0, 170)], look.trim, puff=0, inside=KITE)
    canvas.line([(0, 6), (0, 424)], WOOD, 8)
    canvas.line([(-224, 170), (224, 170)], WOOD, 8)
    sticker(canvas, look, 0, 172, 1.7)


def recorder(canvas: Canvas, look: Look) -> None:
    """A school recorder hanging from its string."""
    for _ in canvas.sides():
        canvas.line([(20, 96), (0, 0)], look.trim.edge, 11)
        canvas.line([(20, 96), (0, 0)], look.trim.base, 7)
    with canvas.at(0, 66, look.whim.between(-5, 5)):
        canvas.fill(soft(symmetric([(36, 0, 20), (52, 120, 6)])), look.trim, lift=16, reach=20)
        canvas.flat(block(-19, 70, 19, 106, 4), INK)
        canvas.fill(soft(symmetric([(48, 140, 8), (40, 520, 8)])), look.main, lift=16, reach=26)
        holes = COLOURS["white"] if look.main.base == COLOURS["black"] else INK
        for y in range(190, 480, 48):
            canvas.dot(0, y, 12, holes)
        canvas.fill(soft(symmetric([(40, 530, 10), (60, 590, 10)])), look.main, lift=14, reach=18)
        for y in (116, 502):
            canvas.fill(block(-60, y, 60, y + 36, 12), look.trim, lift=5, reach=14)
