"""Keepers' pages, and things as they show them. Nothing on them says who claimed anything."""

from dataclasses import dataclass

from flask import g, render_template

from kiosk.domain.refusals import StationUnknown
from kiosk.queries.stations import StationSeen, station_by_id
from kiosk.queries.things import Thing, ThingZone
from kiosk.web import words
from kiosk.web.here import current_station
from kiosk.web.keepers.door import this_device
from kiosk.web.pictures import Picture, picture_of


@dataclass(frozen=True)
class LoggedShown:
    """A thing that was just logged. `icon`: the key of its category; `state`: where it is now."""

    title: str
    icon: str
    colour: str | None
    zone: ThingZone | None
    state: str
    photo: Picture | None


def logged_of(thing: Thing) -> LoggedShown:
    """A thing in words and pictures."""
    return LoggedShown(
        title=words.title(thing),
        icon=thing.category.key,
        colour=thing.colour,
        zone=thing.zone,
        state=thing.state,
        photo=picture_of(thing.photo),
    )


def station_here() -> StationSeen:
    """The station whose duty this device is on."""
    with current_station().database.read() as connection:
        station = station_by_id(connection, this_device().station_id)
    if station is None:
        raise StationUnknown
    return station


def page(template: str, **context: object) -> str:
    """A page of the station whose duty this device is on, in the time of its school."""
    station = station_here()
    g.timezone = station.timezone
    return render_template(f"keepers/{template}.html", station=station, device=this_device(), **context)
