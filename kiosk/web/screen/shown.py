"""What hangs at a station as its screen shows it, in the words of its school's day."""

import hashlib
from dataclasses import dataclass
from datetime import date
from unicodedata import east_asian_width
from zoneinfo import ZoneInfo

from flask import g

from kiosk import __version__
from kiosk.domain.choices import WITH_PASS, Choices
from kiosk.domain.integrity import Index
from kiosk.domain.screen_hours import is_awake
from kiosk.queries.gate_screen import GateScreen, gate_screen
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen
from kiosk.queries.things import Thing, ThingZone
from kiosk.web import words
from kiosk.web.here import current_station, day_began, now, today
from kiosk.web.language import language
from kiosk.web.pictures import Picture, picture_of
from kiosk.web.screen.tree import Leaf, leaves

_LONG, _WIDE = 72, frozenset("WF")


@dataclass(frozen=True)
class Hung:
    """One thing. `line`: what it says today; `any_day`: what it says when nobody knows what day it is."""

    ref: str
    title: str
    line: str
    any_day: str
    icon: str
    colour: str | None
    zone: ThingZone | None
    place: str
    found_on: date
    photo: Picture | None

    @property
    def is_long(self) -> bool:
        """Whether the line needs smaller letters; a Chinese one is as wide as two others."""
        return sum(2 if east_asian_width(letter) in _WIDE else 1 for letter in self.line) > _LONG


@dataclass(frozen=True)
class Shown:
    """A screen. `version`: differs once a page that is open must be opened anew; `leaves`: of the index."""

    station: StationSeen
    choices: Choices
    connected: bool
    version: str
    day: date
    awake: bool
    things: list[Hung]
    zones: list[ThingZone]
    hanging: int
    hung_today: int
    home_today: int
    index: Index | None
    leaves: list[Leaf]


def shown_on(station: StationSeen, *, connected: bool) -> Shown | None:
    """What stands there now; None for a browser that may not see it, as the school chose."""
    g.timezone = station.timezone
    with current_station().database.read() as connection:
        choices = rules_of(connection, station.school_id).choices
        if choices.board_readers == WITH_PASS and not connected:
            return None
        seen = gate_screen(connection, station, day_began(station.timezone), now())
    return _shown(seen, station, choices, connected=connected)


def _shown(seen: GateScreen, station: StationSeen, choices: Choices, *, connected: bool) -> Shown:
    day = today(station.timezone)
    clock = now().astimezone(ZoneInfo(station.timezone)).time()
    return Shown(
        station=station,
        choices=choices,
        connected=connected,
        version=_version(station, choices, connected=connected),
        day=day,
        awake=is_awake(clock, choices.bright_from, choices.bright_until),
        things=[_hung(thing, day) for thing in seen.things],
        zones=seen.zones,
        hanging=seen.hanging,
        hung_today=seen.hung_today,
        home_today=seen.home_today,
        index=seen.index,
        leaves=leaves(seen.index.percent or 0) if seen.index else [],
    )


def _hung(thing: Thing, day: date) -> Hung:
    return Hung(
        ref=thing.ref,
        title=words.title(thing),
        line=words.voice(thing, day),
        any_day=words.voice_of_any_day(thing),
        icon=thing.category.icon,
        colour=thing.colour,
        zone=thing.zone,
        place=words.place_name(thing),
        found_on=thing.found_on,
        photo=picture_of(thing.photo),
    )


def _version(station: StationSeen, choices: Choices, *, connected: bool) -> str:
    """Of what a page is made, beside what hangs there and its own files, which carry their own marks."""
    made_of = repr((__version__, station, choices, connected, language()))
    return hashlib.sha256(made_of.encode()).hexdigest()[:12]
