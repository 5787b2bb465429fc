"""Skipping ropes, coiled over the hook at (0, 0)."""

from itertools import pairwise

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import Look, Paint
from kiosk.sample.pictures.shapes import Outline, block, evenly, path, ribbon


def _coil(width: float, depth: float, lean: float) -> Outline:
    """One turn of the rope, hanging."""
    down = [(-20.0, 8.0), (-width, 150.0), (-width * 0.9, 340.0)]
    up = [(width * 0.94, 330.0), (width, 150.0), (20.0, 8.0)]
    return path(*down, (lean, depth), *up)


INNER, OUTER = _coil(160, 430, -20), _coil(226, 520, 20)
TAILS = (
    path((-12, 4), (-50, 200), (-80, 330), (-116, 452)),
    path((12, 4), (52, 180), (74, 320), (128, 424)),
)


def plain_rope(canvas: Canvas, look: Look) -> None:
    for n, line in enumerate((OUTER, INNER, *TAILS)):
        _cord(canvas, line, look.piece(n))
    _grips(canvas, look)


def beaded_rope(canvas: Canvas, look: Look) -> None:
    """The kind with plastic beads that click on the playground."""
    for line in (OUTER, *TAILS):
        _cord(canvas, line, look.trim.shaded(0.3))
        for n, (start, end) in enumerate(pairwise(evenly(line, 62))):
            bead = look.trim if n % 3 == 2 else look.piece(n)
            canvas.fill(ribbon([start, end], 34), bead, reach=12, puff=1.3)
    _grips(canvas, look)


def _cord(canvas: Canvas, line: Outline, cord: Paint) -> None:
    canvas.fill(ribbon(line, 26), cord, lift=8, reach=14, puff=1.3)


def _grips(canvas: Canvas, look: Look) -> None:
    for line, degrees in zip(TAILS, (12, -18), strict=True):
        with canvas.at(*line[-1], degrees):
            canvas.fill(block(-36, -16, 36, 206, 30), look.trim, lift=14, reach=22, puff=1.1)
            canvas.fill(block(-40, -24, 40, 18, 12), look.piece(1), lift=4, reach=12)
            for y in range(70, 160, 44):
                canvas.line([(-30, y), (30, y)], look.trim.edge, 8)
