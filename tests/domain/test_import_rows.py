"""Every row of a table becomes a thing, or a sentence about the cell that is wrong."""

from dataclasses import replace
from datetime import date

import pytest

from kiosk.domain.csv_text import ROWS_AT_MOST, TableUnreadable, lines_of
from kiosk.domain.import_rows import (
    Fault,
    ImportRow,
    Known,
    Reading,
    SchoolKnown,
    StationKnown,
    read_rows,
    tags_in,
)

TODAY = date(2026, 9, 10)
BLANK, BOUND, THEIRS = "2345678R", "2345679G", "234567A8"
SLIP = "23456789"
SCHOOL = SchoolKnown(
    categories=[
        Known("cup", ("水杯", "Cup"), "杯子 水壶"),
        Known("other", ("其他物品", "Other thing")),
        Known("phone", ("手机", "Phone")),
    ],
    held=frozenset({"phone"}),
    places=[Known("canteen", ("食堂", "Canteen")), Known("music_room", ("音乐教室", "Music room"))],
    stations=[
        StationKnown(1, Known("east", ("东门站", "East gate")), [Known("B", ("水杯区", "Cups"))]),
        StationKnown(2, Known("north", ("北门站", "")), [Known("Q", ("球区", ""))]),
    ],
    tags={},
)


def read(text: str, school: SchoolKnown = SCHOOL) -> Reading:
    return read_rows(lines_of(text), school, TODAY)


def faults(text: str, school: SchoolKnown = SCHOOL) -> list[Fault]:
    return read(text, school).faults


@pytest.mark.parametrize(
    "text",
    [
        "类别,分区,地点,颜色,备注,捡到日期,站点\n水杯,B,食堂,蓝色,有贴纸,2026-09-07,东门站",
        "Note;Category;Zone;Place;Colour;found_on;station\n有贴纸;CUP;cups;canteen;Blue;9月7日;east",
        "类别 category,备注 note,分区 zone,地点 place,颜色 colour,捡到日期 found_on\n"
        "水杯,有贴纸,B 水杯区,食堂,蓝,9月7日",
        "类别\t分区\t地点\tcolor\t备注\tFound on\n Cup \tb区\tCanteen\t天蓝\t '=有贴纸\t2026/9/7",
    ],
)
def test_a_row_is_understood_in_both_languages_and_in_any_order(text: str) -> None:
    reading = read(text)
    assert reading.faults == []
    assert reading.rows == [ImportRow(2, 1, "cup", "B", "canteen", "blue", "有贴纸", date(2026, 9, 7), None)]


def test_what_is_left_out_is_left_open() -> None:
    assert read("category\ncup").rows == [ImportRow(2, 1, "cup", None, None, None, "", TODAY, None)]


def test_what_a_teacher_keeps_hangs_in_no_zone() -> None:
    assert read("类别,分区\n手机,B").rows[0].zone is None


def test_a_zone_is_one_of_the_rows_own_station() -> None:
    assert read("类别,站点,分区\n水杯,北门站,球区").rows[0].zone == "Q"
    assert [fault.column for fault in faults("类别,站点,分区\n水杯,北门站,B")] == ["zone"]
    assert [fault.column for fault in faults("类别,站点,分区\n水杯,西门站,Q")] == ["station"]


@pytest.mark.parametrize(
    ("cells", "column", "reason", "near"),
    [
        (",食堂,", "category", "category_empty", ""),
        ("水壶,食堂,", "category", "category", "cup"),
        ("飞机,食堂,", "category", "category", ""),
        ("水杯,食堂二,", "place", "place", "canteen"),
        ("水杯,musicroom,", "place", "place", "music_room"),
        ("水杯,食堂,9/7/2026", "found_on", "day", ""),
        ("水杯,食堂,2026-09-11", "found_on", "day_to_come", ""),
        ("水杯,食堂,2019-09-11", "found_on", "day_long_gone", ""),
    ],
)
def test_a_cell_that_is_wrong_is_named_with_what_was_perhaps_meant(
    cells: str, column: str, reason: str, near: str
) -> None:
    found = faults(f"类别,地点,捡到日期\n水杯,食堂,\n{cells}")
    assert [(each.row, each.column, each.reason, each.near) for each in found] == [(3, column, reason, near)]


def test_all_faults_are_told_at_once() -> None:
    found = faults(f"类别,地点,颜色,备注\n飞机,月球,透明,{'长' * 41}\n水杯,食堂,红,{'短' * 40}\n,,,字")
    assert [(each.row, each.column) for each in found] == [
        (2, "category"),
        (2, "place"),
        (2, "colour"),
        (2, "note"),
        (4, "category"),
    ]


@pytest.mark.parametrize(
    ("note", "kept"),
    [
        ("=1+1", "1+1"),
        ("＝HYPERLINK", "HYPERLINK"),
        ("@sum", "sum"),
        ("'-5", "5"),
        ("贴纸\u202e翻\u200b转\x07", "贴纸翻转"),
        ("it's 1-2", "it's 1-2"),
        ('"=""0012"""', "0012"),
    ],
)
def test_a_note_is_no_formula_and_holds_nothing_unseen(note: str, kept: str) -> None:
    assert read(f"类别,备注\n水杯,{note}").rows[0].note == kept


def test_tags_are_looked_up_and_used_once() -> None:
    codes = (f"{BLANK[:4].lower()} {BLANK[4:]}", BLANK, BOUND, f"https://school.example/t/{THEIRS}", SLIP)
    table = "\n".join(["类别,吊牌", *(f"水杯,{code}" for code in codes)])
    assert tags_in(lines_of(table)) == {BLANK, BOUND, THEIRS, SLIP}
    known = {BLANK: "blank", BOUND: "bound", THEIRS: "of_another_school"}
    found = faults(table, replace(SCHOOL, tags=known))
    assert [(each.row, each.reason, each.other_row) for each in found] == [
        (3, "tag_twice", 2),
        (4, "tag_bound", None),
        (5, "tag_of_another_school", None),
        (6, "tag_mistyped", None),
    ]
    assert [each.reason for each in faults(f"类别,吊牌\n水杯,{BLANK}")] == ["tag_unknown"]


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("地点,颜色\n食堂,红", "heading_missing"),
        ("类别,category\n水杯,水杯", "heading_twice"),
        ("类别,地点", "table_missing"),
        ("类别\n" + "水杯\n" * (ROWS_AT_MOST + 1), "table_too_long"),
    ],
)
def test_a_table_without_its_headings_is_refused_as_a_whole(text: str, reason: str) -> None:
    with pytest.raises(TableUnreadable) as refused:
        read(text)
    assert refused.value.reason == reason


def test_columns_that_nothing_is_made_of_are_told() -> None:
    assert read("类别,价格,,地点\n水杯,3,x,").unused == ["价格"]


def test_the_digest_is_of_the_things_and_not_of_their_rows() -> None:
    assert read("类别\n水杯").digest == read("\ncategory,place\n\ncup,").digest
    assert read("类别\n水杯").digest != read("类别\n手机").digest
    assert len(read("类别\n" + "水杯\n" * ROWS_AT_MOST).rows) == ROWS_AT_MOST
