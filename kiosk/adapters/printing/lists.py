"""Lists on A4 for staff and keepers: typed codes only, so that nobody can "scan" without being there."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain, repeat

from .brush import Brush
from .flow import Measures, Strip, flowed, measures_for_one_page
from .heading import StationHeading
from .paper import Paper
from .rail import (
    FOOT,
    HIGH,
    LEFT,
    RIGHT,
    SIGNED,
    TOP_OF_FURTHER,
    WIDE,
    first_rail,
    foot,
    further_rail,
    signed_line,
)
from .table import Cell, Column, Rows, Section, Table
from .words import Pair
from .zone_marks import ZoneMark

__all__ = ["Cell", "Column", "Section", "ZoneMark", "list_sheet"]

GUTTER = 6.0
"""Between two columns of rows, mm."""


@dataclass(frozen=True)
class _Plan:
    """How large the rows are, in how many columns a page, and what stands in each."""

    measures: Measures
    columns: int
    filled: list[list[Strip]]

    @property
    def pages(self) -> int:
        return max(1, -(-len(self.filled) // self.columns))

    @property
    def wide(self) -> float:
        """The width of one column, mm."""
        return _wide(self.columns)


def list_sheet(
    heading: StationHeading,
    title: Pair,
    about: Sequence[str],
    columns: Sequence[Column],
    sections: Sequence[Section],
    *,
    one_page: bool = False,
    signature: Pair | None = None,
) -> bytes:
    """A list as PDF. `about`: lines under the title; `signature`: whose name is written at each foot.

    `one_page`: the rows shrink, down to 6.5 pt, and stand in two columns where that reads better; only what
    could not be read on one page goes on to a second.
    """
    paper = Paper(f"{title.zh} {title.en} · {heading.name}", WIDE, HIGH)
    brush = Brush(paper.canvas)
    table = Table(columns, sections)
    low = FOOT + (SIGNED if signature else 0)
    top = first_rail(paper, brush, heading, title, about)
    plan = _planned(table, top - low, TOP_OF_FURTHER - low, one_page)
    for number in range(plan.pages):
        if number:
            paper.next_page()
            brush = Brush(paper.canvas)
            top = further_rail(paper, brush, heading, title)
        for place, strips in enumerate(plan.filled[number * plan.columns : (number + 1) * plan.columns]):
            left = LEFT + place * (plan.wide + GUTTER)
            Rows(paper, brush, table, plan.measures, left, plan.wide).draw(strips, top)
        if signature:
            signed_line(paper, brush, signature)
        foot(paper, number + 1, plan.pages)
    return paper.finished()


def _wide(columns: int) -> float:
    return (RIGHT - LEFT - GUTTER * (columns - 1)) / columns


def _planned(table: Table, first: float, further: float, one_page: bool) -> _Plan:
    """On one page, the arrangement whose words can be printed largest; else plain rows.

    first, further: the height for rows on the first page and on those after it, mm.
    """
    tries: list[tuple[float, int, Measures]] = []
    for columns in (1, 2) if one_page else ():
        if measures := measures_for_one_page(table.lengths, first, columns):
            tries.append((table.legibility(_wide(columns), measures.letters), -columns, measures))
    if tries:
        _, less, measures = max(tries, key=lambda each: each[:2])
        return _Plan(measures, -less, flowed(table.lengths, measures, repeat(first)))
    measures, columns = (Measures.smallest(), 2) if one_page else (Measures(), 1)
    rooms = chain(repeat(first, columns), repeat(further))
    return _Plan(measures, columns, flowed(table.lengths, measures, rooms))
