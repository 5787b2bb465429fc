"""A round as keepers see it: what hangs where, what was seen, and what nobody expected."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from flask import request
from sqlalchemy import Connection

from kiosk.domain.round_sight import Verdict
from kiosk.queries.rounds import Expected, RoundSeen, expected_things, progress
from kiosk.queries.sightings import Sighted, looks, looks_at, not_expected
from kiosk.queries.things import Thing, ThingZone
from kiosk.web import words
from kiosk.web.keepers.round_words import Said, icon_of, said_of, sentence_of
from kiosk.web.pictures import Picture, picture_of


@dataclass(frozen=True)
class Tallies:
    """The four numbers of a round. `strange`: things and codes that nobody expected."""

    expected: int
    seen: int
    strange: int

    @property
    def waiting(self) -> int:
        """Things that nobody saw yet."""
        return self.expected - self.seen

    def numbers(self) -> dict[str, int]:
        """As a script reads them."""
        return {
            "expected": self.expected,
            "seen": self.seen,
            "waiting": self.waiting,
            "strange": self.strange,
        }


@dataclass(frozen=True)
class Tile:
    """A thing to tap. `icon`: the key of its category."""

    ref: str
    title: str
    note: str
    icon: str
    colour: str | None
    zone: ThingZone | None
    photo: Picture | None


@dataclass(frozen=True)
class ZoneList:
    """The things of one zone; `zone` is None for those that have no place on the board."""

    zone: ThingZone | None
    waiting: list[Tile]
    seen: list[Tile]

    @property
    def letter(self) -> str:
        """What its part of the page is called."""
        return self.zone.letter if self.zone else "0"


@dataclass(frozen=True)
class Counted:
    """All of an open round that a page shows."""

    lists: list[ZoneList]
    strange: "list[Strange]"
    tallies: Tallies
    said: Said | None


@dataclass(frozen=True)
class Strange:
    """Something nobody expected, in words. `blank`: a tag that waits for its thing."""

    sentence: str
    icon: str
    tile: Tile | None
    code: str
    ask: bool
    blank: bool


def tile_of(thing: Thing) -> Tile:
    """A thing in words and pictures."""
    return Tile(
        ref=thing.ref,
        title=words.title(thing),
        note="" if thing.category.key == "other" else thing.note,
        icon=thing.category.icon,
        colour=thing.colour,
        zone=thing.zone,
        photo=picture_of(thing.photo),
    )


def tallies_of(connection: Connection, counted: RoundSeen) -> Tallies:
    """How far a round has come."""
    expected, seen = progress(connection, counted)
    return Tallies(expected, seen, len(not_expected(connection, counted)))


def counted_so_far(connection: Connection, counted: RoundSeen) -> Counted:
    """What should hang there, zone by zone in the order of the board, and all else that was seen."""
    things = expected_things(connection, counted)
    strange = strange_of(not_expected(connection, counted))
    tallies = Tallies(len(things), sum(each.seen for each in things), len(strange))
    lists = [_list(zone, list(those)) for zone, those in groupby(things, lambda each: each.thing.zone)]
    return Counted(lists, strange, tallies, said_now(connection, counted, tallies.waiting))


def said_now(connection: Connection, counted: RoundSeen, waiting: int) -> Said | None:
    """The answer to the entry, or to the undoing of one, that led to this page."""
    if what := request.args.get("undone", ""):
        return said_of(looks_at(connection, counted, what)[-1:], waiting)
    return said_of(looks(connection, counted, request.args.get("key", "")), waiting)


def strange_of(looks: Iterable[Sighted]) -> list[Strange]:
    """What nobody expected, each with its sentence."""
    return [
        Strange(
            sentence=sentence_of(look),
            icon=icon_of(look.verdict),
            tile=tile_of(look.thing) if look.thing else None,
            code=look.code,
            ask=look.verdict is Verdict.CLAIMED,
            blank=look.verdict is Verdict.BLANK,
        )
        for look in looks
    ]


def _list(zone: ThingZone | None, things: list[Expected]) -> ZoneList:
    return ZoneList(
        zone=zone,
        waiting=[tile_of(each.thing) for each in things if not each.seen],
        seen=[tile_of(each.thing) for each in things if each.seen],
    )
