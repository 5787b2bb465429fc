"""The thing that an address names, and the station where it is."""

from kiosk.domain.refusals import ItemUnknown
from kiosk.queries.stations import StationSeen, station_by_id
from kiosk.queries.things import Thing, thing_by_ref
from kiosk.web.here import current_station


def found(ref: str) -> tuple[Thing, StationSeen]:
    """Both, in one look. Raises ItemUnknown."""
    with current_station().database.read() as connection:
        thing = thing_by_ref(connection, ref)
        station = station_by_id(connection, thing.station_id) if thing else None
    if thing is None or station is None:
        raise ItemUnknown
    return thing, station
