"""Glasses, looking out from the shelf at y = 0."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import Look, Paint, mixed
from kiosk.sample.pictures.shapes import arc, block, ellipse, ribbon

GLASS = Paint((222, 234, 238))


def spectacles(canvas: Canvas, look: Look) -> None:
    for _ in canvas.sides():
        canvas.fill(block(278, -206, 330, -166, 14), look.piece(1), lift=14, reach=10)
        canvas.fill(ellipse(158, -150, 146, 140), look.main, lift=18, reach=14, puff=1.2)
        canvas.fill(ellipse(158, -150, 118, 112), GLASS, puff=0.5, reach=30)
    _folded_arms(canvas, look)
    for x in (-158, 158):
        canvas.line([(x - 62, -134), (x + 2, -212)], (255, 255, 255), 16)
        canvas.line([(x - 28, -116), (x + 14, -166)], (255, 255, 255), 10)
    canvas.fill(ribbon(arc(0, -150, 42, 42, 205, 335), 28), look.main, lift=6, reach=10)


def _folded_arms(canvas: Canvas, look: Look) -> None:
    """What shows of the arms through the glass."""
    colour = mixed(GLASS.base, look.piece(0).base, 0.3)
    for _ in canvas.sides():
        arm = ribbon([(20, -104), (300, -146)], 24, 20)
        canvas.fill(arm, Paint(colour), puff=0, inside=ellipse(158, -150, 117, 111))
