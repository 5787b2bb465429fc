"""Valuables and the requests for them as teachers' pages show them."""

from dataclasses import dataclass
from datetime import date, datetime

from kiosk.queries.stations import StationSeen, stations_of
from kiosk.queries.things import Thing, ThingCategory
from kiosk.queries.valuables import RequestSeen
from kiosk.web import words
from kiosk.web.here import current_station, today
from kiosk.web.pictures import Picture, picture_of
from kiosk.web.teachers.opened import FamilyShown, masked_family
from kiosk.web.teachers.session import current_staff


@dataclass(frozen=True)
class KeptShown:
    """A valuable with its hidden marks: `note` and `photo` are shown to teachers alone."""

    ref: str
    title: str
    icon: str
    colour: str | None
    photo: Picture | None
    note: str
    place: str
    found_on: date
    station: StationSeen


@dataclass(frozen=True)
class RequestShown:
    """A request in words. `family`: masked, None once forgotten; what it wrote is not here."""

    id: int
    category: ThingCategory
    station: StationSeen
    made_at: datetime
    outcome: str | None
    family: FamilyShown | None


@dataclass
class KindShown:
    """A kind of valuable: what is kept of it, and who asked for one."""

    category: ThingCategory
    things: list[KeptShown]
    requests: list[RequestShown]


def by_kind(things: list[Thing], requests: list[RequestSeen]) -> list[KindShown]:
    """The kinds that something is kept of, in the school's order, then those that are only asked for."""
    stations = stations_by_id()
    kinds: dict[str, KindShown] = {}
    for thing in things:
        kind = kinds.setdefault(thing.category.key, KindShown(thing.category, [], []))
        kind.things.append(kept_of(thing, stations))
    for seen in requests:
        kind = kinds.setdefault(seen.category.key, KindShown(seen.category, [], []))
        kind.requests.append(request_of(seen, stations))
    return list(kinds.values())


def stations_by_id() -> dict[int, StationSeen]:
    """The stations of the teacher's school."""
    with current_station().database.read() as connection:
        return {station.id: station for station in stations_of(connection, current_staff().school_id)}


def request_of(seen: RequestSeen, stations: dict[int, StationSeen]) -> RequestShown:
    """A request of one of these stations, its family masked."""
    family = masked_family(seen.sealed, today(current_staff().timezone))
    return RequestShown(seen.id, seen.category, stations[seen.station_id], seen.made_at, seen.outcome, family)


def kept_of(thing: Thing, stations: dict[int, StationSeen]) -> KeptShown:
    """A thing at one of these stations."""
    return KeptShown(
        ref=thing.ref,
        title=words.title(thing),
        icon=thing.category.icon,
        colour=thing.colour,
        photo=picture_of(thing.photo),
        note=thing.note,
        place=words.place_name(thing),
        found_on=thing.found_on,
        station=stations[thing.station_id],
    )
