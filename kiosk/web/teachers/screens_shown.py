"""A station's screens as the school office sees them: with the key, which is on no other page."""

from dataclasses import dataclass

from flask import url_for

from kiosk.adapters.printing.symbols import Symbol, readable_symbol
from kiosk.queries.stations import StationSeen
from kiosk.services.screen_keys import screen_key
from kiosk.web.here import current_station


@dataclass(frozen=True)
class ScreenSeen:
    """A station's screens. `address`: what they show; `connecting`: what makes a browser one of them."""

    station: StationSeen
    address: str
    connecting: str
    symbol: Symbol


def screen_of(station: StationSeen, keys: int) -> ScreenSeen:
    """Where a station's screens are; `keys`: domain.choices.Choices.screen_keys of its school."""
    here = current_station()
    connecting = url_for("screen.connect", screen_key=screen_key(here.vault, station.id, keys))
    return ScreenSeen(
        station=station,
        address=here.config.base_url + url_for("screen.gate", station_code=station.code),
        connecting=here.config.base_url + connecting,
        symbol=readable_symbol(here.config.base_url + connecting),
    )
