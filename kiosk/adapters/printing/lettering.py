"""The one font on paper, and how words are made to fit their place.

Sizes and widths are in the unit of the drawing (mm on our sheets). What the font lacks is shown as 〓.
"""

import threading
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache
from itertools import accumulate
from pathlib import Path

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

FONT = "NotoSansSC"
FILE = Path(__file__).with_name("fonts") / "NotoSansSC-Regular-subset.ttf"
MISSING = "〓"
CUT = "…"

_door = threading.Lock()


@dataclass(frozen=True)
class Line:
    """One line as it will be printed; `weight` is the extra stroke, as a share of the size."""

    text: str
    size: float
    weight: float = 0.0
    spacing: float = 0.0

    @property
    def width(self) -> float:
        return width_of(self.text, self.size, self.spacing) + self.weight * self.size

    def scaled(self, share: float) -> "Line":
        return replace(self, size=self.size * share)


@cache
def _loaded() -> TTFont:
    font = TTFont(FONT, str(FILE))
    pdfmetrics.registerFont(font)
    return font


def the_font() -> TTFont:
    """The font, registered once a process: a second copy halfway through a sheet would break that sheet."""
    with _door:
        return _loaded()


def printable(text: str) -> str:
    """The text in characters the font has: one line, nothing invisible, 〓 for what is missing."""
    known = the_font().face.charToGlyph
    seen = "".join(c for c in unicodedata.normalize("NFC", text) if c.isspace() or not _invisible(c))
    return "".join(c if ord(c) in known else MISSING for c in " ".join(seen.split()))


def _invisible(c: str) -> bool:
    return unicodedata.category(c) in ("Cc", "Cf") or "\ufe00" <= c <= "\ufe0f"


def width_of(text: str, size: float, spacing: float = 0.0) -> float:
    """`spacing`: the extra room after each letter but the last, as a share of the size."""
    drawn: float = the_font().stringWidth(text, 1000) / 1000
    return (drawn + spacing * max(len(text) - 1, 0)) * size


def fitted(text: str, width: float, size: float, least: float, weight: float = 0.0) -> Line:
    """The text on one line no wider than `width`: smaller down to `least`, then cut with …."""
    line = Line(printable(text), size, weight)
    if line.width > width:
        line = replace(line, size=max(least, size * width / line.width))
    if line.width <= width * (1 + 1e-9):
        return line
    ems = width / least - weight
    return replace(line, text=line.text[: _how_many(line.text, ems - width_of(CUT, 1))].rstrip() + CUT)


def fitted_address(host: str, width: float, size: float, least: float) -> list[Line]:
    """A host on one line or two; one too long even so loses its beginning, for its end says whose it is."""
    host = printable(host)
    if width_of(host, least) <= width:
        return [fitted(host, width, size, least)]
    rows = _in_two(host, width / least)
    ems = max(width_of(row, 1) for row in rows)
    return [Line(row, min(size, width / ems)) for row in rows]


def _in_two(host: str, ems: float) -> list[str]:
    """Broken after a dot or hyphen if both halves fit in `ems`, else anywhere, else only its end."""
    marks = [i for i, c in enumerate(host[:-1], 1) if c in ".-"]
    for breaks in (marks, [len(host) // 2]):
        for at in sorted(breaks, key=lambda i: abs(i - len(host) / 2)):
            if max(width_of(host[:at], 1), width_of(host[at:], 1)) <= ems:
                return [host[:at], host[at:]]
    return _the_end_of(host, ems)


def _the_end_of(host: str, ems: float) -> list[str]:
    last = _how_many(reversed(host), ems)
    rest = host[:-last]
    first = _how_many(reversed(rest), ems - width_of(CUT, 1))
    return [CUT + rest[len(rest) - first :], host[-last:]]


def _how_many(letters: Iterable[str], ems: float) -> int:
    """How many of the letters, from the first on, fit into a width given in ems."""
    count = 0
    for count, total in enumerate(accumulate(width_of(c, 1) for c in letters), 1):
        if total > ems:
            return count - 1
    return count
