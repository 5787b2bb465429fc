"""Pencil cases; the shelf is at y = 0."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import COLOURS, INK, STEEL, Look, Paint, mixed
from kiosk.sample.pictures.shapes import block, rounded
from kiosk.sample.pictures.stickers import name_label, sticker

PENCILS = (("yellow", -196, -16), ("red", -110, -6), ("green", -24, 5), ("blue", 62, -7))
SIX_SIDES = [(-24, -94), (-8, -84), (8, -84), (24, -94), (24, 90), (-24, 90)]


def zip_pouch(canvas: Canvas, look: Look) -> None:
    """A soft case, open, with pencils and a ruler looking out."""
    _pencils(canvas, -250)
    with canvas.at(166, -250, 10):
        _ruler(canvas)
    canvas.fill(block(-290, -262, 290, 0, 74), look.main, lift=18, reach=56, puff=1.1)
    canvas.line([(-240, -224), (240, -224)], look.main.edge, 20)
    canvas.stitches([(-240, -224), (240, -224)], STEEL, 14, 7)
    canvas.fill(block(214, -238, 300, -204, 14), look.trim, lift=6, reach=12)
    sticker(canvas, look, -130, -104, 1.6)
    name_label(canvas, look, 110, -102, 1.4)


def pencil_box(canvas: Canvas, look: Look) -> None:
    """A hard case with its lid up."""
    canvas.fill(block(-290, -400, 290, -140, 30), look.piece(0).shaded(0.14), lift=18, reach=30)
    canvas.fill(block(-262, -374, 262, -140, 20), look.trim.lit(0.5), puff=0.5)
    sticker(canvas, look, 186, -290, 1.2)
    _pencils(canvas, -130)
    canvas.fill(block(-298, -186, 298, 0, 32), look.main, lift=12, reach=40)
    canvas.fill(block(-44, -202, 44, -134, 16), Paint(STEEL), lift=6, reach=12)
    name_label(canvas, look, 160, -82, 1.2)


def _pencils(canvas: Canvas, y: float) -> None:
    for colour, x, degrees in PENCILS:
        with canvas.at(x, y, degrees):
            _pencil(canvas, Paint(COLOURS[colour]))


def _pencil(canvas: Canvas, lacquer: Paint) -> None:
    """A pencil point up; its other end is out of sight."""
    canvas.fill(rounded([(-24, -90), (0, -156), (24, -90)], 4), Paint((240, 206, 160)), lift=10, reach=12)
    canvas.flat([(-9, -130), (0, -156), (9, -130)], lacquer.base)
    canvas.fill(SIX_SIDES, lacquer, lift=8, reach=14)
    for x in (-8, 8):
        canvas.line([(x, -84), (x, 90)], lacquer.edge, 3)


def _ruler(canvas: Canvas) -> None:
    canvas.fill(block(-38, -130, 38, 90, 6), Paint((214, 232, 238)), lift=10, puff=0.6)
    for n, y in enumerate(range(-112, 80, 18)):
        canvas.line([(-36, y), (-8 if n % 2 else -18, y)], mixed(INK, STEEL, 0.3), 4)
