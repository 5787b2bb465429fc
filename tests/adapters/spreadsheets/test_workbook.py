"""Workbooks: real dates, text that stays text, a heading that stays, no row left out."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from kiosk.adapters.spreadsheets.table import Column, Piece, Row, Table
from kiosk.adapters.spreadsheets.workbook import workbook
from kiosk.domain.refusals import NoRoom
from tests.adapters.spreadsheets.reading import moment_of, part_of, sheets_of

MADE_AT = datetime(2025, 10, 13, 15, 30, tzinfo=ZoneInfo("Asia/Shanghai"))
SHEET = "xl/worksheets/sheet1.xml"


def _pieces(folder: Path, *batches: list[Row], **how: int) -> list[Piece]:
    table = Table("认领记录", [Column("东西", 22), Column("时间", 17)], iter(batches))
    return list(workbook(table, folder, MADE_AT, **how))


def _book(folder: Path, *batches: list[Row], **how: int) -> bytes:
    return b"".join(piece for piece in _pieces(folder, *batches, **how) if isinstance(piece, bytes))


def test_what_is_written_is_read_back(tmp_path: Path) -> None:
    rows: list[Row] = [
        ["蓝色水杯", MADE_AT, date(2025, 10, 13), 12, None, ""],
        ["０1 \u0007", "https://example.com/", "013800138000"],
    ]
    [(name, read)] = sheets_of(_book(tmp_path, rows)).items()
    assert name == "认领记录"
    assert read[0] == {0: "东西", 1: "时间"}
    assert set(read[1]) == {0, 1, 2, 3}
    assert moment_of(read[1][1]) == MADE_AT.replace(tzinfo=UTC)
    assert moment_of(read[1][2]) == datetime(2025, 10, 13, tzinfo=UTC)
    assert (read[1][0], read[1][3]) == ("蓝色水杯", 12)
    assert (read[2][1], read[2][2]) == ("https://example.com/", "013800138000")


@pytest.mark.parametrize("typed", ["=1+1", "+1", "-1", "@SUM(A1)", "＝1", '=HYPERLINK("http://x")', "{=1}"])
def test_what_looks_like_a_formula_stays_text(tmp_path: Path, typed: str) -> None:
    [rows] = sheets_of(_book(tmp_path, [[typed]])).values()
    assert rows[1] == {0: typed}


def test_the_heading_stays_and_columns_have_their_width(tmp_path: Path) -> None:
    sheet = part_of(_book(tmp_path, [["a", "b"]]), SHEET)
    for told in ('ySplit="1"', 'state="frozen"', 'width="22.', 'width="17.', '<autoFilter ref="A1:B2"/>'):
        assert told in sheet


def test_dates_have_the_look_of_dates(tmp_path: Path) -> None:
    styles = part_of(_book(tmp_path, [["a", MADE_AT, MADE_AT.date()]]), "xl/styles.xml")
    assert {"yyyy-mm-dd", "yyyy-mm-dd hh:mm"} <= set(re.findall(r'formatCode="([^"]*)"', styles))


def test_a_sheet_that_is_full_is_followed_by_another(tmp_path: Path) -> None:
    rows: list[Row] = [[number] for number in range(5)]
    read = sheets_of(_book(tmp_path, rows[:3], rows[3:], rows_a_sheet=2))
    assert {name: [row[0] for row in rows] for name, rows in read.items()} == {
        "认领记录": ["东西", 0, 1],
        "认领记录 2": ["东西", 2, 3],
        "认领记录 3": ["东西", 4],
    }


def test_all_rows_are_counted_before_the_first_byte(tmp_path: Path) -> None:
    pieces = _pieces(tmp_path, [["a"], ["b"]], [["c"]])
    assert pieces[:2] == [2, 3]
    assert {type(piece) for piece in pieces[2:]} == {bytes}


def test_nothing_is_left_open_when_nobody_waits_any_more(tmp_path: Path) -> None:
    """What stays open would be told as a warning, and a warning is an error."""
    table = Table("t", [Column("a", 9)], iter([[["x"]], [["y"]]]))
    pieces = workbook(table, tmp_path, MADE_AT)
    assert next(pieces) == 1
    pieces.close()  # type: ignore[attr-defined]


def test_a_full_disk_is_told_as_one(tmp_path: Path) -> None:
    def rows() -> Iterator[list[Row]]:
        yield [["x"]]
        raise OSError(28, "No space left on device")

    with pytest.raises(NoRoom):
        list(workbook(Table("t", [Column("a", 9)], rows()), tmp_path, MADE_AT))
