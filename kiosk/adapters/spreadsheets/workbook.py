"""XLSX with real dates, a heading that stays, and text that stays text; one row in memory at a time."""

import errno
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date, datetime
from pathlib import Path

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from kiosk.adapters.spreadsheets.table import Cell, Piece, Table
from kiosk.domain.refusals import NoRoom

ROWS_A_SHEET = 1_000_000
"""Excel reads 1,048,576 rows of a sheet and silently leaves out what is below."""
_PIECE_BYTES = 64 * 1024
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "remove_timezone": True,
}


def workbook(
    table: Table, folder: Path, made_at: datetime, rows_a_sheet: int = ROWS_A_SHEET
) -> Iterator[Piece]:
    """The file; all numbers of rows come before its first byte. `folder`: private, for what is in the making.

    Raises NoRoom when the disk is full.
    """
    path = folder / "made.xlsx"
    with _open(path, folder) as book:
        book.set_properties({"title": table.title, "created": made_at})
        yield from _filled(book, table, rows_a_sheet)
        book.close()
    with path.open("rb") as file:
        while piece := file.read(_PIECE_BYTES):
            yield piece


@contextmanager
def _open(path: Path, folder: Path) -> Iterator[Workbook]:
    """A workbook whose rows are let go of if it is never finished."""
    book = Workbook(str(path), {**_OPTIONS, "tmpdir": str(folder)})
    try:
        yield book
    except (OSError, FileCreateError) as fault:
        if _says_full(fault):
            raise NoRoom from fault
        raise
    finally:
        for sheet in book.worksheets():
            with suppress(OSError):  # of a full disk, which was told above
                sheet.row_data_fh.close()


def _says_full(fault: BaseException | None) -> bool:
    """Whether a fault, or what led to it, is that the disk is full."""
    while fault is not None:
        if isinstance(fault, OSError) and fault.errno == errno.ENOSPC:
            return True
        fault = fault.__cause__ or fault.__context__
    return False


def _filled(book: Workbook, table: Table, rows_a_sheet: int) -> Iterator[int]:
    pen = _Pen(book, table)
    done = 0
    for batch in table.batches:
        for row in batch:
            if done and done % rows_a_sheet == 0:
                pen.turn()
            pen.write(row)
            done += 1
        yield done
    pen.rest()


class _Pen:
    """Writes rows one under another, onto a new sheet when one is full."""

    def __init__(self, book: Workbook, table: Table) -> None:
        self._book, self._table = book, table
        self._heading: Format = book.add_format({"bold": True, "bottom": 1, "valign": "top"})
        self._day: Format = book.add_format({"num_format": "yyyy-mm-dd"})
        self._moment: Format = book.add_format({"num_format": "yyyy-mm-dd hh:mm"})
        self._sheets = 0
        self.turn()

    def turn(self) -> None:
        """Begins a sheet with its heading."""
        if self._sheets:
            self.rest()
        self._sheets += 1
        number = f" {self._sheets}" if self._sheets > 1 else ""
        self._sheet: Worksheet = self._book.add_worksheet(f"{self._table.title}{number}")
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(self._table.columns):
            self._sheet.set_column(place, place, column.width)
            self._sheet.write_string(0, place, column.title, self._heading)
        self._line = 0

    def write(self, row: list[Cell]) -> None:
        """The next row."""
        self._line += 1
        for place, cell in enumerate(row):
            if isinstance(cell, str):
                if cell:
                    self._sheet.write_string(self._line, place, cell)
            elif isinstance(cell, date):
                look = self._moment if isinstance(cell, datetime) else self._day
                self._sheet.write_datetime(self._line, place, cell, look)
            elif cell is not None:
                self._sheet.write_number(self._line, place, cell)

    def rest(self) -> None:
        """The sheet is complete: its heading can narrow what is under it."""
        self._sheet.autofilter(0, 0, self._line, len(self._table.columns) - 1)
