"""Shoes and boots in pairs; the shelf is at y = 0."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import INK, PAPER, Look, Paint, mixed
from kiosk.sample.pictures.shapes import arc, blob, block, ellipse, ribbon, rounded, soft
from kiosk.sample.pictures.stickers import face

HEEL = [(-196, -40, 10), (-206, -196, 40), (-150, -236, 26), (-70, -214, 40)]
INSTEP = [(-20, -160, 60), (110, -112, 80), (212, -84, 60), (228, -38, 10)]
UPPER = soft([*HEEL, *INSTEP])
SHAFT = [(-150, -36, 10), (-150, -400, 26), (60, -400, 26), (52, -190, 60)]
TOE = [(150, -150, 60), (214, -110, 70), (220, -36, 10)]
BOOT = soft([*SHAFT, *TOE])


def trainers(canvas: Canvas, look: Look) -> None:
    """A pair of trainers from the side."""
    with canvas.at(mirrored=look.whim.says_yes(0.5)):
        with canvas.at(-74, -34):
            _trainer(canvas, look.piece(1).shaded(0.14), look.trim.shaded(0.14))
        with canvas.at(74, 0):
            _trainer(canvas, look.main, look.trim)


def _trainer(canvas: Canvas, upper: Paint, trim: Paint) -> None:
    tongue = blob([(-158, -214), (-150, -262), (-96, -262), (-66, -206), (-110, -190)])
    canvas.fill(tongue, trim, lift=10, reach=16)
    canvas.fill(UPPER, upper, lift=16, reach=36, puff=1.1)
    canvas.fill(ellipse(216, -40, 92, 66), trim, puff=0.5, inside=UPPER)
    canvas.fill(block(-230, -176, -164, -20, 20), trim, puff=0.5, inside=UPPER)
    for n in range(3):
        canvas.line([(-90 + 42 * n, -62), (-54 + 42 * n, -132)], trim.base, 17)
    for n in range(4):
        lace = [(-72 + 38 * n, -154 + 19 * n), (-30 + 38 * n, -184 + 19 * n)]
        canvas.line(lace, mixed(PAPER, INK, 0.45), 14)
        canvas.line(lace, PAPER, 10)
    sole = rounded([(-212, -48), (232, -44), (238, -16), (218, 0), (-204, 0), (-214, -20)], 14)
    canvas.fill(sole, Paint(PAPER), lift=3, reach=14)
    canvas.line([(-206, -24), (230, -22)], trim.edge, 4)


def rain_boots(canvas: Canvas, look: Look) -> None:
    """A pair of rubber boots, toes apart, with a face on each."""
    for _ in canvas.sides():
        with canvas.at(168, 0, 2):
            _rain_boot(canvas, look.main, look.trim)


def _rain_boot(canvas: Canvas, rubber: Paint, trim: Paint) -> None:
    canvas.fill(ellipse(-46, -398, 104, 22), rubber.shaded(0.5), lift=10, puff=0.4)
    canvas.fill(BOOT, rubber, lift=18, reach=44, puff=1.2)
    canvas.fill(ribbon([(-160, -374), (80, -374)], 46), trim, puff=0.5, inside=BOOT)
    canvas.line(arc(-46, -398, 98, 18, 8, 172), rubber.edge, 4)
    canvas.fill(block(-160, -40, 230, 0, 18), trim, lift=3, reach=12)
    with canvas.at(128, -96, 8):
        face(canvas, 56)
