"""A long table that comes in batches, and the pieces that a file of it is made of."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

Cell = str | int | date | datetime | None
"""A moment is in the zone of whoever reads it, which is not written. None and "" leave the cell empty."""
Row = list[Cell]
Piece = int | bytes
"""How many rows are in by now, or the next bytes of the file."""


@dataclass(frozen=True)
class Column:
    """A column. `width`: in signs of an ordinary letter; a Chinese one takes two."""

    title: str
    width: int


@dataclass(frozen=True)
class Table:
    """A table under a title. `batches`: its rows, some at a time."""

    title: str
    columns: list[Column]
    batches: Iterator[list[Row]]
