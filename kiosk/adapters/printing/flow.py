"""How the rows of a list are dealt out over columns and pages. All lengths in mm."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

HEIGHT = 7.6
"""A row's height where there is room."""
LETTERS = 3.8
SMALLEST = 6.5 * 25.4 / 72
"""The smallest letters a row is printed in: 6.5 pt."""
TIGHT = 1.36
STEP = 0.05


@dataclass(frozen=True)
class Measures:
    """The heights of what stands in a list whose rows are `row` high."""

    row: float = HEIGHT

    @classmethod
    def smallest(cls) -> "Measures":
        """The least that can be read."""
        return cls(SMALLEST * TIGHT)

    @property
    def head(self) -> float:
        """The names of the columns, in two languages."""
        return max(7.0, 1.25 * self.row)

    @property
    def title(self) -> float:
        """A section's name, with the room above it."""
        return max(5.8, 1.35 * self.row)

    @property
    def letters(self) -> float:
        """The size of a row's letters."""
        return min(LETTERS, self.row / TIGHT)


@dataclass(frozen=True)
class Strip:
    """What stands in one line. `row`: None for a section's name; -1 says that a section has no row."""

    section: int
    row: int | None = None
    again: bool = False


def flowed(lengths: Sequence[int], measures: Measures, rooms: Iterator[float]) -> list[list[Strip]]:
    """The strips of each room. `lengths`: rows per section; `rooms`: the height of one column after another.

    A section's name never stands alone at the foot of a room, and is said again where its rows go on.
    """
    filled: list[list[Strip]] = []
    left = 0.0
    for section, rows in enumerate(lengths):
        wanted = measures.title + measures.row
        for row in range(rows) if rows else [-1]:
            if left < wanted - 1e-9 or not filled:
                filled.append([])
                left = next(rooms) - measures.head
                wanted = measures.title + measures.row
            if wanted > measures.row:
                filled[-1].append(Strip(section, again=row > 0))
            filled[-1].append(Strip(section, row))
            left -= wanted
            wanted = measures.row
    return filled


def measures_for_one_page(lengths: Sequence[int], room: float, columns: int) -> Measures | None:
    """The largest rows with which all fits in `columns` columns of `room` mm; None if none could be read."""
    steps = int((HEIGHT - Measures.smallest().row) / STEP)
    for step in range(steps + 1):
        measures = Measures(HEIGHT - step * STEP)
        if len(flowed(lengths, measures, _endless(room))) <= columns:
            return measures
    return None


def _endless(room: float) -> Iterator[float]:
    while True:
        yield room
