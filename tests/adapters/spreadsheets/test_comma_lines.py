"""CSV that Chinese Excel opens right, and in which nothing computes."""

import csv
import io
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from kiosk.adapters.spreadsheets.comma_lines import comma_lines, defused
from kiosk.adapters.spreadsheets.table import Column, Row, Table

_BOM = b"\xef\xbb\xbf"


def _file(*batches: list[Row]) -> bytes:
    table = Table("认领记录", [Column("东西", 9), Column("时间", 9)], iter(batches))
    return b"".join(piece for piece in comma_lines(table) if isinstance(piece, bytes))


def test_it_says_that_it_is_utf8_and_ends_lines_as_windows_does() -> None:
    written = _file([["蓝色水杯", None]])
    assert written.startswith(_BOM)
    assert written == _BOM + "东西,时间\r\n蓝色水杯,\r\n".encode()


def test_what_is_written_is_read_back() -> None:
    row: Row = [
        '他说"这是我的", 真的',
        "两行\n文字",
        12,
        date(2025, 10, 13),
        datetime(2025, 10, 13, 15, 30, 59, tzinfo=ZoneInfo("Asia/Shanghai")),
    ]
    _title, read = csv.reader(io.StringIO(_file([row]).decode("utf-8-sig"), newline=""))
    assert read == ['他说"这是我的", 真的', "两行\n文字", "12", "2025-10-13", "2025-10-13 15:30"]


def test_it_says_how_many_rows_are_in() -> None:
    table = Table("", [Column("a", 1)], iter([[["x"], ["y"]], [["z"]]]))
    assert [piece for piece in comma_lines(table) if isinstance(piece, int)] == [2, 3]


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
@pytest.mark.parametrize("before", ["", " ", "\u3000", "\ufeff", "\u00a0"])
def test_a_formula_is_defused(sign: str, before: str) -> None:
    typed = f"{before}{sign}HYPERLINK(1)"
    assert defused(typed) == f"'{typed}"
    _title, read = csv.reader(io.StringIO(_file([[typed]]).decode("utf-8-sig"), newline=""))
    assert read == [f"'{typed}"]


@pytest.mark.parametrize("text", ["", "蓝色水杯", "a=b", "13800138000", "三(2)班", "138****8000", "'"])
def test_what_is_no_formula_stays_as_it_is(text: str) -> None:
    assert defused(text) == text
