"""The squares of a picture: what a teacher taps to make a part of it unreadable."""

from collections.abc import Iterable
from dataclasses import dataclass

SIDE = 8
"""Squares across, and down."""


@dataclass(frozen=True)
class Cell:
    """One square; `row` and `column` count from 1, at the upper left corner."""

    row: int
    column: int

    @property
    def key(self) -> str:
        """As a form writes it."""
        return f"{self.row}-{self.column}"

    def box(self, width: int, height: int) -> tuple[int, int, int, int]:
        """Left, upper, right and lower in pixels; the squares of a picture leave no gap between them."""
        across = [width * step // SIDE for step in (self.column - 1, self.column)]
        down = [height * step // SIDE for step in (self.row - 1, self.row)]
        return across[0], down[0], across[1], down[1]


CELLS = tuple(Cell(row, column) for row in range(1, SIDE + 1) for column in range(1, SIDE + 1))


def chosen(keys: Iterable[str]) -> list[Cell]:
    """The squares that a form names; what is none is passed over."""
    wanted = set(keys)
    return [cell for cell in CELLS if cell.key in wanted]
