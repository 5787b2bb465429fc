"""Plain links to another station, term or week, on pages that show one of them."""

from dataclasses import dataclass

from flask import request

from kiosk.queries.stations import StationSeen
from kiosk.web.numbers import whole


@dataclass(frozen=True)
class Choice:
    """What one can look at instead. `chosen`: it is what is shown."""

    label: str
    url: str
    chosen: bool


def chosen_station(stations: list[StationSeen]) -> StationSeen:
    """The station that the address names; one that is not the school's shows the first, as none does."""
    wanted = whole(request.args.get("station"))
    return next((each for each in stations if each.id == wanted), stations[0])
