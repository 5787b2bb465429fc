"""Keepers' pages, and things as they show them. Nothing on them says who claimed anything."""

from dataclasses import dataclass

from flask import g, render_template
from flask_babel import gettext as _

from kiosk.domain.item_life import State
from kiosk.domain.refusals import StationUnknown
from kiosk.queries.naming_marks import with_names
from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen, station_by_id
from kiosk.queries.things import Thing, thing_by_ref
from kiosk.web.here import current_station
from kiosk.web.keepers.door import this_device
from kiosk.web.language import named
from kiosk.web.thing_shown import ThingShown, thing_shown


@dataclass(frozen=True)
class LoggedShown(ThingShown):
    """A thing that was just logged. `todo`: where it has to go now; `has_name`: somebody's stands in it."""

    todo: str
    has_name: bool


def logged_of(*things: Thing) -> list[LoggedShown]:
    """Things in words and pictures, and what is to be done with them."""
    with current_station().database.read() as connection:
        with_name = with_names(connection, [thing.id for thing in things])
    return [_logged_of(thing, has_name=thing.id in with_name) for thing in things]


def thing_here(ref: str, station_id: int) -> Thing | None:
    """A thing of this very station."""
    with current_station().database.read() as connection:
        thing = thing_by_ref(connection, ref) if ref else None
    return thing if thing and thing.station_id == station_id else None


def _logged_of(thing: Thing, *, has_name: bool) -> LoggedShown:
    return LoggedShown(**vars(thing_shown(thing)), todo=_todo(thing, has_name=has_name), has_name=has_name)


def _todo(thing: Thing, *, has_name: bool) -> str:
    """Where a thing that was just logged has to go now."""
    if thing.state == State.ON_DISPLAY and thing.zone:
        letter, name = thing.zone.letter, named(thing.zone)
        return _("Hang it in zone %(letter)s: %(name)s.", letter=letter, name=name)
    if has_name and thing.state in {State.STORED, State.HELD}:
        return _("Give it to the teacher: there is a name in it. The class teacher takes it home.")
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
