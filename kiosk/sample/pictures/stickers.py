"""Small marks children's things carry: animal stickers, shapes, and a name label nobody has filled in."""

from collections.abc import Callable

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import COLOURS, INK, PAPER, Look, Paint, mixed
from kiosk.sample.pictures.shapes import arc, blob, block, ellipse, spikes, symmetric

CHEEK = mixed(COLOURS["pink"], PAPER, 0.15)
HEART = blob(symmetric([(0, -20), (24, -36), (44, -16), (34, 14), (0, 46)]))


def sticker(canvas: Canvas, look: Look, x: float, y: float, size: float = 1) -> None:
    """One of the stickers, about 90 units across, a little crooked."""
    with canvas.at(x, y, look.whim.between(-10, 10), size):
        look.whim.one_of(STICKERS)(canvas, look)


def name_label(canvas: Canvas, look: Look, x: float, y: float, size: float = 1) -> None:
    """A sewn-on label with room for a class and a name, and neither on it."""
    frame = _bright(look, "red", "blue", "green").base
    with canvas.at(x, y, look.whim.between(-4, 4), size):
        canvas.fill(block(-58, -32, 58, 32, 9), Paint(PAPER), lift=2, puff=0.3)
        canvas.flat(block(-58, -32, 58, -18, 7), frame)
        canvas.line([(-40, -2), (38, -2)], mixed(frame, PAPER, 0.6), 3)
        canvas.line([(-40, 16), (24, 16)], mixed(frame, PAPER, 0.6), 3)


def face(canvas: Canvas, width: float) -> None:
    """Two eyes, a smile and cheeks, `width` from eye to eye."""
    for x in (-width / 2, width / 2):
        canvas.dot(x, 0, width * 0.11, INK)
        canvas.dot(x - width * 0.03, -width * 0.04, width * 0.04, PAPER)
        canvas.dot(x * 1.7, width * 0.3, width * 0.15, CHEEK)
    canvas.line(arc(0, width * 0.16, width * 0.2, width * 0.2, 20, 160), INK, width * 0.08)


def bear(canvas: Canvas, look: Look) -> None:
    fur = Paint(look.whim.one_of(((186, 130, 84), (222, 178, 124), (240, 232, 218))))
    for x in (-32, 32):
        canvas.fill(ellipse(x, -32, 18), fur, reach=8)
        canvas.dot(x, -31, 9, CHEEK)
    canvas.fill(ellipse(0, 0, 47, 43), fur, lift=3, puff=0.7, reach=14)
    canvas.flat(ellipse(0, 15, 21, 17), mixed(fur.base, PAPER, 0.7))
    canvas.flat(ellipse(0, 7, 8, 6), INK)
    for x in (-19, 19):
        canvas.dot(x, -6, 5.5, INK)
    canvas.line(arc(0, 15, 9, 8, 20, 160), INK, 3)


def rabbit(canvas: Canvas, look: Look) -> None:
    fur = Paint(look.whim.one_of((PAPER, (236, 226, 232), (224, 212, 200))))
    for x, degrees in ((-18, -12), (18, 12)):
        with canvas.at(x, -40, degrees):
            canvas.fill(ellipse(0, 0, 13, 32), fur, reach=8)
            canvas.flat(ellipse(0, 2, 6, 20), CHEEK)
    canvas.fill(ellipse(0, 8, 44, 37), fur, lift=3, puff=0.7, reach=14)
    with canvas.at(0, 6):
        face(canvas, 38)


def gold_star(canvas: Canvas, look: Look) -> None:
    canvas.fill(spikes(0, 0, 50), _bright(look, "yellow", "white", "pink"), lift=3, reach=12)


def heart(canvas: Canvas, look: Look) -> None:
    canvas.fill(HEART, _bright(look, "red", "pink", "white"), lift=3, reach=12)


def flower(canvas: Canvas, look: Look) -> None:
    petal = _bright(look, "white", "pink", "yellow")
    for n in range(5):
        with canvas.at(degrees=72 * n):
            canvas.fill(ellipse(0, -28, 19, 22), petal, reach=10, puff=0.7)
    canvas.fill(ellipse(0, 0, 17), Paint(COLOURS["orange"]), reach=8)


def rainbow(canvas: Canvas, look: Look) -> None:
    for n, colour in enumerate(("red", "yellow", "green", "blue")):
        canvas.line(arc(0, 22, 46 - 10 * n, 46 - 10 * n, 180, 360), COLOURS[colour], 10)
    for x in (-32, 32):
        canvas.fill(ellipse(x, 24, 22, 13), Paint(PAPER), puff=0.5, reach=6)


def _bright(look: Look, *names: str) -> Paint:
    """One of the colours, but not one it might be stuck on."""
    under = (look.main.base, look.trim.base)
    return Paint(COLOURS[look.whim.one_of([name for name in names if COLOURS[name] not in under])])


STICKERS: tuple[Callable[[Canvas, Look], None], ...] = (bear, bear, rabbit, gold_star, heart, flower, rainbow)
"""The bear is there twice: it is the one most children have."""
