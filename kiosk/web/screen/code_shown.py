"""The code on the screen: the symbol to scan and, beside it, what shows that nobody pasted another one over it."""

from dataclasses import dataclass

from flask import url_for

from kiosk.adapters.printing.heading import host_of
from kiosk.adapters.printing.symbols import Symbol, readable_symbol
from kiosk.queries.stations import StationSeen
from kiosk.web.here import current_station


@dataclass(frozen=True)
class CodeShown:
    """A code. `symbol`: says the whole address; `host`: of that address; `typed`: what a person may type."""

    symbol: Symbol
    host: str
    typed: str


def code_shown(station: StationSeen) -> CodeShown:
    """What the station's poster says too."""
    address = current_station().config.base_url + url_for("families.station_code", code=station.code)
    return CodeShown(readable_symbol(address), host_of(address), station.code)
