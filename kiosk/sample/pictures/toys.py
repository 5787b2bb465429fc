"""Toys; the shelf is at y = 0."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import COLOURS, INK, PAPER, STEEL, Look, Paint
from kiosk.sample.pictures.shapes import arc, block, ellipse, rounded, soft, spikes
from kiosk.sample.pictures.stickers import CHEEK

CABIN = soft([(-150, -200, 20), (-104, -336, 60), (96, -336, 60), (176, -200, 20)])
WINDOWS = (
    rounded([(-106, -212), (-74, -302), (-8, -302), (-8, -212)], 14),
    rounded([(18, -212), (18, -302), (80, -302), (126, -212)], 14),
)


def teddy_bear(canvas: Canvas, look: Look) -> None:
    """A bear that sits and waits."""
    pale = look.piece(0).lit(0.5)
    for _ in canvas.sides():
        canvas.fill(ellipse(112, -452, 56), look.piece(1), lift=12, reach=24)
        canvas.fill(ellipse(112, -448, 30), pale, puff=0.5)
        with canvas.at(150, -206, -28):
            canvas.fill(ellipse(0, 0, 52, 104), look.piece(2), lift=12, reach=30)
    canvas.fill(ellipse(0, -150, 150, 148), look.piece(0), lift=18, reach=70, puff=1.2)
    canvas.fill(ellipse(0, -130, 92, 100), pale, puff=0.4)
    for _ in canvas.sides():
        canvas.fill(ellipse(142, -56, 74, 60), look.piece(3), lift=12, reach=30)
        canvas.fill(ellipse(150, -54, 42, 36), pale, puff=0.5)
    canvas.fill(ellipse(0, -356, 162, 142), look.piece(0), lift=14, reach=70, puff=1.2)
    _bear_face(canvas, pale)
    _bow(canvas, look.trim)


def _bear_face(canvas: Canvas, pale: Paint) -> None:
    canvas.fill(ellipse(0, -312, 76, 60), pale, puff=0.5)
    canvas.flat(ellipse(0, -340, 26, 19), INK)
    canvas.line([(0, -326), (0, -306)], INK, 5)
    canvas.line(arc(0, -316, 28, 24, 20, 160), INK, 6)
    for x in (-62, 62):
        canvas.dot(x, -384, 16, PAPER)
        canvas.dot(x, -384, 14, INK)
        canvas.dot(x - 4, -389, 5, PAPER)
        canvas.dot(x * 1.7, -330, 20, CHEEK)


def _bow(canvas: Canvas, silk: Paint) -> None:
    for _ in canvas.sides():
        canvas.fill(rounded([(0, -218), (70, -254), (70, -182)], 18), silk, lift=6, reach=14)
    canvas.fill(ellipse(0, -218, 20), silk, lift=4, reach=10)


def toy_car(canvas: Canvas, look: Look) -> None:
    with canvas.at(mirrored=look.whim.says_yes(0.5)):
        canvas.fill(CABIN, look.piece(1), lift=18, reach=40)
        for window in WINDOWS:
            canvas.fill(window, Paint((206, 230, 240)), puff=0.6)
        canvas.fill(block(-286, -226, 290, -66, 66), look.main, lift=16, reach=54, puff=1.2)
        canvas.line([(-200, -140), (190, -140)], look.trim.base, 14)
        canvas.fill(ellipse(262, -158, 26, 30), Paint(COLOURS["yellow"]), reach=12)
        star = COLOURS["yellow"] if look.trim.base == COLOURS["white"] else PAPER
        canvas.flat(spikes(-10, -142, 42), star)
        for x in (-166, 166):
            canvas.fill(ellipse(x, -76, 78), Paint(INK), lift=8, reach=28)
            canvas.fill(ellipse(x, -76, 40), Paint(STEEL), reach=16)
            canvas.fill(ellipse(x, -76, 16), look.trim, reach=8)
