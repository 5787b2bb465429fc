"""/teacher/zone-signs.pdf: a sign for each zone of a board."""

from flask import Response, request

from kiosk.adapters.printing.words import Pair
from kiosk.adapters.printing.zone_marks import ZoneMark
from kiosk.adapters.printing.zone_signs import PAGES, ZoneSign, zone_signs
from kiosk.domain.refusals import StationUnknown, ZoneUnknown
from kiosk.queries.school_parts import ZonePart, zone_parts
from kiosk.web.audience import TEACHER, audience
from kiosk.web.here import current_station
from kiosk.web.paper import download, heading_of
from kiosk.web.teachers import teachers
from kiosk.web.teachers.prints import asked_station


@teachers.get("/teacher/zone-signs.pdf")
@audience(TEACHER)
def zone_signs_sheet() -> Response:
    """The signs of all zones of one station, one a page."""
    station, paper = asked_station(), request.args.get("page", "a4")
    if paper not in PAGES:
        raise StationUnknown
    with current_station().database.read() as connection:
        zones = [zone for zone in zone_parts(connection, station.id) if zone.removed_at is None]
    if not zones:
        raise ZoneUnknown
    signs = [_sign(zone) for zone in zones]
    sheet = zone_signs(heading_of(station), signs, "a5" if paper == "a5" else "a4")
    return download(sheet, f"zone-signs-{station.slug}-{paper}.pdf")


def _sign(zone: ZonePart) -> ZoneSign:
    mark = ZoneMark(zone.letter, zone.colour, zone.pattern)
    return ZoneSign(mark, Pair(zone.name_zh, zone.name_en), zone.capacity)
