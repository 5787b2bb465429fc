"""Words of several lines in a box of a fixed size: smaller until they fit, then cut. All lengths in mm."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .lettering import CUT, Line, fitted, printable, width_of

LEADING, GAP = 1.5, 0.55
"""From one baseline to the next, and what a new paragraph adds, as shares of the letters' size."""
_STEP = 0.1
_PIECE = re.compile(
    r"\s+|[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u3000-\u303f]|[^\s\u2e80-\u9fff\uf900-\uffef]+"
)
_NEVER_FIRST = set("，。！？、；：）》」』”’…·,.!?;:)%")


@dataclass(frozen=True)
class Placed:
    """A line, and how far its baseline lies below the top of the box."""

    line: Line
    below: float


def in_a_box(texts: Sequence[str], width: float, height: float, size: float, least: float) -> list[Placed]:
    """The paragraphs in a box, as large as they fit from `size` down to `least`; what is too much is cut."""
    clean = [printable(text) for text in texts]
    steps = int((size - least) / _STEP)
    for step in range(steps + 1):
        placed = _placed(clean, width, size - step * _STEP)
        if not placed or placed[-1].below + _drop(placed[-1].line.size) <= height:
            return placed
    placed = [each for each in _placed(clean, width, least) if each.below + _drop(least) <= height]
    last = placed[-1]
    return [*placed[:-1], Placed(fitted(last.line.text + CUT, width, least, least), last.below)]


def wrapped(text: str, width: float, size: float) -> list[str]:
    """A paragraph in lines no wider than `width`; between Chinese signs and at gaps, a long word anywhere."""
    lines, line = [], ""
    for piece in _pieces(text, width, size):
        if line and width_of((line + piece).rstrip(), size) > width:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()] if line.strip() else lines


def _placed(texts: Sequence[str], width: float, size: float) -> list[Placed]:
    placed: list[Placed] = []
    below = size
    for text in texts:
        for line in wrapped(text, width, size):
            placed.append(Placed(Line(line, size), below))
            below += size * LEADING
        below += size * GAP
    return placed


def _drop(size: float) -> float:
    """How far letters reach below their baseline."""
    return 0.3 * size


def _pieces(text: str, width: float, size: float) -> Iterator[str]:
    """What a line may end after; a mark that never begins a line stays with what it follows."""
    held = ""
    for piece in _PIECE.findall(text):
        if held and (piece[0] in _NEVER_FIRST or held == "（"):
            held += piece
            continue
        yield from _halves(held, width, size)
        held = piece
    yield from _halves(held, width, size)


def _halves(piece: str, width: float, size: float) -> Iterator[str]:
    """A word that alone is wider than the box, in parts that are not."""
    while len(piece) > 1 and width_of(piece, size) > width:
        most = max(int(len(piece) * width / width_of(piece, size)) - 1, 1)
        yield piece[:most]
        piece = piece[most:]
    if piece:
        yield piece
