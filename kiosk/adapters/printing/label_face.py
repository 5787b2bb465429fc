"""What stands on one tag: a QR symbol, and beside it the names, the typed code and the site's host."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from math import floor

from kiosk.domain.codes import grouped
from kiosk.domain.labels import LEAST_MODULE, Layout

from . import words
from .heading import StationHeading, host_of
from .lettering import Line, fitted, fitted_address, printable, width_of
from .paper import INK
from .refusals import ModuleTooSmall, UnreadableSymbol
from .symbols import Level, Symbol, drawn_symbol

ROOMY = 25.0
"""Under so many mm of width only the needed is written, the code in two rows."""
COMFORTABLE = 0.5
"""The stronger correction is taken where its squares stay as wide as this, mm."""
SHARE = 0.65
"""The most of a label's width that the symbol takes."""
GREY = "#444444"
BOLD = 0.045
EDGE = 1.0
CODE_SPACING = 0.06
TIGHT, AIRY = 1.15, 1.45


@dataclass(frozen=True)
class TagLabel:
    """One tag: its code as stored, and the address its symbol says."""

    code: str
    url: str


@dataclass(frozen=True)
class Room:
    """Where a face is drawn: its lower left corner from the label's, and its size, mm."""

    x: float
    y: float
    width: float
    height: float


@dataclass(frozen=True)
class Placed:
    """A line and where its baseline begins or, if centred, is balanced.

    `part`: which part of the code it is, -1 for the whole; None for the other words.
    """

    line: Line
    x: float
    y: float
    part: int | None = None
    centred: bool = False


def module_for(symbol: Symbol, layout: Layout, room: Room) -> float:
    """The width of one square, mm: whole dots where that leaves LEAST_MODULE. Raises ModuleTooSmall."""
    widest = min(room.height, room.width * SHARE) / symbol.side
    if widest < LEAST_MODULE - 1e-9:
        raise ModuleTooSmall(layout.name, widest, LEAST_MODULE, symbol.text)
    dot = 25.4 / layout.dpi
    whole = floor(widest / dot + 1e-9) * dot
    return whole if whole >= LEAST_MODULE else widest


def level_for(url: str, layout: Layout, room: Room) -> Level:
    """H where its squares are comfortably wide, else Q. Raises ModuleTooSmall, UnreadableSymbol."""
    try:
        strong = module_for(drawn_symbol(url, Level.H), layout, room)
    except (ModuleTooSmall, UnreadableSymbol):
        strong = 0.0
    if strong >= COMFORTABLE:
        return Level.H
    module_for(drawn_symbol(url), layout, room)
    return Level.Q


def rows_of_code(code: str) -> list[str]:
    """A code as people read it aloud: two groups."""
    return grouped(code).split(" ")


def face_lines(heading: StationHeading, labels: Sequence[TagLabel], room: Room, left: float) -> list[Placed]:
    """The lines right of `left` in the room, all codes of the sheet in one size."""
    width = room.x + room.width - left
    small = width < ROOMY
    texts = [grouped(label.code) for label in labels]
    pieces = [piece for text in texts for piece in text.split(" ")] if small else texts
    ems = max(width_of(piece, 1, CODE_SPACING) for piece in pieces) + BOLD
    code = Line("", min(4.6 if small else 5.4, width / ems), BOLD, CODE_SPACING)
    lines = _small(heading, labels[0], width, code) if small else _roomy(heading, labels[0], width, code)
    return stacked(lines, left, room.y + room.height / 2, room.height)


def stacked(
    lines: Sequence[tuple[Line, int | None]], x: float, middle: float, high: float, centred: bool = False
) -> list[Placed]:
    """The lines under one another around `middle`: airy where `high` mm allow it, else smaller."""
    leading = max(TIGHT, min(AIRY, high / sum(line.size for line, _part in lines)))
    share = min(1.0, high / sum(line.size * leading for line, _part in lines))
    y = middle + sum(line.size * leading for line, _part in lines) * share / 2
    placed = []
    for line, part in ((_scaled(line, share), part) for line, part in lines):
        y -= line.size * leading
        # Noto's letters reach from 0.12 em under the baseline to 0.88 em above it.
        baseline = y + line.size * ((leading - 1) / 2 + 0.12)
        placed.append(Placed(line, round(x, 3), round(baseline, 3), part, centred))
    return placed


def _scaled(line: Line, share: float) -> Line:
    """To whole thousandths, rounded down: short numbers pack better in the file."""
    return replace(line, size=floor(line.size * share * 1000) / 1000)


def with_code(placed: Placed, code: str) -> Line:
    """The line with its part of a code in it; -1 is the whole code."""
    if placed.part is None:
        return placed.line
    text = grouped(code) if placed.part < 0 else rows_of_code(code)[placed.part]
    return replace(placed.line, text=text)


def colour_of(line: Line) -> str:
    return INK if line.weight else GREY


def _small(
    heading: StationHeading, label: TagLabel, width: float, code: Line
) -> list[tuple[Line, int | None]]:
    names = _in_two(heading.name, width, 2.4, 1.8)
    host = fitted_address(host_of(label.url), width, 2.0, 1.6)
    return [
        *((row, None) for row in names),
        *((code, part) for part in range(2)),
        *((row, None) for row in host),
    ]


def _in_two(name: str, width: float, size: float, least: float) -> list[Line]:
    """A name on one line or, if it is too long for that, on two, the second cut with … if need be."""
    name = printable(name)
    if width_of(name, least) <= width:
        return [fitted(name, width, size, least)]
    most = max(count for count in range(len(name)) if width_of(name[:count], least) <= width)
    at = name.rfind(" ", 1, most + 1) + 1 or most
    return [Line(name[:at].rstrip(), least), fitted(name[at:], width, least, least)]


def _roomy(
    heading: StationHeading, label: TagLabel, width: float, code: Line
) -> list[tuple[Line, int | None]]:
    lines: list[tuple[Line, int | None]] = [(fitted(heading.name, width, 4.2, 2.8, BOLD), None)]
    if heading.name_zh and heading.name_en:
        lines.append((fitted(heading.name_en, width, 2.6, 2.0), None))
    both = f"{words.TAG_HINT.zh} · {words.TAG_HINT.en}"
    hint = fitted(both if width_of(both, 1.8) <= width else words.TAG_HINT.zh, width, 2.3, 1.8)
    host = fitted_address(host_of(label.url), width, 2.5, 1.9)
    return [*lines, (code, -1), (hint, None), *((row, None) for row in host)]
