"""Which browser is a screen at the gate: the school connects it once, with a key that only admins see.

What only stands at the gate, a code that says "I am here" and a claim on the spot, is shown to no other.
"""

from flask import request
from werkzeug.wrappers import Response

from kiosk.queries.school_rules import rules_of
from kiosk.queries.stations import StationSeen, station_by_id
from kiosk.services.screen_keys import is_screen_key, station_of_screen_key
from kiosk.web.here import current_station
from kiosk.web.security import cookie_name, keep_cookie

COOKIE = "screen"
_LASTS_SECONDS = 400 * 24 * 3600


def station_of_key(key: str) -> StationSeen | None:
    """The station whose screens have that key now."""
    station_id = station_of_screen_key(key)
    if station_id is None:
        return None
    with current_station().database.read() as connection:
        station = station_by_id(connection, station_id)
        keys = rules_of(connection, station.school_id).choices.screen_keys if station else 0
    fits = station is not None and is_screen_key(current_station().vault, key, station.id, keys)
    return station if fits else None


def connected_to() -> StationSeen | None:
    """The station whose screen this browser is; None for everybody else's browser."""
    return station_of_key(request.cookies.get(cookie_name(current_station().config, COOKIE), ""))


def keep_connected(response: Response, key: str) -> None:
    """From now on this browser is a screen of that key's station, until the school gives them new keys."""
    keep_cookie(response, current_station().config, COOKIE, key, _LASTS_SECONDS)
