"""Reads a workbook back by the standard library alone, as far as ours go."""

import io
import xml.etree.ElementTree as ElementTree
from datetime import UTC, datetime, timedelta
from zipfile import ZipFile

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAYS_BEGIN = datetime(1899, 12, 30, tzinfo=UTC)
Read = dict[int, str | float]
"""A row: its cells by their column, from 0 on; an empty one is not there."""


def sheets_of(book: bytes) -> dict[str, list[Read]]:
    """The rows of each sheet, by its name."""
    with ZipFile(io.BytesIO(book)) as parts:
        names = [each.attrib["name"] for each in _tree(parts, "xl/workbook.xml").iter(f"{_MAIN}sheet")]
        return {
            name: _rows(_tree(parts, f"xl/worksheets/sheet{number}.xml"))
            for number, name in enumerate(names, 1)
        }


def part_of(book: bytes, name: str) -> str:
    """One of the files in it, as text."""
    with ZipFile(io.BytesIO(book)) as parts:
        return parts.read(name).decode()


def moment_of(number: str | float) -> datetime:
    """What a number in a cell for dates means, read as UTC."""
    return _DAYS_BEGIN + timedelta(seconds=round(float(number) * 86400))


def _tree(parts: ZipFile, name: str) -> ElementTree.Element:
    return ElementTree.fromstring(parts.read(name))  # noqa: S314 — we wrote it


def _rows(sheet: ElementTree.Element) -> list[Read]:
    assert not list(sheet.iter(f"{_MAIN}f")), "a formula"
    return [
        {_column(cell.attrib["r"]): _value(cell) for cell in row.iter(f"{_MAIN}c")}
        for row in sheet.iter(f"{_MAIN}row")
    ]


def _value(cell: ElementTree.Element) -> str | float:
    if cell.attrib.get("t") == "inlineStr":
        return "".join(text.text or "" for text in cell.iter(f"{_MAIN}t"))
    value = cell.find(f"{_MAIN}v")
    assert value is not None
    assert value.text is not None
    return float(value.text)


def _column(reference: str) -> int:
    number = 0
    for sign in reference.rstrip("0123456789"):
        number = number * 26 + ord(sign) - ord("A") + 1
    return number - 1
