"""/teacher/rounds: what each count of the board found, and the integrity index from count to count."""

from dataclasses import dataclass
from datetime import datetime

from flask import redirect, url_for
from flask_babel import lazy_gettext
from sqlalchemy import Connection
from werkzeug.wrappers import Response

from kiosk.domain.codes import grouped, is_well_formed
from kiosk.domain.integrity import Index
from kiosk.domain.item_life import Step
from kiosk.domain.refusals import RoundUnknown
from kiosk.domain.round_sight import Verdict
from kiosk.queries.integrity import index_now, index_until
from kiosk.queries.rounds import (
    Came,
    RoundSeen,
    came_of,
    finished_rounds,
    open_round,
    progress,
    round_by_id,
)
from kiosk.queries.sightings import Sighted, not_expected
from kiosk.queries.stations import StationSeen, stations_of
from kiosk.queries.things import Thing
from kiosk.services.hanging_back import hang_back
from kiosk.web import words
from kiosk.web.audience import TEACHER, audience
from kiosk.web.forms import Form
from kiosk.web.here import current_station, now
from kiosk.web.language import at_page
from kiosk.web.pictures import Picture, picture_of
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page

SHOWN = 24
_BAR, _GAP, _HEIGHT = 26, 8, 100
"""The small picture of the index, in units of its own: a bar's width, the gap after it, 100 percent."""
_SAID = {
    Verdict.HELD: lazy_gettext("valuable: a teacher should keep it"),
    Verdict.MOVED_ON: lazy_gettext("had moved on, says the book"),
    Verdict.ELSEWHERE: lazy_gettext("belongs to another station"),
    Verdict.BLANK: lazy_gettext("a blank tag: nothing was logged with it"),
    Verdict.CANCELLED: lazy_gettext("a cancelled tag"),
    Verdict.FOREIGN: lazy_gettext("a tag of another school"),
    Verdict.UNKNOWN: lazy_gettext("a code that nobody knows"),
}
_ID = "<int(max=999999999999999999):round_id>"


@dataclass(frozen=True)
class Bar:
    """One count in the small picture. `y`: where its bar begins, from the top."""

    x: int
    y: int
    height: int
    percent: int
    ended_at: datetime


@dataclass(frozen=True)
class Counts:
    """The counts of one station, the newest first; `going_on`: the open one; `bars`: the oldest first."""

    station: StationSeen
    going_on: RoundSeen | None
    rounds: list[RoundSeen]
    bars: list[Bar]
    index: Index

    @property
    def width(self) -> int:
        """Of the picture, in its own units."""
        return max(len(self.bars), 8) * (_BAR + _GAP)


@dataclass(frozen=True)
class ThingShown:
    """A thing of a count, as it is now."""

    ref: str
    title: str
    note: str
    icon: str
    colour: str | None
    photo: Picture | None
    state: str


@teachers.get("/teacher/rounds")
@audience(TEACHER)
def rounds() -> str:
    """The latest counts of each station, with the index at the end of each."""
    school_id = current_staff().school_id
    with current_station().database.read() as connection:
        counts = [
            Counts(
                station,
                open_round(connection, station.id),
                found := finished_rounds(connection, station.id, SHOWN),
                _bars(found),
                index_now(connection, station.id, station.timezone, now()),
            )
            for station in stations_of(connection, school_id)
        ]
    return page("rounds", counts=counts)


@teachers.get(f"/teacher/rounds/{_ID}")
@audience(TEACHER)
def round_seen(round_id: int) -> str:
    """One count: its numbers, what is missing, what came back, and what hangs there against the book."""
    at_page(url_for("teachers.round_seen", round_id=round_id))
    with current_station().database.read() as connection:
        stations = {each.id: each for each in stations_of(connection, current_staff().school_id)}
        counted = round_by_id(connection, stations, round_id)
        if counted is None:
            raise RoundUnknown
        station = stations[counted.station_id]
        came = came_of(connection, round_id)
        strange = not_expected(connection, counted)
        expected, seen = progress(connection, counted)
        index = _index(connection, station, counted)
    return page(
        "round",
        counted=counted,
        station=station,
        several=len(stations) > 1,
        so_far=(expected, seen),
        index=index,
        came={step: _shown(came, step) for step in (Step.MISS, Step.SEE_AGAIN, Step.DISPLAY, Step.PUT_BACK)},
        asked=[_thing(look.thing) for look in strange if look.thing and look.verdict is Verdict.CLAIMED],
        strange=_strange(strange),
    )


@teachers.post(f"/teacher/rounds/{_ID}/put-back")
@audience(TEACHER)
def put_back_on_board(round_id: int) -> Response:
    """A registered thing that hangs there is on the board again in the book, too; its claim is closed."""
    staff, ref = current_staff(), Form.sent().values.get("ref", "")
    hang_back(current_station().database, staff.school_id, round_id, ref, staff.id, now())
    return redirect(url_for("teachers.round_seen", round_id=round_id), 303)


def _bars(found: list[RoundSeen]) -> list[Bar]:
    shown = [
        (each.percent, each.ended_at)
        for each in reversed(found)
        if each.percent is not None and each.ended_at is not None
    ]
    return [
        Bar(number * (_BAR + _GAP), _HEIGHT - percent, percent, percent, ended_at)
        for number, (percent, ended_at) in enumerate(shown)
    ]


def _index(connection: Connection, station: StationSeen, counted: RoundSeen) -> Index | None:
    """As it was frozen, made again from the events; None while the count goes on, or if it was dropped."""
    if counted.ended_at is None or counted.last_event_id is None:
        return None
    return index_until(connection, station.id, station.timezone, counted.ended_at, counted.last_event_id)


def _shown(came: list[Came], step: Step) -> list[ThingShown]:
    return [_thing(each.thing) for each in came if each.step is step]


def _thing(thing: Thing) -> ThingShown:
    return ThingShown(
        ref=thing.ref,
        title=words.title(thing),
        note="" if thing.category.key == "other" else thing.note,
        icon=thing.category.icon,
        colour=thing.colour,
        photo=picture_of(thing.photo),
        state=thing.state,
    )


def _strange(looks: list[Sighted]) -> list[tuple[str, str]]:
    """What else was read: the code or the name of the thing, and what the book says of it."""
    told = {Verdict.CLAIMED, Verdict.HEALED, Verdict.STORED}
    return [
        (words.title(look.thing) if look.thing else _code(look.code), str(_SAID[look.verdict]))
        for look in looks
        if look.verdict not in told
    ]


def _code(read: str) -> str:
    """What was read, as a person reads it aloud."""
    return grouped(read) if is_well_formed(read) else read
