"""The rows of a list, drawn in one column of a page: each word within its own cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .brush import OUTLINE, Brush
from .flow import SMALLEST, Measures, Strip
from .lettering import fitted, printable, width_of
from .paper import Paper
from .rail import BOLD, SOFT, WOOD
from .words import CONTINUED, Pair
from .zone_marks import ZoneMark, draw_mark

BAND, STRIPE, LINE, WHITE = "#FFE9B8", "#FFF9EC", "#DECDAE", "#FFFFFF"
INSET = 1.0
"""The room at both sides of a word in its cell, mm."""

Cell = str | ZoneMark | None


@dataclass(frozen=True)
class Column:
    """One column. `share`: of the width, beside the others' shares; `kind`: "text", "box" or "zone"."""

    title: Pair
    share: float
    kind: str = "text"


@dataclass(frozen=True)
class Section:
    """Rows under one name, each with a cell a column; a box is ticked where its cell holds any text.

    `empty`: what is said where there is no row.
    """

    title: Pair
    rows: Sequence[Sequence[Cell]]
    empty: Pair


@dataclass(frozen=True)
class Table:
    """What a list is made of."""

    columns: Sequence[Column]
    sections: Sequence[Section]

    @property
    def lengths(self) -> list[int]:
        """The number of rows of each section."""
        return [len(section.rows) for section in self.sections]

    def edges(self, x: float, wide: float) -> Iterator[tuple[Column, float, float]]:
        """Every column with its left edge and its width, in `wide` mm from x on."""
        unit = wide / sum(column.share for column in self.columns)
        for column in self.columns:
            yield column, x, column.share * unit
            x += column.share * unit

    def legibility(self, wide: float, size: float) -> float:
        """How large words are on average, in a list `wide` mm wide with letters of `size`; a cut one is 0."""
        rooms = [room - 2 * INSET for _, _, room in self.edges(0, wide)]
        cells = [
            min(size, room / max(_ems(cell), 0.1))
            for section in self.sections
            for row in section.rows
            for cell, room in zip(row, rooms, strict=True)
            if isinstance(cell, str)
        ]
        return sum(fit for fit in cells if fit >= SMALLEST) / max(len(cells), 1)


def _ems(cell: str) -> float:
    return width_of(printable(cell), 1)


@dataclass(frozen=True)
class Rows:
    """Draws a table's strips from x on, `wide` mm wide."""

    paper: Paper
    brush: Brush
    table: Table
    measures: Measures
    x: float
    wide: float

    def draw(self, strips: Sequence[Strip], top: float) -> None:
        """The names of the columns at the top, and the strips under them."""
        y = top
        if any(self.table.lengths):
            self._head(y)
            y -= self.measures.head
        for strip in strips:
            section = self.table.sections[strip.section]
            if strip.row is None:
                y -= self.measures.title
                self._title(section, strip.again, y)
                continue
            y -= self.measures.row
            if strip.row < 0:
                self._empty(section, y)
            else:
                self._row(section.rows[strip.row], strip.row, y)

    def _head(self, top: float) -> None:
        high = self.measures.head
        self.brush.box(self.x, top - high, self.wide, high, 1.6, BAND, WOOD, 0.4)
        for column, x, room in self.table.edges(self.x, self.wide):
            width = room - 2 * INSET
            chinese = fitted(column.title.zh, width, 3.2, 1.6, BOLD)
            english = fitted(column.title.en, width, 2.4, 1.3)
            for line, y in ((chinese, top - high / 2 + 0.1), (english, top - high / 2 - 2.9)):
                left = x + INSET if column.kind == "text" else x + (room - line.width) / 2
                self.paper.write(line, left, y, OUTLINE if line is chinese else SOFT)

    def _title(self, section: Section, again: bool, y: float) -> None:
        """A section's name, and that it goes on."""
        room = self.wide - 6
        size = max(min(4.2, self.measures.letters * 1.1), 3.0)
        more = (
            section.title
            if not again
            else Pair(section.title.zh + CONTINUED.zh, f"{section.title.en} ({CONTINUED.en})")
        )
        chinese = fitted(more.zh, room * 0.6, size, SMALLEST, BOLD)
        english = fitted(more.en, room - chinese.width - 2, size * 0.75, 2)
        self.brush.disc(self.x + 1.6, y + 1.5 + size * 0.36, 1.2, "#F39C3D", OUTLINE, 0.35)
        self.paper.write(chinese, self.x + 4.4, y + 1.5, OUTLINE)
        self.paper.write(english, self.x + 6.4 + chinese.width, y + 1.5, SOFT)

    def _empty(self, section: Section, y: float) -> None:
        text = f"{section.empty.zh} {section.empty.en}".strip()
        line = fitted(text, self.wide - 8, min(3.6, self.measures.letters), SMALLEST)
        self.paper.write(line, self.x + 4.4, self._baseline(y, line.size), SOFT)

    def _row(self, cells: Sequence[Cell], number: int, y: float) -> None:
        high = self.measures.row
        if number % 2 == 0:
            self.brush.box(self.x, y, self.wide, high, 0, STRIPE)
        self.brush.line((self.x, y), (self.x + self.wide, y), colour=LINE, width=0.2)
        for (column, x, room), cell in zip(self.table.edges(self.x, self.wide), cells, strict=True):
            if column.kind == "box":
                self._box(x + room / 2, y + high / 2, bool(cell))
            elif isinstance(cell, ZoneMark):
                side = min(high * 0.86, room - 0.6)
                draw_mark(self.paper, self.brush, cell, x + (room - side) / 2, y + (high - side) / 2, side)
            elif cell:
                line = fitted(cell, room - 2 * INSET, self.measures.letters, SMALLEST)
                self.paper.write(line, x + INSET, self._baseline(y, line.size), OUTLINE)

    def _box(self, x: float, y: float, ticked: bool) -> None:
        """A square to tick, its middle at x, y."""
        side = min(self.measures.row * 0.66, 5.0)
        self.brush.box(x - side / 2, y - side / 2, side, side, side * 0.18, WHITE, OUTLINE, 0.35)
        if ticked:
            with self.brush.at(x, y, side / 5):
                self.brush.line((-1.5, 0), (-0.4, -1.2), (1.6, 1.4), colour="#35854f", width=0.9)

    def _baseline(self, y: float, size: float) -> float:
        return y + self.measures.row / 2 - size * 0.36
