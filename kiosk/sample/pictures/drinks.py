"""Cups, flasks and bottles; the shelf is at y = 0."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import INK, PAPER, STEEL, Look, Paint, mixed
from kiosk.sample.pictures.shapes import arc, block, ellipse, path, ribbon, soft, symmetric
from kiosk.sample.pictures.stickers import CHEEK, face, name_label, sticker

SCREW_CUP = soft(symmetric([(100, -560, 34), (112, -430, 12)]))
WAISTED = soft(symmetric([(112, -420, 50), (128, -300, 60), (104, -200, 60), (126, 0, 44)]))
MUG = soft(symmetric([(166, -380, 60), (150, 0, 70)]))


def flask(canvas: Canvas, look: Look) -> None:
    """A vacuum flask with a screw cup and a carrying strap."""
    strap = path((96, -452), (184, -420), (206, -280), (176, -120), (112, -70))
    canvas.fill(ribbon(strap, 26), look.trim, lift=14, reach=10)
    body = block(-120, -410, 120, 0, 44)
    canvas.fill(body, look.main, lift=20, reach=70, puff=1.2)
    canvas.fill(block(-140, -64, 140, -34), Paint(STEEL), puff=0, inside=body)
    gleam(canvas, -84, -360, -110)
    canvas.fill(block(-108, -440, 108, -404, 10), Paint(STEEL), lift=4, reach=24)
    canvas.fill(SCREW_CUP, look.trim, lift=6, reach=50)
    for x in range(-80, 81, 32):
        canvas.line([(x, -500), (x * 1.06, -446)], mixed(look.trim.base, INK, 0.2), 6)
    sticker(canvas, look, 10, -256, 1.6)
    if look.whim.says_yes(0.5):
        name_label(canvas, look, 10, -122, 0.95)


def straw_bottle(canvas: Canvas, look: Look) -> None:
    """A see-through bottle with a straw and a handle."""
    straw = path((20, -470), (20, -560), (70, -596), (128, -590))
    canvas.fill(ribbon(straw, 30), look.trim, lift=10, reach=12)
    canvas.fill(WAISTED, look.main, lift=20, reach=60, puff=1.2)
    for y in (-330, -280, -90, -50):
        canvas.line([(64, y), (94, y)], mixed(look.piece(0).base, PAPER, 0.75), 6)
    gleam(canvas, -84, -350, -60)
    canvas.fill(ribbon(arc(0, -470, 104, 90, 180, 360), 24), look.trim, lift=8, reach=10)
    canvas.fill(block(-118, -486, 118, -404, 24), look.trim, lift=8, reach=28)
    sticker(canvas, look, 0, -240, 1.6)


def bear_cup(canvas: Canvas, look: Look) -> None:
    """A cup with two handles, a bear's ears and its face."""
    for _ in canvas.sides():
        canvas.fill(ribbon(arc(150, -190, 84, 92, -90, 90), 38), look.trim, lift=14, reach=14)
        canvas.fill(ellipse(104, -408, 54), look.piece(1), lift=12, reach=22)
        canvas.fill(ellipse(104, -404, 28), Paint(CHEEK), puff=0.5)
    canvas.fill(MUG, look.main, lift=20, reach=70, puff=1.2)
    canvas.fill(block(-174, -404, 174, -338, 30), look.trim, lift=6, reach=24)
    canvas.fill(ellipse(0, -142, 74, 56), Paint(PAPER), puff=0.4)
    with canvas.at(0, -196):
        face(canvas, 116)
    gleam(canvas, -122, -300, -230)


def gleam(canvas: Canvas, x: float, top: float, bottom: float) -> None:
    """Light caught on something smooth."""
    canvas.line([(x, top), (x, bottom)], (255, 255, 255), 13)
    canvas.line([(x, bottom + 36), (x, bottom + 48)], (255, 255, 255), 13)
