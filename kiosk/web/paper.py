"""What every sheet that is printed from a page has: whose it is, and how it is handed over."""

from flask import Response

from kiosk.adapters.printing.heading import StationHeading
from kiosk.queries.stations import StationSeen


def heading_of(station: StationSeen) -> StationHeading:
    """Whose sheet it is."""
    return StationHeading(station.name_zh, station.name_en, station.school_zh, station.school_en)


def download(sheet: bytes, name: str) -> Response:
    """A PDF to keep, under that name."""
    response = Response(sheet, mimetype="application/pdf")
    response.headers.set("Content-Disposition", "attachment", filename=name)
    return response
