"""Books with a picture on the cover and no words; the shelf is at y = 0."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import COLOURS, INK, PAPER, Look, Paint, mixed
from kiosk.sample.pictures.shapes import block, ellipse, rounded, soft, spikes, symmetric

COVER = block(-196, -506, 180, 0, 14)
FRAME = block(-124, -350, 150, -60, 18)
FUSELAGE = soft(symmetric([(0, -124, 20), (44, -40, 40), (40, 70, 10)]))


def picture_book(canvas: Canvas, look: Look) -> None:
    with canvas.at(degrees=look.whim.between(-5, -1)):
        _pages(canvas, look)
        canvas.fill(COVER, look.main, lift=5, reach=26)
        canvas.fill(block(-196, -506, -150, 0, 8), look.piece(1).shaded(0.2), puff=0.5)
        look.whim.one_of((_hills, _rocket, _fish))(canvas)
        title = look.trim.base if look.main.base == COLOURS["white"] else PAPER
        canvas.line([(-95, -446), (121, -446)], title, 26)
        canvas.line([(-53, -396), (79, -396)], title, 14)


def _pages(canvas: Canvas, look: Look) -> None:
    canvas.fill(block(-176, -500, 214, 0, 10), look.piece(0).shaded(0.3), lift=22, reach=20)
    canvas.fill(block(-170, -488, 202, -8, 6), Paint(PAPER), reach=12)
    for x in (187, 195):
        canvas.line([(x, -480), (x, -14)], mixed(PAPER, INK, 0.2), 2)


def _hills(canvas: Canvas) -> None:
    green = Paint(COLOURS["green"])
    canvas.fill(FRAME, Paint((214, 234, 244)), puff=0.3)
    canvas.fill(ellipse(70, -270, 42), Paint(COLOURS["yellow"]), puff=0.5, inside=FRAME)
    canvas.fill(ellipse(90, -40, 150, 110), green, puff=0.4, inside=FRAME)
    canvas.fill(ellipse(-70, -30, 150, 130), green.shaded(0.16), puff=0.4, inside=FRAME)


def _rocket(canvas: Canvas) -> None:
    canvas.fill(FRAME, Paint((60, 70, 120)), puff=0.3)
    for x, y in ((-80, -300), (100, -120), (-90, -130), (110, -310)):
        canvas.flat(spikes(x, y, 15), COLOURS["yellow"])
    with canvas.at(12, -206, 24):
        canvas.fill(rounded([(-20, 60), (20, 60), (0, 120)], 6), Paint(COLOURS["orange"]), puff=0.4)
        canvas.fill(rounded([(-66, 76), (0, 0), (66, 76)], 10), Paint(COLOURS["red"]), reach=10)
        canvas.fill(FUSELAGE, Paint(PAPER), reach=16)
        canvas.fill(ellipse(0, -24, 20), Paint(COLOURS["blue"]), reach=8)


def _fish(canvas: Canvas) -> None:
    canvas.fill(FRAME, Paint((120, 190, 214)), puff=0.3)
    canvas.fill(rounded([(50, -206), (122, -262), (122, -150)], 14), Paint(COLOURS["orange"]), reach=12)
    canvas.fill(ellipse(-4, -206, 84, 62), Paint(COLOURS["orange"]), lift=4, reach=24)
    canvas.line([(14, -254), (14, -158)], PAPER, 16)
    canvas.dot(-46, -220, 13, PAPER)
    canvas.dot(-48, -220, 7, INK)
    for x, y, radius in ((-84, -290, 10), (-62, -318, 7), (96, -96, 9)):
        canvas.dot(x, y, radius, (226, 244, 248))
