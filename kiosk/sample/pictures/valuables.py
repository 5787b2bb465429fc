"""What a teacher keeps. It is never hung up, so it is drawn simply, lying flat; its middle is (0, 0)."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import COLOURS, INK, PAPER, STEEL, Look, Paint, mixed
from kiosk.sample.pictures.shapes import block, ellipse, path, ribbon, ring

TEETH = [(16, 230), (46, 230), (46, 256), (16, 256), (16, 284), (46, 284), (46, 310), (16, 310)]
KEY = [(-16, 60), (16, 60), *TEETH, (0, 336), (-16, 310)]


def phone(canvas: Canvas, look: Look) -> None:
    canvas.fill(block(-160, -310, 160, 310, 48), look.main, lift=20, reach=20)
    canvas.fill(block(-138, -266, 138, 266, 24), Paint((58, 66, 84)), puff=0.4)
    canvas.line([(-60, -180), (60, -180)], PAPER, 20)
    canvas.line([(-90, -120), (90, -120)], (150, 164, 190), 8)
    canvas.line([(-30, -288), (30, -288)], INK, 8)


def watch(canvas: Canvas, look: Look) -> None:
    for top, bottom in ((-330, -110), (110, 330)):
        canvas.fill(block(-72, top, 72, bottom, 30), look.main, lift=16, reach=24)
    for y in range(190, 300, 34):
        canvas.dot(0, y, 8, look.main.edge)
    canvas.fill(ellipse(0, 0, 158), Paint(STEEL), lift=18, reach=24, puff=1.2)
    canvas.fill(ellipse(0, 0, 124), Paint(PAPER), puff=0.5)
    for hour in range(12):
        with canvas.at(degrees=30 * hour):
            canvas.line([(0, -108), (0, -94)], INK, 7)
    canvas.line([(0, 0), (0, -76)], INK, 10)
    canvas.line([(0, 0), (52, 24)], INK, 10)


def keys(canvas: Canvas, look: Look) -> None:
    """Two keys and a fob on a ring."""
    for degrees in (24, -14):
        with canvas.at(0, -50, degrees):
            _key(canvas, Paint((214, 180, 104)))
    canvas.fill(ring(0, -150, 110, 110, 16), Paint(STEEL), lift=12, reach=8)
    with canvas.at(-90, -60, 40):
        canvas.fill(block(-74, 0, 74, 210, 54), look.main, lift=16, reach=30)
        canvas.fill(ellipse(0, 30, 14), Paint(PAPER), puff=0)


def _key(canvas: Canvas, brass: Paint) -> None:
    canvas.fill(KEY, brass, lift=12)
    canvas.fill(ellipse(0, 40, 66), brass, lift=12, reach=24)
    canvas.fill(ellipse(0, 16, 18), brass.shaded(0.5), puff=0)


def wallet(canvas: Canvas, look: Look) -> None:
    canvas.fill(block(-270, -180, 270, 190, 36), look.main, lift=20, reach=40)
    canvas.stitches(block(-250, -160, 250, 170, 26), mixed(look.piece(0).base, PAPER, 0.5), 4, 14)
    canvas.fill(block(120, -50, 300, 60, 40), look.piece(1).shaded(0.1), lift=8, reach=20)
    canvas.fill(ellipse(180, 4, 24), Paint(STEEL), lift=4, reach=12)


def card(canvas: Canvas, look: Look) -> None:
    """A card in its holder, on a ribbon; nothing is printed on it."""
    strap = path((-40, -180), (-190, -400), (0, -440), (190, -400), (40, -180))
    canvas.fill(ribbon(strap, 26), look.main, lift=10, reach=10)
    canvas.fill(block(-30, -220, 30, -150, 10), Paint(STEEL), lift=8, reach=10)
    canvas.fill(block(-180, -170, 180, 290, 30), Paint(PAPER), lift=18)
    canvas.fill(block(-180, -170, 180, -70, 24), look.main, puff=0.6)
    canvas.fill(block(-130, -30, -10, 110, 12), Paint((214, 224, 232)), puff=0.4)
    for start, end, y in ((20, 130, 0), (20, 100, 50), (-120, 130, 170), (-120, 60, 220)):
        canvas.line([(start, y), (end, y)], STEEL, 10)


def medicine(canvas: Canvas, look: Look) -> None:
    canvas.fill(block(-150, -220, 150, 300, 50), look.main, lift=20, reach=50)
    canvas.fill(block(-120, -330, 120, -200, 24), Paint(PAPER), lift=10, reach=30)
    canvas.fill(block(-150, -60, 150, 210), Paint(PAPER), puff=0.3)
    canvas.line([(-60, 76), (60, 76)], COLOURS["red"], 34)
    canvas.line([(0, 16), (0, 136)], COLOURS["red"], 34)
