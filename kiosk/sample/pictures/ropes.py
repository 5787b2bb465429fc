"""Skipping ropes, coiled over the hook at (0, 0)."""

from itertools import pairwise

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import Look, Paint
from kiosk.sample.pictures.shapes import Outline, block, evenly, path


def _coil(width: float, depth: float, lean: float) -> Outline:
    """One turn of the rope, hanging."""
    down = [(-20.0, 8.0), (-width, 150.0), (-width * 0.9, 340.0)]
    up = [(width * 0.94, 330.0), (width, 150.0), (20.0, 8.0)]
    return path(*down, (lean, depth), *up)


WIDE, NARROW, LONG = _coil(196, 480, -26), _coil(136, 420, 14), _coil(230, 536, 20)
TAILS = (
    path((-12, 4), (-50, 200), (-80, 330), (-116, 452)),
    path((12, 4), (52, 180), (74, 320), (128, 424)),
)


def plain_rope(canvas: Canvas, look: Look) -> None:
    for n, line in enumerate((LONG, WIDE, NARROW, *TAILS)):
        _cord(canvas, line, look.piece(n))
    _grips(canvas, look)


def beaded_rope(canvas: Canvas, look: Look) -> None:
    """The kind with plastic beads that click on the playground."""
    for line in (LONG, WIDE, *TAILS):
        _cord(canvas, line, look.trim.shaded(0.3))
        for n, (start, end) in enumerate(pairwise(evenly(line, 52))):
            bead = look.trim if n % 3 == 2 else look.piece(n)
            canvas.fill(_bead(start, end), bead, reach=9, puff=1.2)
    _grips(canvas, look)


def _bead(start: tuple[float, float], end: tuple[float, float]) -> Outline:
    along, down = (end[0] - start[0]) / 52, (end[1] - start[1]) / 52
    half = 15
    return [
        (start[0] - down * half, start[1] + along * half),
        (end[0] - down * half, end[1] + along * half),
        (end[0] + down * half, end[1] - along * half),
        (start[0] + down * half, start[1] - along * half),
    ]


def _cord(canvas: Canvas, line: Outline, cord: Paint) -> None:
    canvas.line([(x + 7, y + 12) for x, y in line], (176, 152, 126), 16)
    canvas.line(line, cord.edge, 22)
    canvas.line(line, cord.base, 17)
    canvas.line([(x - 3, y - 2) for x, y in line], cord.lit(0.4).base, 5)


def _grips(canvas: Canvas, look: Look) -> None:
    for line, degrees in zip(TAILS, (12, -18), strict=True):
        with canvas.at(*line[-1], degrees):
            canvas.fill(block(-36, -16, 36, 206, 30), look.trim, lift=14, reach=22, puff=1.1)
            canvas.fill(block(-40, -24, 40, 18, 12), look.piece(1), lift=4, reach=12)
            for y in range(60, 176, 36):
                canvas.line([(-31, y), (31, y)], look.trim.edge, 7)
