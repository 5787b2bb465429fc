"""A table is read whatever program saved it."""

import codecs

import pytest

from kiosk.domain.csv_text import BYTES_AT_MOST, ROWS_AT_MOST, Line, TableUnreadable, decoded, lines_of

TABLE = "类别,备注\r\n水杯,蓝色；有贴纸\r\n"
ROWS = [Line(1, ["类别", "备注"]), Line(2, ["水杯", "蓝色；有贴纸"])]


@pytest.mark.parametrize(
    "content",
    [
        TABLE.encode(),
        codecs.BOM_UTF8 + TABLE.encode(),
        TABLE.encode("gb18030"),
        codecs.BOM_UTF16_LE + TABLE.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TABLE.encode("utf-16-be"),
    ],
)
def test_every_encoding_that_offices_save_gives_the_same_rows(content: bytes) -> None:
    assert lines_of(decoded(content)) == ROWS


@pytest.mark.parametrize("separator", [",", ";", "\t", "，", "；"])
def test_every_separator_gives_the_same_cells(separator: str) -> None:
    text = f"类别{separator}地点{separator}备注\n水杯{separator}操场{separator}\n"
    assert [line.cells for line in lines_of(text)] == [["类别", "地点", "备注"], ["水杯", "操场", ""]]


def test_rows_are_counted_as_a_spreadsheet_counts_them() -> None:
    text = 'sep=;\n\n类别;备注\n水杯;"两行\n一格"\n;\n雨伞;""""\n'
    assert lines_of(text) == [
        Line(3, ["类别", "备注"]),
        Line(4, ["水杯", "两行\n一格"]),
        Line(6, ["雨伞", '"']),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"PK\x03\x04 a workbook", "table_is_a_workbook"),
        (b"\xd0\xcf\x11\xe0 an old workbook", "table_is_a_workbook"),
        (b"a\0b", "table_unreadable"),
        (b"\xff\xff\xff", "table_unreadable"),
        (codecs.BOM_UTF16_LE + b"a", "table_unreadable"),
        (b"a" * (BYTES_AT_MOST + 1), "table_too_large"),
    ],
)
def test_what_is_no_text_is_refused_by_name(content: bytes, reason: str) -> None:
    with pytest.raises(TableUnreadable) as refused:
        decoded(content)
    assert (refused.value.reason, refused.value.row) == (reason, None)


def test_a_quotation_mark_that_is_never_closed_is_found_in_its_row() -> None:
    with pytest.raises(TableUnreadable) as refused:
        lines_of('类别,备注\n水杯,好\n雨伞,"不好\n球,好\n')
    assert (refused.value.reason, refused.value.row) == ("table_row_unreadable", 3)


def test_reading_stops_at_the_first_row_too_many() -> None:
    rows = "\n".join(["类别"] * (ROWS_AT_MOST + 1))
    assert len(lines_of(rows)) == ROWS_AT_MOST + 1
    with pytest.raises(TableUnreadable) as refused:
        lines_of(f'{rows}\n水杯\n"never closed')
    assert refused.value.reason == "table_too_long"


@pytest.mark.parametrize("text", ["", "\n \n", ",,\n,,"])
def test_an_empty_table_is_refused(text: str) -> None:
    with pytest.raises(TableUnreadable) as refused:
        lines_of(text)
    assert refused.value.reason == "table_missing"
