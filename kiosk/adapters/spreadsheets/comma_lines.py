"""CSV as Chinese Excel opens it by a double click: UTF-8 that says so, CRLF, and no cell that computes."""

import codecs
import csv
import io
from collections.abc import Iterator
from datetime import datetime

from kiosk.adapters.spreadsheets.table import Cell, Piece, Row, Table

_BEGINS_A_FORMULA = frozenset("=+-@\t\r\n＝＋－＠")
_PASSED_OVER = " \u00a0\u3000\u200b\ufeff"
"""Gaps that a program may leave out before it looks whether a formula begins."""


def comma_lines(table: Table) -> Iterator[Piece]:
    """The file, its first piece the line of titles."""
    yield codecs.BOM_UTF8 + _lines([[column.title for column in table.columns]])
    done = 0
    for batch in table.batches:
        yield _lines(batch)
        done += len(batch)
        yield done


def defused(text: str) -> str:
    """The text with an apostrophe before what a spreadsheet would take for the beginning of a formula."""
    return f"'{text}" if text.lstrip(_PASSED_OVER)[:1] in _BEGINS_A_FORMULA - {""} else text


def _lines(rows: list[Row]) -> bytes:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\r\n").writerows([_written(cell) for cell in row] for row in rows)
    return text.getvalue().encode()


def _written(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return f"{cell:%Y-%m-%d %H:%M}"
    return defused(cell) if isinstance(cell, str) else str(cell)
