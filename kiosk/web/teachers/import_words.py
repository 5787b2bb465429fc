"""What is wrong with a table, or with one of its cells, in a sentence that says what to do."""

from collections.abc import Iterable

from flask_babel import gettext as _
from flask_babel import lazy_gettext

from kiosk.domain.colours import Colour
from kiosk.domain.csv_text import TableUnreadable
from kiosk.domain.import_columns import HEADINGS, Column
from kiosk.domain.import_rows import NOTE_AT_MOST, Fault, Known, SchoolKnown
from kiosk.web.language import language
from kiosk.web.words import COLOUR_NAMES

_WRITTEN_SHOWN = 40
_TABLES = {
    "table_missing": lazy_gettext(
        "There is nothing in it yet. Choose a file, or paste the rows of your table."
    ),
    "table_too_large": lazy_gettext(
        "That is too much at once. A file has at most 2 MB; please import it in parts."
    ),
    "table_too_long": lazy_gettext("That is too much at once: at most 2000 rows. Please import it in parts."),
    "table_is_a_workbook": lazy_gettext(
        "This is an Excel workbook. Please choose “Save as” and “CSV UTF-8” in Excel, then take that file."
    ),
    "table_unreadable": lazy_gettext("This is no table of text. Please save it as CSV and take that file."),
    "table_row_unreadable": lazy_gettext(
        "Row %(row)s: a quotation mark is opened and not closed, so nothing after it can be read."
    ),
    "heading_missing": lazy_gettext(
        "Row %(row)s should hold the headings, and none of them says 类别 or category. Please add them."
    ),
    "heading_twice": lazy_gettext("Two headings in row %(row)s mean the same. Please take one column out."),
}
_CELLS = {
    "category_empty": lazy_gettext("what kind of thing is it? This cell has to be filled in."),
    "category": lazy_gettext("“%(written)s” is not a kind of thing at this school."),
    "zone": lazy_gettext("“%(written)s” is not a zone of this station."),
    "place": lazy_gettext("“%(written)s” is not a place of this school."),
    "colour": lazy_gettext("“%(written)s” is not a colour that the station knows."),
    "station": lazy_gettext("“%(written)s” is not a station of this school."),
    "note_long": lazy_gettext("the note has more than %(most)s characters. Please shorten it."),
    "day": lazy_gettext("“%(written)s” cannot be read as a day. Please write it as 2026-09-07."),
    "day_to_come": lazy_gettext("“%(written)s” has not come yet."),
    "day_long_gone": lazy_gettext(
        "“%(written)s” is more than five years ago. Please look at the year once more."
    ),
    "tag_mistyped": lazy_gettext("“%(written)s” has a slip in it. Please compare it with the tag."),
    "tag_unknown": lazy_gettext("“%(written)s” is no tag that was printed here."),
    "tag_twice": lazy_gettext("“%(written)s” stands in row %(other_row)s already. A tag hangs on one thing."),
    "tag_bound": lazy_gettext("the tag “%(written)s” already hangs on another thing."),
    "tag_used": lazy_gettext("the tag “%(written)s” has done its work: its thing went home."),
    "tag_cancelled": lazy_gettext("the tag “%(written)s” was cancelled."),
    "tag_of_another_school": lazy_gettext("the tag “%(written)s” belongs to another school."),
}


def table_sentence(refusal: TableUnreadable) -> str:
    """Why a table could not be read at all."""
    return str(_TABLES[refusal.reason]) % {"row": refusal.row}


def fault_sentence(fault: Fault, school: SchoolKnown) -> str:
    """Row and column of a cell, what is wrong with it, and what was perhaps meant."""
    written = fault.written
    shown = written if len(written) <= _WRITTEN_SHOWN else f"{written[:_WRITTEN_SHOWN]}…"
    wrong = str(_CELLS[fault.reason]) % {
        "written": shown,
        "most": NOTE_AT_MOST,
        "other_row": fault.other_row,
    }
    said = _(
        "Row %(row)s, column %(column)s: %(wrong)s", row=fault.row, column=column(fault.column), wrong=wrong
    )
    if not fault.near:
        return said
    return said + _(" Did you mean %(name)s?", name=_meant(fault, school))


def column(of: Column) -> str:
    """What stands above a column, in the reader's language."""
    return HEADINGS[of][language() == "en"]


def called(known: Known) -> str:
    """The name of something of the school's, in the reader's language where it has one there."""
    return known.names[-1] if language() == "en" else known.names[0]


def by_key(known: Iterable[Known]) -> dict[str, str]:
    """Names by their keys."""
    return {each.key: called(each) for each in known}


def _meant(fault: Fault, school: SchoolKnown) -> str:
    if fault.column is Column.COLOUR:
        return str(COLOUR_NAMES[Colour(fault.near)])
    lists = {
        Column.CATEGORY: school.categories,
        Column.PLACE: school.places,
        Column.STATION: [station.station for station in school.stations],
        Column.ZONE: [zone for station in school.stations for zone in station.zones],
    }
    return by_key(lists[fault.column])[fault.near]
