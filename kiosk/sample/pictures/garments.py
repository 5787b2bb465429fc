"""Coats and the school's own track suit, hanging from the hook by the collar."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import COLOURS, INK, PAPER, STEEL, Look, Paint, mixed
from kiosk.sample.pictures.patterns import pinstripes
from kiosk.sample.pictures.shapes import Outline, arc, block, curve, ellipse, ribbon, soft, star
from kiosk.sample.pictures.stickers import name_label, sticker

SLEEVE = soft([(-112, 128), (-196, 164), (-300, 520), (-204, 556), (-120, 330)], [30, 60, 22, 22, 60])
CUFF = soft([(-306, 512), (-208, 544), (-220, 586), (-314, 554)], 14)
BODY = soft(
    [(-96, 118), (96, 118), (186, 172), (196, 604), (-196, 604), (-186, 172)], [30, 30, 60, 30, 30, 60]
)
HEM = soft([(-198, 580), (198, 580), (192, 632), (-192, 632)], 18)


def down_jacket(canvas: Canvas, look: Look) -> None:
    """A quilted winter coat with a hood."""
    _hood(canvas, look)
    _sleeves(canvas, look.piece(1), look.piece(2).shaded(), quilted=True)
    for n, top in enumerate(range(130, 600, 92)):
        half = 176 + top * 0.045
        canvas.fill(block(-half, top, half, top + 104, 34), look.piece(n), lift=4, reach=26, puff=1.2)
    canvas.fill(ribbon([(0, 150), (0, 622)], 20), look.trim, lift=3, reach=8)
    canvas.fill(block(-9, 176, 9, 218, 8), Paint(STEEL), lift=3, reach=6)
    for side in (-1, 1):
        canvas.line([(92 * side, 430), (132 * side, 520)], look.main.edge, 7)
    _badge(canvas, look, 96, 280)


def _hood(canvas: Canvas, look: Look) -> None:
    _loop(canvas, look.trim, -6)
    outer = curve([(-130, 196), (-146, 110), (-92, 34), (0, 12), (92, 34), (146, 110), (130, 196), (0, 226)])
    canvas.fill(outer, look.piece(3), lift=16, reach=30)
    inner = curve([(-84, 176), (-96, 112), (-58, 68), (0, 54), (58, 68), (96, 112), (84, 176), (0, 204)])
    canvas.fill(inner, look.main.shaded(0.45), puff=0.4)
    if look.whim.says_yes(0.5):
        fur = Paint(look.whim.one_of(((244, 236, 220), (214, 184, 148))))
        for x, y in inner[:52:4]:
            canvas.fill(ellipse(x, y, 25), fur, lift=2, reach=14, puff=0.8)


def zipped_jacket(canvas: Canvas, look: Look) -> None:
    """A light jacket with sleeves of another colour and ribbed edges."""
    _hanger(canvas)
    _sleeves(canvas, look.trim, _ribbed(look.main))
    canvas.fill(BODY, look.main, lift=8, reach=34)
    canvas.fill(HEM, _ribbed(look.trim), lift=3)
    _collar(canvas, look.main, _ribbed(look.trim))
    for y in range(210, 600, 84):
        canvas.fill(ellipse(0, y, 11), Paint(STEEL).lit(), lift=2, reach=8)
    canvas.line([(-16, 160), (-16, 600)], look.main.edge, 3)
    for side in (-1, 1):
        canvas.fill(ribbon([(78 * side, 440), (126 * side, 540)], 16), look.trim, lift=2, reach=6)
    _badge(canvas, look, 92, 262)


def track_suit(canvas: Canvas, look: Look) -> None:
    """The jacket pupils wear: a broad chest band, striped sleeves, half a zip."""
    band = Paint(PAPER) if look.main.base != COLOURS["white"] else Paint(COLOURS["blue"])
    _hanger(canvas)
    _sleeves(canvas, look.main, _ribbed(look.main))
    _sleeve_stripes(canvas, band, look.whim.one_of((2, 3)))
    canvas.fill(BODY, look.main, lift=8, reach=34)
    yoke = soft([(-220, 100), (220, 100), (220, 250), (0, 320), (-220, 250)], 4)
    canvas.fill(yoke, band, puff=0.4, inside=BODY)
    canvas.line([(-190, 266), (0, 338), (190, 266)], look.trim.base if band.base == PAPER else PAPER, 9)
    canvas.fill(HEM, _ribbed(look.main), lift=3)
    _collar(canvas, look.main, look.main)
    canvas.fill(ribbon([(0, 150), (0, 400)], 12), Paint(STEEL), lift=2, reach=6)
    canvas.fill(block(-8, 388, 8, 424, 7), Paint(STEEL).lit(), lift=3, reach=6)
    canvas.fill(ellipse(92, 232, 30), look.main, lift=2, reach=10)
    canvas.flat(star(92, 232, 18), COLOURS["yellow"])
    if look.whim.says_yes(0.6):
        name_label(canvas, look.whim, -98, 222, 0.8)


def _sleeves(canvas: Canvas, cloth: Paint, cuff: Paint, quilted: bool = False) -> None:
    for mirrored in (False, True):
        with canvas.at(mirrored=mirrored):
            canvas.fill(SLEEVE, cloth, lift=14, reach=26)
            for n in range(1, 5 if quilted else 1):
                x, y = -176 - 24 * n, 140 + 82 * n
                canvas.line([(x - 6, y), (x + 92, y + 32)], cloth.edge, 4)
            canvas.fill(CUFF, cuff, lift=6)


def _sleeve_stripes(canvas: Canvas, stripe: Paint, count: int) -> None:
    for mirrored in (False, True):
        with canvas.at(mirrored=mirrored):
            for n in range(count):
                canvas.line([(-200 + 22 * n, 190), (-284 + 22 * n, 508)], stripe.base, 10)


def _collar(canvas: Canvas, cloth: Paint, edge: Paint) -> None:
    canvas.fill(
        curve([(-84, 124), (0, 96), (84, 124), (52, 168), (0, 184), (-52, 168)]), cloth.shaded(0.5), puff=0.5
    )
    for mirrored in (False, True):
        with canvas.at(mirrored=mirrored):
            wing = soft([(-94, 104), (-62, 92), (2, 190), (-34, 226), (-104, 140)], 14)
            canvas.fill(wing, edge, lift=5, reach=14)


def _ribbed(cloth: Paint) -> Paint:
    return Paint(cloth.base, pinstripes(mixed(cloth.base, INK, 0.16), 4, 7))


def _loop(canvas: Canvas, tape: Paint, top: float) -> None:
    canvas.line(arc(0, top + 26, 20, 32, 170, 370), tape.edge, 12)
    canvas.line(arc(0, top + 26, 20, 32, 170, 370), tape.base, 8)


def _hanger(canvas: Canvas) -> None:
    wire: Outline = [(0, 112), (0, 58), *arc(0, 18, 34, 34, 60, -190)]
    canvas.line([(x + 5, y + 9) for x, y in wire], (150, 132, 118), 9)
    canvas.line(wire, mixed(STEEL, INK, 0.45), 11)
    canvas.line(wire, STEEL, 7)
    canvas.fill(
        soft([(-90, 112), (0, 84), (90, 112), (90, 140), (-90, 140)], 14), Paint((206, 156, 98)), lift=4
    )


def _badge(canvas: Canvas, look: Look, x: float, y: float) -> None:
    if look.whim.says_yes(0.5):
        sticker(canvas, look.whim, x, y, 0.85)
    else:
        name_label(canvas, look.whim, x, y, 0.8)
