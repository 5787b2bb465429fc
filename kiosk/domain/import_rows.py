"""Things that come from a table: what every row says, and what is wrong with which cell."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import get_close_matches
from typing import Any

from kiosk.domain.codes import code_in, is_well_formed, normalised
from kiosk.domain.colours import COLOUR_WORDS, Colour
from kiosk.domain.csv_text import Line
from kiosk.domain.import_columns import Column, cell_of, columns_in, plain
from kiosk.domain.plain_text import tidied
from kiosk.domain.written_days import written_day

NOTE_AT_MOST = 40
LONGEST_AGO = timedelta(days=5 * 366)
BLANK_TAG, TAG_OF_ANOTHER_SCHOOL = "blank", "of_another_school"
_FORMULA = "=+-@＝＋－＠"


@dataclass(frozen=True)
class Known:
    """Something of the school's by its key, and what people call it; `hints`: words that only suggest it."""

    key: str
    names: tuple[str, ...]
    hints: str = ""


@dataclass(frozen=True)
class StationKnown:
    """A station and its zones; a zone's key is its letter."""

    id: int
    station: Known
    zones: list[Known]


@dataclass(frozen=True)
class SchoolKnown:
    """What a school's table may name. `held`: kinds that a teacher keeps.

    `tags`: per code in the table blank, bound, used, cancelled or of_another_school; what is not there is
    no tag of ours. The first station is where things go that name none.
    """

    categories: list[Known]
    held: frozenset[str]
    places: list[Known]
    stations: list[StationKnown]
    tags: Mapping[str, str]


@dataclass(frozen=True)
class ImportRow:
    """One thing as it is to be logged. `zone`: None for the store, and for what a teacher keeps."""

    row: int
    station_id: int
    category: str
    zone: str | None
    place: str | None
    colour: str | None
    note: str
    found_on: date
    tag: str | None


@dataclass(frozen=True)
class Fault:
    """What is wrong with one cell. `near`: the key of what was perhaps meant; `other_row`: its twin."""

    row: int
    column: Column
    written: str
    reason: str
    near: str = ""
    other_row: int | None = None


@dataclass(frozen=True)
class Reading:
    """A table that was read. `unused`: headings of columns that nothing is made of."""

    rows: list[ImportRow]
    faults: list[Fault]
    unused: list[str]

    @property
    def digest(self) -> str:
        """The same for the same things in the same order, whatever row they stand in."""
        said = [tuple(vars(each).items())[1:] for each in self.rows]
        return hashlib.sha256(repr(said).encode()).hexdigest()


def tags_in(lines: list[Line]) -> set[str]:
    """The codes in a table's column of tags, for looking them up."""
    place = columns_in(lines)[0].get(Column.TAG)
    return {_tag_code(cell_of(line, place)) for line in lines[1:]} - {""}


def read_rows(lines: list[Line], school: SchoolKnown, today: date) -> Reading:
    """What the rows say of things, every fault of every row among them. Raises TableUnreadable."""
    places, unused = columns_in(lines)
    reader = _Reader(school, today)
    rows = [
        reader.read({each: cell_of(line, at) for each, at in places.items()}, line.row) for line in lines[1:]
    ]
    return Reading(rows, reader.faults, unused)


