"""What a teacher's browser carried out of the claim log, read back."""

import csv
import io
from dataclasses import dataclass

from werkzeug.test import TestResponse

from tests.adapters.spreadsheets.reading import Read, sheets_of
from tests.web.phone import Phone

CSV, XLSX, PAGE = "/teacher/claims.csv", "/teacher/claims.xlsx", "/teacher/claims/export"


def get(phone: Phone, address: str) -> TestResponse:
    """The answer to a link, as it is."""
    language = {"Accept-Language": phone.language}
    return phone.client.get(address, base_url="http://localhost", headers=language)


def lines_of(file: bytes) -> list[dict[str, str]]:
    """The rows of a CSV file, by the titles of their columns."""
    assert file.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(file.decode("utf-8-sig"), newline="")))


def rows_of_book(file: bytes) -> list[dict[str, str | float]]:
    """The rows of a workbook's one sheet, by the titles of their columns."""
    [[titles, *rows]] = sheets_of(file).values()
    return [_named(titles, row) for row in rows]


def _named(titles: Read, row: Read) -> dict[str, str | float]:
    return {str(titles[place]): value for place, value in row.items()}


@dataclass
class Watched:
    """A file that came among lines. `told`: of how many rows, and how many were in, again and again."""

    name: str
    told: list[tuple[str, int]]
    file: bytes
    whole: bool


def watched_in(answer: bytes) -> Watched:
    """Reads as static/js/watched.js does."""
    stream, found = io.BytesIO(answer), Watched("", [], b"", whole=False)
    for line in stream:
        word, _gap, value = line.decode().rstrip("\n").partition(" ")
        if word == "file":
            found.file += stream.read(int(value))
        elif word == "name":
            found.name = value
        elif word == "end":
            found.whole = True
        else:
            found.told.append((word, int(value)))
    return found
