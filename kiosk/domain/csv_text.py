"""A table as an office saves or copies it: whatever program wrote it, the same rows of cells come out."""

import csv
from dataclasses import dataclass

from kiosk.domain.refusals import Refusal

BYTES_AT_MOST = 2 * 1024 * 1024
ROWS_AT_MOST = 2000
"""Below the headings."""
SEPARATORS = (",", ";", "\t", "，", "；")
_BYTE_ORDER_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_GUESSES = ("utf-8", "gb18030")
_WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")


class TableUnreadable(Refusal):
    """This is no table of text. `row`: where reading ended, as a spreadsheet counts; None for all of it."""

    def __init__(self, reason: str, row: int | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.row = row


@dataclass(frozen=True)
class Line:
    """One row. `row`: its number as a spreadsheet shows it, the first being 1."""

    row: int
    cells: list[str]


def decoded(content: bytes) -> str:
    """The text of a file: UTF-8, what a Chinese Excel saves (GB 18030), or UTF-16 with its mark.

    `content`: ≤ BYTES_AT_MOST. Raises TableUnreadable.
    """
    if len(content) > BYTES_AT_MOST:
        raise TableUnreadable("table_too_large")
    if content.startswith(_WORKBOOKS):
        raise TableUnreadable("table_is_a_workbook")
    for mark, encoding in _BYTE_ORDER_MARKS:
        if content.startswith(mark):
            return _in(content.removeprefix(mark), encoding)
    if b"\0" in content:
        raise TableUnreadable("table_unreadable")
    for encoding in _GUESSES[:-1]:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    return _in(content, _GUESSES[-1])


def lines_of(text: str) -> list[Line]:
    """The rows that have anything in them. Raises TableUnreadable, also where there is none, or too many.

    Two megabytes could be a million rows, so reading stops at the first that is too many.
    """
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    told, separator = _told(text)
    found: list[Line] = []
    row = 0
    try:
        pieces = (f"{line}\n" for line in text.split("\n"))
        for row, cells in enumerate(csv.reader(pieces, delimiter=separator, strict=True), start=1):
            if row > told and any(cell.strip() for cell in cells):
                found.append(Line(row, [cell.strip() for cell in cells]))
            if len(found) > ROWS_AT_MOST + 1:
                raise TableUnreadable("table_too_long")
    except csv.Error as error:
        raise TableUnreadable("table_row_unreadable", row + 1) from error
    if not found:
        raise TableUnreadable("table_missing")
    return found


def _told(text: str) -> tuple[int, str]:
    """How many rows only tell the separator, as Excel writes `sep=;`, and which separator it is."""
    first = next((line for line in text.split("\n") if line.strip()), "")
    if first.lower().startswith("sep=") and first[4:5] in SEPARATORS:
        return text[: text.index(first)].count("\n") + 1, first[4:5]
    return 0, max(SEPARATORS, key=first.count)


def _in(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError as error:
        raise TableUnreadable("table_unreadable") from error