class _Reader:
    """Reads row after row and gathers what is wrong with them."""

    def __init__(self, school: SchoolKnown, today: date) -> None:
        self.faults: list[Fault] = []
        self._school = school
        self._today = today
        self._stations = {station.station.key: station for station in school.stations}
        self._tag_rows: dict[str, int] = {}
        self._named_so = [station.station for station in school.stations]
        self._names: dict[int, dict[str, Known]] = {}

    def read(self, cells: dict[Column, str], row: int) -> ImportRow:
        """One row; where a cell is at fault, the thing is made without it and never kept."""
        school = self._school
        named = self._named(row, Column.STATION, cells, self._named_so)
        station = self._stations[named] if named else school.stations[0]
        unsure = bool(cells.get(Column.STATION)) and named is None
        category = self._named(row, Column.CATEGORY, cells, school.categories)
        if not cells[Column.CATEGORY]:
            self._fault(row, Column.CATEGORY, "", "category_empty")
        zone = None if unsure else self._named(row, Column.ZONE, cells, station.zones)
        return ImportRow(
            row=row,
            station_id=station.id,
            category=category or "",
            zone=None if category in school.held else zone,
            place=self._named(row, Column.PLACE, cells, school.places),
            colour=self._named(row, Column.COLOUR, cells, _COLOURS),
            note=self._note(row, cells.get(Column.NOTE, "")),
            found_on=self._day(row, cells.get(Column.FOUND_ON, "")),
            tag=self._tag(row, cells.get(Column.TAG, "")),
        )

    def _named(self, row: int, column: Column, cells: dict[Column, str], known: list[Known]) -> str | None:
        written = cells.get(column, "")
        if not written:
            return None
        names = self._names_of(column, known)
        if found := names.get(plain(written)):
            return found.key
        self._fault(row, column, written, column.value, near=_near(written, known, names))
        return None

    def _names_of(self, column: Column, known: list[Known]) -> dict[str, Known]:
        """Made once a list, for a table has many rows."""
        if id(known) not in self._names:
            self._names[id(known)] = _names(known, column)
        return self._names[id(known)]

    def _note(self, row: int, written: str) -> str:
        note = tidied(_without_formula(written))
        if len(note) > NOTE_AT_MOST:
            self._fault(row, Column.NOTE, written, "note_long")
        return note

    def _day(self, row: int, written: str) -> date:
        if not written:
            return self._today
        day = written_day(written, self._today)
        if day is None:
            self._fault(row, Column.FOUND_ON, written, "day")
        elif day > self._today:
            self._fault(row, Column.FOUND_ON, written, "day_to_come")
        elif day < self._today - LONGEST_AGO:
            self._fault(row, Column.FOUND_ON, written, "day_long_gone")
        return day or self._today

    def _tag(self, row: int, written: str) -> str | None:
        if not written:
            return None
        code = _tag_code(written)
        condition = self._school.tags.get(code, "")
        if not is_well_formed(code):
            self._fault(row, Column.TAG, written, "tag_mistyped")
        elif code in self._tag_rows:
            self._fault(row, Column.TAG, written, "tag_twice", other_row=self._tag_rows[code])
        elif condition != BLANK_TAG:
            self._fault(row, Column.TAG, written, f"tag_{condition}" if condition else "tag_unknown")
        self._tag_rows.setdefault(code, row)
        return code

    def _fault(self, row: int, column: Column, written: str, reason: str, **more: Any) -> None:
        self.faults.append(Fault(row, column, written, reason, **more))


def _names(known: Iterable[Known], column: Column) -> dict[str, Known]:
    """A zone is called by its letter, its name, or both: B, B区, 水杯区, B 水杯区."""
    found: dict[str, Known] = {}
    for each in known:
        both = [f"{each.key}区", *(f"{each.key} {name}" for name in each.names)]
        for name in (each.key, *each.names, *(both if column is Column.ZONE else ())):
            found.setdefault(plain(name), each)
    return found


def _near(written: str, known: list[Known], names: dict[str, Known]) -> str:
    """The key of what was perhaps meant; empty where nothing is like it."""
    wanted = plain(written)
    hinted = [each for each in known if wanted in map(plain, each.hints.split())]
    close = [names[name] for name in get_close_matches(wanted, names, 1)]
    return next((each.key for each in (*hinted, *close)), "")


def _tag_code(written: str) -> str:
    return code_in(written) or normalised(written)


def _without_formula(text: str) -> str:
    """A note that no spreadsheet takes for a formula, with the sign that some put before one taken away."""
    return text.removeprefix("'").lstrip(_FORMULA + " ") if text.lstrip("' ")[:1] in set(_FORMULA) else text


_COLOURS = [
    Known(
        colour,
        tuple(word for words in COLOUR_WORDS[colour] for word in words.split())
        + tuple(word.removesuffix("色") for word in COLOUR_WORDS[colour][0].split() if len(word) == 2),
    )
    for colour in Colour
]
