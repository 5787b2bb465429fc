"""Glasses, looking out from the shelf at y = 0."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import Look, Paint
from kiosk.sample.pictures.shapes import arc, ellipse, path, ribbon

GLASS = Paint((222, 234, 238))


def spectacles(canvas: Canvas, look: Look) -> None:
    for _ in canvas.sides():
        temple = ribbon(path((284, -196), (318, -226), (316, -290), (262, -330)), 26, 18)
        canvas.fill(temple, look.piece(1).shaded(0.14), lift=14, reach=8)
        canvas.fill(ellipse(158, -150, 146, 140), look.main, lift=18, reach=14, puff=1.2)
        canvas.fill(ellipse(158, -150, 118, 112), GLASS, puff=0.5, reach=30)
    for x in (-158, 158):
        canvas.line([(x - 62, -134), (x + 2, -212)], (255, 255, 255), 16)
        canvas.line([(x - 28, -116), (x + 14, -166)], (255, 255, 255), 10)
    canvas.fill(ribbon(arc(0, -150, 42, 42, 205, 335), 28), look.main, lift=6, reach=10)
