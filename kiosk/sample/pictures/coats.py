"""Coats, jackets and the school's track suit, hanging by the collar; the hook is at (0, 0)."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import COLOURS, INK, PAPER, STEEL, WOOD, Look, Paint, mixed
from kiosk.sample.pictures.patterns import pinstripes
from kiosk.sample.pictures.shapes import (
    arc,
    blob,
    block,
    ellipse,
    ribbon,
    rounded,
    soft,
    spikes,
    symmetric,
)
from kiosk.sample.pictures.stickers import name_label, sticker

SLEEVE = soft([(112, 128, 30), (196, 164, 60), (300, 520, 22), (204, 556, 22), (120, 330, 60)])
CUFF = rounded([(306, 512), (208, 544), (220, 586), (314, 554)], 14)
BODY = soft(symmetric([(96, 118, 30), (186, 172, 60), (196, 604, 30)]))
HEM = rounded([(-198, 580), (198, 580), (192, 632), (-192, 632)], 18)
YOKE = symmetric([(0, 100), (220, 100), (220, 250), (0, 320)])
HOOD = blob(symmetric([(0, 12), (92, 34), (146, 110), (130, 196), (0, 226)]))
FACE_OF_HOOD = blob(symmetric([(0, 54), (58, 68), (96, 112), (84, 176), (0, 204)]))


def down_jacket(canvas: Canvas, look: Look) -> None:
    """A quilted winter coat with a hood."""
    _hood(canvas, look)
    _sleeves(canvas, look.piece(1), look.piece(2).shaded())
    for _ in canvas.sides():
        for n in range(1, 5):
            canvas.line([(90 + 24 * n, 172 + 82 * n), (182 + 24 * n, 140 + 82 * n)], look.piece(1).edge, 4)
    for n, top in enumerate(range(130, 600, 92)):
        half = 176 + top * 0.045
        canvas.fill(block(-half, top, half, top + 104, 34), look.piece(n), lift=4, reach=26, puff=1.2)
    canvas.fill(ribbon([(0, 150), (0, 622)], 20), look.trim, lift=3, reach=8)
    canvas.fill(block(-9, 176, 9, 218, 8), Paint(STEEL), lift=3, reach=6)
    for _ in canvas.sides():
        canvas.line([(92, 430), (132, 520)], look.main.edge, 7)
    _badge(canvas, look, 96, 280)


def _hood(canvas: Canvas, look: Look) -> None:
    canvas.line(arc(0, 20, 20, 32, 170, 370), look.trim.edge, 12)
    canvas.line(arc(0, 20, 20, 32, 170, 370), look.trim.base, 8)
    canvas.fill(HOOD, look.piece(3), lift=16, reach=30)
    canvas.fill(FACE_OF_HOOD, look.main.shaded(0.45), puff=0.4)
    if look.whim.says_yes(0.6):
        fur = Paint(look.whim.one_of(((244, 236, 220), (214, 184, 148))))
        for x, y in [*FACE_OF_HOOD[-28::4], *FACE_OF_HOOD[:28:4]]:
            canvas.fill(ellipse(x, y, 25), fur, lift=2, reach=14, puff=0.8)


def zipped_jacket(canvas: Canvas, look: Look) -> None:
    """A light jacket with sleeves of another colour, press studs and ribbed edges."""
    _hanger(canvas)
    _sleeves(canvas, look.trim, _ribbed(look.main))
    canvas.fill(BODY, look.main, lift=8, reach=34)
    canvas.fill(HEM, _ribbed(look.trim), lift=3)
    _collar(canvas, look.main, _ribbed(look.trim))
    canvas.line([(-16, 226), (-16, 582)], look.main.edge, 3)
    for y in range(230, 600, 80):
        canvas.fill(ellipse(0, y, 11), Paint(STEEL).lit(), lift=2, reach=8)
    for _ in canvas.sides():
        canvas.fill(ribbon([(78, 440), (126, 540)], 16), look.trim, lift=2, reach=6)
    _badge(canvas, look, 92, 262)


def track_suit(canvas: Canvas, look: Look) -> None:
    """The jacket pupils wear: a light yoke, striped sleeves, half a zip."""
    yoke = Paint(COLOURS["blue"] if look.main.base == COLOURS["white"] else PAPER)
    piping = look.trim.base if yoke.base == PAPER else PAPER
    _hanger(canvas)
    _sleeves(canvas, look.main, _ribbed(look.main))
    _sleeve_stripes(canvas, yoke, look.whim.one_of((1, 2)))
    canvas.fill(BODY, look.main, lift=8, reach=34)
    canvas.fill(YOKE, yoke, puff=0.4, inside=BODY)
    canvas.line([(-188, 266), (0, 338), (188, 266)], piping, 9)
    canvas.fill(HEM, _ribbed(look.main), lift=3)
    _collar(canvas, look.main, look.main)
    canvas.fill(ribbon([(0, 190), (0, 400)], 12), Paint(STEEL), lift=2, reach=6)
    canvas.fill(block(-8, 388, 8, 424, 7), Paint(STEEL).lit(), lift=3, reach=6)
    canvas.fill(ellipse(92, 232, 30), look.main, lift=2, reach=10)
    canvas.flat(spikes(92, 232, 18), COLOURS["yellow"])


def _sleeves(canvas: Canvas, cloth: Paint, cuff: Paint) -> None:
    for _ in canvas.sides():
        canvas.fill(SLEEVE, cloth, lift=14, reach=26)
        canvas.fill(CUFF, cuff, lift=6)


def _sleeve_stripes(canvas: Canvas, stripe: Paint, count: int) -> None:
    for _ in canvas.sides():
        for n in range(count):
            canvas.line([(190 - 28 * n, 190), (274 - 28 * n, 508)], stripe.base, 14)


def _collar(canvas: Canvas, lining: Paint, cloth: Paint) -> None:
    neck = blob(symmetric([(0, 96), (84, 124), (52, 168), (0, 184)]))
    canvas.fill(neck, lining.shaded(0.5), puff=0.5)
    for _ in canvas.sides():
        wing = rounded([(94, 104), (62, 92), (-2, 190), (34, 226), (104, 140)], 14)
        canvas.fill(wing, cloth, lift=5, reach=14)


def _ribbed(cloth: Paint) -> Paint:
    return Paint(cloth.base, pinstripes(mixed(cloth.base, INK, 0.1), 8, 14))


def _hanger(canvas: Canvas) -> None:
    wire = [(0, 112), (0, 58), *arc(0, 18, 34, 34, 60, -190)]
    canvas.line(wire, mixed(STEEL, INK, 0.45), 11)
    canvas.line(wire, STEEL, 7)
    wood = rounded([(-90, 112), (0, 84), (90, 112), (90, 140), (-90, 140)], 14)
    canvas.fill(wood, Paint(WOOD), lift=4)


def _badge(canvas: Canvas, look: Look, x: float, y: float) -> None:
    if look.whim.says_yes(0.6):
        sticker(canvas, look, x, y, 0.95)
    else:
        name_label(canvas, look, x, y, 0.85)
