"""Where in a photo a symbol may hide that a reader has not read: small places, dense with dark and light.

Looking closer at these alone is some ten times less work than looking closer at the whole photo.
"""

from collections.abc import Iterable, Iterator, Sequence

from PIL import Image, ImageChops, ImageDraw

Box = tuple[int, int, int, int]
Corners = Sequence[tuple[float, float]]

CELL = 8
"""The map has one cell for so many pixels each way: a fifth of the smallest symbol that can be read."""
_STRIP = 128 * CELL
_SHARE, _GRAIN = 0.12, 3
_GROWN = 1.35
_SET = 255
_MARGIN = 3 * CELL
_LEAST = 40
"""Pixels: 29 modules of 1.4 pixels; below that nothing has been read yet, whatever was tried."""


def unread_places(picture: Image.Image, read: Sequence[Corners]) -> list[Box]:
    """Boxes of pixels, the most symbol-like first; `picture`: greys; `read`: corners of the symbols known."""
    dense = _dense(picture)
    paint = ImageDraw.Draw(dense)
    for corners in read:
        paint.polygon(_grown(corners), fill=0)
    least = max(_LEAST, 0.6 * min(map(_side, read), default=0))
    boxes = [box for box in _pieces(dense) if min(box[2] - box[0], box[3] - box[1]) >= least]
    return [_with_margin(box, picture.size) for box in sorted(boxes, key=_area)]


def _dense(picture: Image.Image) -> Image.Image:
    """The map: 255 where neighbouring pixels differ much for the light there, in strips to stay small."""
    wide, high = picture.size
    dense = Image.new("L", (-(-wide // CELL), -(-high // CELL)))
    for top in range(0, high, _STRIP):
        strip = picture.crop((0, top, wide, min(high, top + _STRIP)))
        middle = strip.reduce(CELL)
        flat = middle.resize((middle.width * CELL, middle.height * CELL), Image.Resampling.NEAREST)
        differing = ImageChops.difference(strip, flat.crop((0, 0, *strip.size))).reduce(CELL)
        usual = middle.point([round(value * _SHARE) + _GRAIN for value in range(256)])
        found = ImageChops.subtract(differing, usual).point([0] + [_SET] * 255)
        dense.paste(found, (0, top // CELL))
    return dense


def _grown(corners: Corners) -> list[tuple[float, float]]:
    """In cells, around the symbol and its quiet zone."""
    x, y = (sum(corner[axis] for corner in corners) / len(corners) for axis in (0, 1))
    return [((x + (a - x) * _GROWN) / CELL, (y + (b - y) * _GROWN) / CELL) for a, b in corners]


def _side(corners: Corners) -> float:
    """Pixels of the shorter side of what is around the corners."""
    xs, ys = [x for x, _ in corners], [y for _, y in corners]
    return min(max(xs) - min(xs), max(ys) - min(ys))


def _pieces(dense: Image.Image) -> Iterator[Box]:
    """A box of pixels around each group of cells that touch."""
    wide = dense.width
    cells = bytearray(dense.tobytes())
    start = cells.find(_SET)
    while start >= 0:
        yield _box(_taken(cells, start, wide), wide)
        start = cells.find(_SET, start)


def _taken(cells: bytearray, start: int, wide: int) -> list[int]:
    """All cells that touch the first, taken off the map."""
    cells[start] = 0
    group = [start]
    for cell in group:
        column = cell % wide
        beside = (cell - 1 if column else -1, cell + 1 if column < wide - 1 else -1, cell - wide, cell + wide)
        for other in beside:
            if 0 <= other < len(cells) and cells[other]:
                cells[other] = 0
                group.append(other)
    return group


def _box(group: Iterable[int], wide: int) -> Box:
    rows, columns = zip(*(divmod(cell, wide) for cell in group), strict=True)
    return (
        min(columns) * CELL,
        min(rows) * CELL,
        (max(columns) + 1) * CELL,
        (max(rows) + 1) * CELL,
    )


def _with_margin(box: Box, size: tuple[int, int]) -> Box:
    left, top, right, bottom = box
    return (
        max(0, left - _MARGIN),
        max(0, top - _MARGIN),
        min(size[0], right + _MARGIN),
        min(size[1], bottom + _MARGIN),
    )


def _area(box: Box) -> int:
    return (box[2] - box[0]) * (box[3] - box[1])
