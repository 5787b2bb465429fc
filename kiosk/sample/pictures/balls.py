"""Balls, and the small one with its bat; the shelf is at y = 0."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import COLOURS, INK, PAPER, WOOD, Look, Paint
from kiosk.sample.pictures.patterns import RGB
from kiosk.sample.pictures.shapes import arc, block, ellipse, ribbon, rounded, soft, spikes, symmetric

RADIUS = 232
BALL = ellipse(0, 0, RADIUS)
SEAM: RGB = (52, 34, 32)
BASKETBALL = frozenset({"red", "orange", "blue", "purple", "brown", "black"})
FOOTBALL = frozenset({"red", "yellow", "green", "blue", "pink", "white", "grey"})
TABLE_TENNIS = frozenset({"red", "green", "blue", "purple", "black"})
BEACH = frozenset({"yellow", "pink", "mixed"})
"""The colours each is made in."""


def basketball(canvas: Canvas, look: Look) -> None:
    seam = Paint(COLOURS["orange"] if look.main.base == COLOURS["black"] else SEAM)
    straight = [(-RADIUS, 0.0), (RADIUS, 0.0)]
    across = arc(0, 0, 26, RADIUS, 90, 270)
    bows = (arc(-262, 0, 150, 214, -62, 62), arc(262, 0, 150, 214, 118, 242))
    _stand(canvas)
    with canvas.at(0, -RADIUS, look.whim.between(-30, 30)):
        _sphere(canvas, look.main)
        for line in (straight, across, *bows):
            canvas.fill(ribbon(line, 11), seam, puff=0, inside=BALL)
    _gloss(canvas)


def football(canvas: Canvas, look: Look) -> None:
    patch = Paint(INK if look.main.base == COLOURS["white"] else PAPER)
    edge_patch = soft([(-52, -190, 4), (52, -190, 4), (86, -262, 4), (-86, -262, 4)])
    _stand(canvas)
    with canvas.at(0, -RADIUS, look.whim.between(-36, 36)):
        _sphere(canvas, look.main)
        for n in range(5):
            with canvas.at(degrees=72 * n):
                canvas.line([(0, -86), (0, -160)], look.main.edge, 6)
                canvas.line([(-64, -178), (0, -160), (64, -178)], look.main.edge, 6)
                canvas.fill(edge_patch, patch, puff=0, inside=BALL)
        canvas.fill(rounded(spikes(0, 0, 86)[::2], 5), patch, puff=0.5)
    _gloss(canvas)


def beach_ball(canvas: Canvas, look: Look) -> None:
    """Blown up, in six gores that meet at the valve."""
    _stand(canvas)
    with canvas.at(0, -RADIUS, look.whim.between(-30, 30)):
        _sphere(canvas, Paint(PAPER))
        for n in range(6):
            gore = [(-50.0, -50.0), *arc(-50, -50, 420, 420, 60 * n, 60 * n + 60)]
            white = len(look.pieces) == 1 and n % 2 == 0
            canvas.fill(gore, Paint(PAPER) if white else look.piece(n), puff=0, inside=BALL)
        canvas.fill(ellipse(-50, -50, 34), Paint(PAPER), lift=3, puff=0.6)
    _gloss(canvas)


def table_tennis(canvas: Canvas, look: Look) -> None:
    """A bat leaning on the board, its ball beside it."""
    wood, blade = Paint(WOOD), ellipse(0, -34, 176, 188)
    with canvas.at(-30, -290, look.whim.between(14, 24)):
        handle = soft(symmetric([(34, 120, 8), (42, 290, 20)]))
        canvas.fill(handle, wood, lift=14, reach=16)
        canvas.fill(ellipse(0, -30, 188, 200), wood.lit(), lift=18, reach=14)
        canvas.fill(blade, look.main, puff=0.7, reach=50)
        canvas.fill(block(-220, 116, 220, 220), wood.lit(0.15), puff=0, inside=blade)
    canvas.fill(ellipse(196, -58, 58), Paint(PAPER), lift=14, reach=34, puff=1.2)


def _sphere(canvas: Canvas, paint: Paint) -> None:
    canvas.fill(BALL, paint, lift=24, reach=130, puff=1.3)


def _gloss(canvas: Canvas) -> None:
    canvas.line(arc(0, -RADIUS, 196, 196, 206, 238), (255, 255, 255), 12)


def _stand(canvas: Canvas) -> None:
    """A block that keeps it from rolling off the shelf."""
    canvas.fill(block(-110, -26, 110, 4, 12), Paint(WOOD).shaded(0.12), lift=8, reach=10)
