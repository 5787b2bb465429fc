"""The paper form for a day without power: what tells one sheet, and one row of it, from every other.

A sheet bears a code with a check character, like a tag. Nobody keeps a list of the sheets that were printed:
a row is known by what stands on it, so that it is one registration however often it is keyed in.
"""

from dataclasses import dataclass

ROWS = 8
"""Rows of a sheet; each has its number printed, so it can be cut off and dropped into a box."""

ATTEMPTS = 4
"""How often a row can be keyed in, each time after what it made before was undone."""
OF_PAPER = "paper "
"""How the key of every row begins."""


@dataclass(frozen=True)
class SheetRow:
    """One row. `serial`: the sheet's code as it would be printed; `number`: from 1 to ROWS."""

    serial: str
    number: int

    def key(self, school_id: int, attempt: int = 1) -> str:
        """What makes it one registration at that school; a form in a browser never has such a key.

        `attempt`: from 2 on for a row that is keyed in anew, after what it made was undone.
        """
        again = f" {attempt}" if attempt > 1 else ""
        return f"{OF_PAPER}{school_id} {self.serial} {self.number}{again}"

    def keys(self, school_id: int) -> list[str]:
        """The keys of all its attempts, in their order."""
        return [self.key(school_id, attempt) for attempt in range(1, ATTEMPTS + 1)]


def rows_of(serial: str) -> list[SheetRow]:
    """Every row of a sheet, in their order."""
    return [SheetRow(serial, number) for number in range(1, ROWS + 1)]
