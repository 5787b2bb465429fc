"""The columns of a table of things: what stands above them, in either language and in any order."""

import unicodedata
from enum import StrEnum

from kiosk.domain.csv_text import Line, TableUnreadable
from kiosk.domain.plain_text import tidied


class Column(StrEnum):
    """What a table can say of a thing."""

    CATEGORY = "category"
    ZONE = "zone"
    PLACE = "place"
    COLOUR = "colour"
    NOTE = "note"
    FOUND_ON = "found_on"
    TAG = "tag"
    STATION = "station"


HEADINGS: dict[Column, tuple[str, str]] = {
    Column.CATEGORY: ("类别", "category"),
    Column.ZONE: ("分区", "zone"),
    Column.PLACE: ("地点", "place"),
    Column.COLOUR: ("颜色", "colour"),
    Column.NOTE: ("备注", "note"),
    Column.FOUND_ON: ("捡到日期", "found_on"),
    Column.TAG: ("吊牌", "tag"),
    Column.STATION: ("站点", "station"),
}
"""What stands above each column, in Chinese and in English."""
_ALSO = {
    "种类": Column.CATEGORY, "物品类别": Column.CATEGORY, "kind": Column.CATEGORY,
    "彩色分区": Column.ZONE, "区": Column.ZONE, "捡到地点": Column.PLACE, "color": Column.COLOUR,
    "说明": Column.NOTE, "日期": Column.FOUND_ON, "捡到时间": Column.FOUND_ON, "date": Column.FOUND_ON,
    "found": Column.FOUND_ON, "found on": Column.FOUND_ON, "吊牌编号": Column.TAG,
    "诚信守护站": Column.STATION,
}  # fmt: skip


def columns_in(lines: list[Line]) -> tuple[dict[Column, int], list[str]]:
    """Where each column stands, and the headings nobody knows. Raises TableUnreadable."""
    places: dict[Column, int] = {}
    unused = []
    for place, heading in enumerate(lines[0].cells):
        column = _HEADINGS.get(plain(heading))
        if column in places:
            raise TableUnreadable("heading_twice", lines[0].row)
        if column:
            places[column] = place
        elif heading:
            unused.append(heading)
    if Column.CATEGORY not in places:
        raise TableUnreadable("heading_missing", lines[0].row)
    if len(lines) == 1:
        raise TableUnreadable("table_missing")
    return places, unused


def plain(text: str) -> str:
    """A name as it is compared: in small half-width letters, with single gaps."""
    return " ".join(unicodedata.normalize("NFKC", tidied(text)).casefold().replace("_", " ").split())


def cell_of(line: Line, place: int | None) -> str:
    """What a cell says; empty for a column or a cell that is not there. Excel's `="00123"` is 00123."""
    written = line.cells[place] if place is not None and place < len(line.cells) else ""
    return tidied(written.removeprefix('="').removesuffix('"') if written.startswith('="') else written)


_BOTH = {" ".join(names): column for column, names in HEADINGS.items()}
_EITHER = {name: column for column, names in HEADINGS.items() for name in names}
_HEADINGS = {plain(name): column for name, column in {**_EITHER, **_BOTH, **_ALSO}.items()}
