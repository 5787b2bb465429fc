"""School bags, hanging by their loop; the hook is at (0, 0)."""

from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import INK, PAPER, STEEL, Look, Paint, mixed
from kiosk.sample.pictures.shapes import arc, block, path, ribbon, soft, symmetric
from kiosk.sample.pictures.stickers import bear, name_label, sticker

PACK = soft(symmetric([(120, 34, 60), (200, 90, 110), (226, 600, 80)]))
STRAP = ribbon(path((150, 110), (248, 240), (262, 430), (206, 560)), 44, 30)
ZIP = path((-186, 330), (-176, 150), (-96, 78), (0, 66), (96, 78), (176, 150), (186, 330))


def school_bag(canvas: Canvas, look: Look) -> None:
    """A satchel for the back: a pocket, a name label, something dangling from the zip."""
    canvas.fill(ribbon(arc(0, 44, 62, 62, 180, 360), 24), look.trim, lift=10, reach=10)
    for _ in canvas.sides():
        canvas.fill(STRAP, look.trim.shaded(0.1), lift=10, reach=14)
        canvas.fill(block(190, 390, 264, 570, 30), look.piece(1).shaded(0.12), lift=8, reach=20)
    canvas.fill(PACK, look.main, lift=20, reach=60, puff=1.1)
    canvas.line(ZIP, look.trim.base, 11)
    canvas.line([(-172, 300), (172, 300)], mixed(PAPER, STEEL, 0.3), 15)
    sticker(canvas, look, 0, 190, 1.7)
    _pocket(canvas, look)


def _pocket(canvas: Canvas, look: Look) -> None:
    canvas.fill(block(-168, 340, 168, 566, 54), look.piece(2), lift=12, reach=34)
    canvas.line([(-136, 384), (136, 384)], look.trim.base, 9)
    name_label(canvas, look, -24, 474, 1.3)
    canvas.fill(block(96, 376, 128, 424, 10), Paint(STEEL), lift=4, reach=8)
    canvas.line([(112, 424), (116, 458)], INK, 5)
    with canvas.at(118, 494, 6, 0.75):
        bear(canvas, look)
