"""What would become of a table, as the page shows it before anything is kept."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from flask_babel import gettext as _

from kiosk.domain.colours import Colour
from kiosk.domain.import_columns import HEADINGS, Column
from kiosk.domain.import_rows import ImportRow, Reading, SchoolKnown
from kiosk.web.language import language
from kiosk.web.teachers.import_words import by_key, called, fault_sentence
from kiosk.web.words import COLOUR_NAMES

_ROWS_SHOWN = 10
_FAULTS_SHOWN = 60


@dataclass(frozen=True)
class RowShown:
    """A thing to be, in words. `zone`: a letter, or nothing for the store; `held`: a teacher keeps it."""

    row: int
    category: str
    colour: str
    zone: str
    held: bool
    place: str
    note: str
    found_on: date
    tag: str
    station: str


@dataclass(frozen=True)
class Looked:
    """A table that was looked at. `more_rows`, `more_faults`: how many the page leaves out."""

    count: int
    kinds: list[tuple[str, int]]
    hung: int
    stored: int
    held: int
    rows: list[RowShown]
    more_rows: int
    faults: list[str]
    more_faults: int
    rows_at_fault: int
    unused: list[str]
    several_stations: bool


def looked_at(school: SchoolKnown, reading: Reading) -> Looked:
    """A reading in words."""
    kinds = by_key(school.categories)
    held = sum(row.category in school.held for row in reading.rows)
    hung = sum(row.zone is not None for row in reading.rows)
    counted = Counter(row.category for row in reading.rows if row.category)
    return Looked(
        count=len(reading.rows),
        kinds=[(kinds[key], count) for key, count in counted.most_common()],
        hung=hung,
        stored=len(reading.rows) - hung - held,
        held=held,
        rows=_rows(school, reading.rows[:_ROWS_SHOWN]),
        more_rows=max(len(reading.rows) - _ROWS_SHOWN, 0),
        faults=[fault_sentence(fault, school) for fault in reading.faults[:_FAULTS_SHOWN]],
        more_faults=max(len(reading.faults) - _FAULTS_SHOWN, 0),
        rows_at_fault=len({fault.row for fault in reading.faults}),
        unused=reading.unused,
        several_stations=len(school.stations) > 1,
    )


def columns_told(school: SchoolKnown) -> list[tuple[str, str]]:
    """The heading of each column, and what may be written below it at this school."""
    zones = {zone.key: f"{zone.key} {called(zone)}" for each in school.stations for zone in each.zones}
    told = {
        Column.CATEGORY: _listed(map(called, school.categories)),
        Column.ZONE: _("%(names)s. Empty: into the store.", names=_listed(zones.values())),
        Column.PLACE: _listed(map(called, school.places)),
        Column.COLOUR: _listed(map(str, COLOUR_NAMES.values())),
        Column.NOTE: _("At most 40 characters. Everybody can read it, so it holds no child's name."),
        Column.FOUND_ON: _("2026-09-07, 2026/9/7 or 9月7日. Empty: today."),
        Column.TAG: _("The code of a blank tag that hangs on the thing."),
        Column.STATION: _listed(called(each.station) for each in school.stations),
    }
    return [(" ".join(HEADINGS[column]), text) for column, text in told.items()]


def _listed(names: Iterable[str]) -> str:
    return ("、" if language() == "zh" else ", ").join(names)


def _rows(school: SchoolKnown, rows: list[ImportRow]) -> list[RowShown]:
    kinds, places = by_key(school.categories), by_key(school.places)
    names = by_key(station.station for station in school.stations)
    stations = {station.id: names[station.station.key] for station in school.stations}
    return [
        RowShown(
            row=row.row,
            category=kinds.get(row.category, ""),
            colour=str(COLOUR_NAMES[Colour(row.colour)]) if row.colour else "",
            zone=row.zone or "",
            held=row.category in school.held,
            place=places[row.place] if row.place else "",
            note=row.note,
            found_on=row.found_on,
            tag=row.tag or "",
            station=stations[row.station_id],
        )
        for row in rows
    ]
