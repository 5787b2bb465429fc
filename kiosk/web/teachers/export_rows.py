"""Claims as rows of a spreadsheet, in the visitor's language and the school's time."""

from array import array
from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from zoneinfo import ZoneInfo

from flask import copy_current_request_context
from flask_babel import gettext as _
from flask_babel import lazy_gettext

from kiosk.adapters.spreadsheets.table import Cell, Column, Row, Table
from kiosk.domain.claimant import Claimant, class_label
from kiosk.domain.colours import Colour
from kiosk.queries.claim_log import ClaimSeen, claim_ids, claims_by_ids
from kiosk.queries.claim_narrowing import Narrowing
from kiosk.queries.stations import StationSeen
from kiosk.web import words
from kiosk.web.here import current_station, today
from kiosk.web.language import named
from kiosk.web.teachers.export_words import KIND_NAMES, OUTCOME_NAMES
from kiosk.web.teachers.odd_words import odd_sentence

_AT_ONCE = 500


class _Said:
    """Words that were said before: a school has few kinds and zones, and looking one up takes its time."""

    def __init__(self) -> None:
        self._before: dict[Hashable, str] = {}

    def once(self, what: Hashable, say: Callable[[], object]) -> str:
        """The words for that, said at the first time only."""
        if what not in self._before:
            self._before[what] = str(say())
        return self._before[what]


@dataclass(frozen=True)
class _Line:
    """A claim on its way into a row."""

    claim: ClaimSeen
    station: StationSeen
    zone: ZoneInfo
    today: date
    said: _Said

    def name(self, of: Hashable) -> str:
        """The name of anything that has one in both languages."""
        return self.said.once(of, lambda: named(of))

    def at(self, moment: datetime | None) -> datetime | None:
        """A moment as a clock at the school shows it."""
        return moment.astimezone(self.zone) if moment else None

    @cached_property
    def claimant(self) -> Claimant | None:
        """Opened only where a column asks."""
        return current_station().vault.open_if_kept(self.claim.sealed)


_Look = Callable[[_Line], Cell]
_PLAIN: list[tuple[str, int, _Look]] = [
    (lazy_gettext("Number"), 9, lambda line: line.claim.id),
    (lazy_gettext("Registered at"), 17, lambda line: line.at(line.claim.claimed_at)),
    (
        lazy_gettext("How registered"),
        15,
        lambda line: line.said.once(line.claim.kind, lambda: KIND_NAMES[line.claim.kind]),
    ),
    (lazy_gettext("Thing"), 22, lambda line: _title(line)),
    (lazy_gettext("Kind"), 14, lambda line: line.name(line.claim.thing.category)),
    (lazy_gettext("Colour"), 9, lambda line: _colour(line)),
    (lazy_gettext("Zone"), 14, lambda line: _zone(line)),
    (lazy_gettext("Found where"), 14, lambda line: _place(line)),
    (lazy_gettext("Found on"), 12, lambda line: line.claim.thing.found_on),
    (lazy_gettext("Days until claimed"), 11, lambda line: _days(line)),
    (lazy_gettext("Station"), 22, lambda line: line.name(line.station)),
    (
        lazy_gettext("State"),
        20,
        lambda line: line.said.once(line.claim.outcome, lambda: OUTCOME_NAMES[line.claim.outcome]),
    ),
    (lazy_gettext("Returned at"), 17, lambda line: line.at(line.claim.closed_at)),
    (lazy_gettext("Seen at"), 17, lambda line: line.at(line.claim.seen_at)),
    (lazy_gettext("Worth a look"), 40, lambda line: _odd(line)),
]
"""Nothing here is about a person. What keepers and teachers wrote freely is not: a name may stand in it."""
_NAMES: list[tuple[str, int, _Look]] = [
    (lazy_gettext("Name"), 14, lambda line: line.claimant.name if line.claimant else _("forgotten")),
    (lazy_gettext("Class"), 16, lambda line: _class(line)),
    (lazy_gettext("Phone"), 18, lambda line: line.claimant.contact if line.claimant else ""),
    (lazy_gettext("About the thing"), 24, lambda line: words.remark(line.claim.thing)),
    (lazy_gettext("Teachers' notes"), 40, lambda line: "\n".join(note.text for note in line.claim.notes)),
]


def ids_of(station_ids: list[int], chosen: Narrowing) -> "array[int]":
    """The ids of all claims that fit, newest first, in eight bytes each; no look lasts long."""
    ids, before = array("q"), None
    while True:
        with current_station().database.read() as connection:
            found, before = claim_ids(connection, station_ids, chosen, before)
        ids.extend(found)
        if before is None:
            return ids


def claims_table(ids: "array[int]", stations: dict[int, StationSeen], timezone: str, *, names: bool) -> Table:
    """These claims as a table whose rows are read, some at a time, while it is written.

    That happens after the view has returned, so each batch takes the request's language along.
    """
    looks = _PLAIN + (_NAMES if names else [])
    zone, day, said = ZoneInfo(timezone), today(timezone), _Said()

    @copy_current_request_context
    def batch(some: list[int]) -> list[Row]:
        with current_station().database.read() as connection:
            claims = claims_by_ids(connection, some)
        lines = (_Line(claim, stations[claim.station_id], zone, day, said) for claim in claims)
        return [[look(line) for _title, _width, look in looks] for line in lines]

    def batches() -> Iterator[list[Row]]:
        for start in range(0, len(ids), _AT_ONCE):
            yield batch(list(ids[start : start + _AT_ONCE]))

    columns = [Column(str(title), width) for title, width, _look in looks]
    return Table(_("Claim log"), columns, batches())


def _title(line: _Line) -> str:
    """What the thing is called; of a thing that only its note describes, no more than its kind."""
    thing = line.claim.thing
    if thing.category.key == "other":
        return line.name(thing.category)
    return line.said.once((thing.category, thing.colour), lambda: words.title(thing))


def _colour(line: _Line) -> str:
    colour = line.claim.thing.colour
    return line.said.once(colour, lambda: words.COLOUR_NAMES[Colour(colour)]) if colour else ""


def _zone(line: _Line) -> str:
    zone = line.claim.thing.zone
    return f"{zone.letter} {line.name(zone)}" if zone else ""


def _place(line: _Line) -> str:
    place = line.claim.thing.place
    return line.said.once(place, lambda: words.place_name(line.claim.thing)) if place else ""


def _days(line: _Line) -> int:
    """From the day it was found to the day somebody registered it."""
    claimed_on = line.claim.claimed_at.astimezone(line.zone).date()
    return max((claimed_on - line.claim.thing.found_on).days, 0)


def _odd(line: _Line) -> str:
    return " ".join(odd_sentence(flag) for flag in line.claim.flags if flag.dismissed_at is None)


def _class(line: _Line) -> str:
    if line.claimant is None:
        return ""
    return class_label(line.claimant.class_key, line.today) or _("Teacher or guest")
