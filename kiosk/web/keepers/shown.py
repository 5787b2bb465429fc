"""Keepers' pages, and things as they show them. Nothing on them says who claimed anything."""

from dataclasses import dataclass

from flask import g, render_template
from flask_babel import gettext as _

from kiosk.domain.item_life import State
from kiosk.domain.refusals import StationUnknown
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen, station_by_id
from kiosk.queries.things import Thing, ThingZone, thing_by_ref
from kiosk.web import words
from kiosk.web.here import current_station
from kiosk.web.keepers.door import this_device
from kiosk.web.language import named
from kiosk.web.pictures import Picture, picture_of


@dataclass(frozen=True)
class LoggedShown:
    """A thing that was just logged. `icon`: its category's key; `state`: where it is; `todo`: a sentence."""

    ref: str
    title: str
    icon: str
    colour: str | None
    zone: ThingZone | None
    state: str
    photo: Picture | None
    todo: str


def logged_of(thing: Thing) -> LoggedShown:
    """A thing in words and pictures."""
    return LoggedShown(
        ref=thing.ref,
        title=words.title(thing),
        icon=thing.category.icon,
        colour=thing.colour,
        zone=thing.zone,
        state=thing.state,
        photo=picture_of(thing.photo),
        todo=_todo(thing),
    )


def thing_here(ref: str, station_id: int) -> Thing | None:
    """A thing of this very station."""
    with current_station().database.read() as connection:
        thing = thing_by_ref(connection, ref) if ref else None
    return thing if thing and thing.station_id == station_id else None


def _todo(thing: Thing) -> str:
    """Where a thing that was just logged has to go now."""
    if thing.state == State.ON_DISPLAY and thing.zone:
        letter, name = thing.zone.letter, named(thing.zone)
        return _("Hang it in zone %(letter)s: %(name)s.", letter=letter, name=name)
    if thing.state == State.STORED:
        return _("Put it into the store. It gets its place on the board later.")
    if thing.state == State.HELD:
        return _("Give it to a teacher now. It is valuable, so a teacher keeps it.")
    return _("It found its way already.")


def station_here() -> StationSeen:
    """The station whose duty this device is on."""
    with current_station().database.read() as connection:
        station = station_by_id(connection, this_device().station_id)
    if station is None:
        raise StationUnknown
    return station


def page(template: str, **context: object) -> str:
    """A page of the station whose duty this device is on, as its school chose and in its time."""
    station = station_here()
    with current_station().database.read() as connection:
        choices = rules_of(connection, station.school_id).choices
    g.timezone = station.timezone
    return render_template(
        f"keepers/{template}.html",
        station=station,
        device=this_device(),
        reads_pinyin=choices.pinyin,
        **context,
    )
