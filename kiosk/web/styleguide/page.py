"""GET /styleguide: the whole look on one page, in either language, by day or by night."""

from flask import Response, abort, render_template, request

from kiosk.adapters.printing.words import Pair
from kiosk.adapters.printing.zone_marks import ZoneMark
from kiosk.adapters.printing.zone_signs import ZoneSign, zone_signs
from kiosk.queries.board import Narrowing, board_page
from kiosk.queries.stations import all_stations
from kiosk.web.audience import ANYONE, audience
from kiosk.web.errors import comforts
from kiosk.web.families.shown import Card, card_of
from kiosk.web.here import current_station, today
from kiosk.web.paper import heading_of
from kiosk.web.styleguide import samples, sheets, styleguide
from kiosk.web.styleguide.pairs import measured

_PHOTOS = 2


@styleguide.get("/styleguide")
@audience(ANYONE)
def show() -> str:
    """Every part, made from the real tokens and templates."""
    chosen = request.args.get("scheme", "")
    tokens = sheets.tokens()
    as_opened, sent_back = samples.forms()
    return render_template(
        "styleguide/page.html",
        schemes=sheets.SCHEMES,
        scheme=chosen if chosen in sheets.SCHEMES else sheets.SCHEMES[0],
        tokens=tokens,
        pairs=list(zip(measured(tokens, night=False), measured(tokens, night=True), strict=True)),
        symbols=sheets.symbols(),
        zones=samples.zones(),
        patterns=samples.patterns(),
        hanging=[*_with_photo(), *samples.cards()],
        form=as_opened,
        sent_back=sent_back,
        receipts=samples.receipts(),
        comforts=comforts(),
        charts=samples.numbers(),
        station=samples.STATION,
        sample="Aa",
        clear_url="#nothing",
        pledge="",
    )


@styleguide.get("/styleguide/<scheme>.css")
@audience(ANYONE)
def sheet(scheme: str) -> Response:
    """What the page wears: `device`, `day` or `night`."""
    if scheme not in sheets.SCHEMES:
        abort(404)
    return Response(sheets.sheet_in(scheme), mimetype="text/css")


@styleguide.get("/styleguide/paper.pdf")
@audience(ANYONE)
def paper() -> Response:
    """The same zones on paper: rail, pegs, marks and words as on every sheet."""
    signs = [
        ZoneSign(ZoneMark(each.letter, each.colour, each.pattern), Pair(each.name_zh, each.name_en), 16)
        for each in samples.zones()
    ]
    return Response(zone_signs(heading_of(samples.STATION), signs, "a5"), mimetype="application/pdf")


def _with_photo() -> list[Card]:
    """Things with a photo, if any hangs on the first board."""
    with current_station().database.read() as connection:
        for station in all_stations(connection):
            day = today(station.timezone)
            board = board_page(connection, station.id, Narrowing(), "", 1, day)
            return [card_of(thing, day) for thing in board.things if thing.photo][:_PHOTOS]
    return []
