"""QR symbols: made once, read back before they are printed, drawn as black rectangles.

Error correction Q or H, since M and L failed on creased labels; a quiet zone of four modules all around.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import IntEnum
from functools import cached_property

import zxingcpp
from PIL import Image
from qrcode import QRCode
from qrcode.constants import ERROR_CORRECT_H, ERROR_CORRECT_Q
from qrcode.exceptions import DataOverflowError
from qrcode.util import MODE_8BIT_BYTE, QRData

from .refusals import UnreadableSymbol

QUIET = 4
# Over many tag addresses this mask's penalty is within 3 % of the best of all eight,
# and trying all eight takes eight times as long.
MASK = 4
PIXELS = 3
_RUNS = re.compile(b"\1+")
_ONLY_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)


Rectangle = tuple[int, int, int, int]
"""x, y, width, height in modules, y down from the top."""


class Level(IntEnum):
    """How much of a symbol may be lost: a quarter, or nearly a third."""

    Q = ERROR_CORRECT_Q
    H = ERROR_CORRECT_H


@dataclass(frozen=True)
class Symbol:
    """A QR symbol: `rows` from the top, one byte a module, 1 = dark; no quiet zone in them."""

    text: str
    rows: tuple[bytes, ...]

    @property
    def side(self) -> int:
        """Modules from edge to edge, quiet zone included."""
        return len(self.rows) + 2 * QUIET

    @cached_property
    def rectangles(self) -> tuple[Rectangle, ...]:
        """The dark modules as few rectangles that never overlap."""
        return tuple(_rectangles(self.rows))


def readable_symbol(text: str) -> Symbol:
    """The symbol that says `text`; raises UnreadableSymbol if a reader finds anything else in it."""
    symbol = drawn_symbol(text)
    read_back(symbol)
    return symbol


def drawn_symbol(text: str, level: Level = Level.Q) -> Symbol:
    """The smallest symbol for the text, always with the same mask; not yet read back."""
    return Symbol(text, drawn_rows(text.encode(), level))


def drawn_rows(text: bytes, level: Level) -> tuple[bytes, ...]:
    """The rows of the smallest symbol for those bytes. Raises UnreadableSymbol for more than any can hold."""
    code = QRCode(error_correction=level, mask_pattern=MASK)
    code.add_data(QRData(text, mode=MODE_8BIT_BYTE))
    try:
        code.make(fit=True)
    except (DataOverflowError, ValueError) as overflow:
        raise UnreadableSymbol(text.decode(errors="replace")) from overflow
    return tuple(bytes(map(bool, row)) for row in code.modules)


def read_back(symbol: Symbol, rectangles: Sequence[Rectangle] | None = None) -> None:
    """Raises UnreadableSymbol unless a scanner reads exactly the symbol's text.

    `rectangles`: those that will be printed, where they are not the symbol's own.
    """
    picture = picture_of(symbol.side, symbol.rectangles if rectangles is None else rectangles)
    found = zxingcpp.read_barcodes(picture, _ONLY_QR, try_invert=False)
    read = found[0].text if len(found) == 1 else None
    if read != symbol.text:
        raise UnreadableSymbol(symbol.text, read)


def picture_of(side: int, rectangles: Sequence[Rectangle]) -> Image.Image:
    """A symbol in grey, three pixels a module, painted from the rectangles that will be printed."""
    paint = bytearray(b"\xff" * side * side)
    black = bytes(side)
    for x, y, wide, high in rectangles:
        first = (QUIET + y) * side + QUIET + x
        for at in range(first, first + high * side, side):
            paint[at : at + wide] = black[:wide]
    picture = Image.frombytes("L", (side, side), bytes(paint))
    return picture.resize((side * PIXELS, side * PIXELS), Image.Resampling.NEAREST)


def _rectangles(rows: tuple[bytes, ...]) -> Iterator[Rectangle]:
    """Runs of each row, grown downwards while the next row holds the very same run."""
    since: dict[tuple[int, int], int] = {}
    for y, row in enumerate((*rows, b"")):
        here = {run.span(): since.pop(run.span(), y) for run in _RUNS.finditer(row)}
        for (start, end), top in since.items():
            yield start, top, end - start, y - top
        since = here
