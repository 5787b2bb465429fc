"""GET /board/<slug>/integrity: the integrity index of a station, for anyone, and how it is made."""

from flask import Response

from kiosk.domain.integrity import SHOWN_FROM, counted_since
from kiosk.domain.refusals import StationUnknown
from kiosk.queries.integrity import index_now, last_count
from kiosk.queries.stations import station_by_slug
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families import families
from kiosk.web.families.shown import page
from kiosk.web.here import current_station, now


@families.get("/board/<slug>/integrity")
@audience(ANYONE)
def integrity(slug: str) -> Response:
    """The index of this term; hidden before the board was counted, and while few things have left it."""
    moment = now()
    with current_station().database.read() as connection:
        station = station_by_slug(connection, slug)
        if station is None:
            raise StationUnknown
        index = index_now(connection, station.id, station.timezone, moment)
        counted_at = last_count(connection, station.id, counted_since(moment, station.timezone))
    shown = index if counted_at and index.percent is not None else None
    response = Response(page("integrity", station, index=shown, counted_at=counted_at, shown_from=SHOWN_FROM))
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.add("Accept-Language")
    return response
