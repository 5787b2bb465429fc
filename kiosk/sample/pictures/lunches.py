"""Lunch boxes; the shelf is at y = 0."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import INK, PAPER, STEEL, Look, Paint
from kiosk.sample.pictures.patterns import dots
from kiosk.sample.pictures.shapes import arc, block, ellipse, ribbon, soft, symmetric
from kiosk.sample.pictures.stickers import CHEEK, face, name_label, sticker


def clip_box(canvas: Canvas, look: Look) -> None:
    """A box with a handle, and a lid held by two clips."""
    canvas.fill(ribbon(arc(0, -330, 120, 100, 180, 360), 30), look.trim, lift=12, reach=14)
    canvas.fill(block(-250, -190, 250, 0, 56), look.piece(1).lit(0.18), lift=20, reach=50)
    canvas.fill(block(-238, -20, 238, 6, 12), look.trim, puff=0.5)
    canvas.fill(block(-266, -350, 266, -160, 60), look.main, lift=12, reach=54, puff=1.1)
    canvas.fill(block(-266, -196, 266, -158, 16), look.trim, lift=4, reach=14)
    for x in (-176, 176):
        canvas.fill(block(x - 32, -232, x + 32, -116, 18), look.trim.lit(0.2), lift=8, reach=14)
        canvas.line([(x - 14, -142), (x + 14, -142)], look.trim.edge, 5)
    sticker(canvas, look, 0, -268, 1.35)
    name_label(canvas, look, 0, -88)


def bear_box(canvas: Canvas, look: Look) -> None:
    """A lunch box that is a bear's head."""
    for x in (-176, 176):
        canvas.fill(ellipse(x, -376, 76), look.piece(1), lift=14, reach=30)
        canvas.fill(ellipse(x, -370, 40), Paint(CHEEK), puff=0.5)
    canvas.fill(block(-260, -420, 260, 0, 170), look.main, lift=20, reach=80, puff=1.2)
    canvas.fill(block(-268, -110, 268, -70, 16), look.trim, lift=4, reach=14)
    for x in (-210, 210):
        canvas.fill(block(x - 30, -146, x + 30, -40, 16), look.trim.lit(0.25), lift=8, reach=14)
    canvas.fill(ellipse(0, -206, 96, 70), Paint(PAPER), puff=0.5, lift=3)
    canvas.flat(ellipse(0, -240, 30, 20), INK)
    with canvas.at(0, -270):
        face(canvas, 170)


def food_jar(canvas: Canvas, look: Look) -> None:
    """A dotted food jar with a folding handle."""
    spots = dots(look.trim.base, 12, 58)
    body = look.main if look.main.pattern else Paint(look.main.base, spots)
    canvas.fill(ribbon(arc(0, -390, 150, 130, 180, 360), 26), Paint(STEEL), lift=12, reach=12)
    canvas.fill(block(-180, -330, 180, 0, 60), body, lift=20, reach=70, puff=1.2)
    canvas.fill(soft(symmetric([(150, -420, 50), (186, -310, 16)])), look.trim, lift=8, reach=40)
    canvas.fill(block(-50, -452, 50, -410, 16), look.piece(1), lift=4, reach=12)
    name_label(canvas, look, 0, -150, 1.4)
