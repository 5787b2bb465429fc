"""GET / and /board/<slug>: the stations, and the board of one."""

from dataclasses import asdict, dataclass, fields, replace
from datetime import date
from functools import partial

from flask import Response, make_response, render_template, request, url_for

from kiosk.domain.refusals import StationUnknown
from kiosk.queries.board import EARLIER, PAGE, SPANS, Narrowing, board_page
from kiosk.queries.stations import StationSeen, all_stations, station_by_slug, zones_of
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families import families
from kiosk.web.families.facets import facets_of
from kiosk.web.families.reading import at_the_station_only, may_read
from kiosk.web.families.scanned import scan_sentence
from kiosk.web.families.shown import SchoolNamed, card_of, page
from kiosk.web.here import current_station, today
from kiosk.web.language import at_page
from kiosk.web.passes import is_here
from kiosk.web.security import let_be_found

QUERY_AT_MOST = 60
_PAGES_AT_MOST = 10_000


@dataclass(frozen=True)
class Wish:
    """What a visitor asked to see, as the address carries it."""

    chosen: Narrowing
    query: str
    page: int

    def address(self, slug: str, chosen: Narrowing | None = None, page: int = 1) -> str:
        """The board with another choice or page, and the same words."""
        wanted = {facet: value for facet, value in asdict(chosen or self.chosen).items() if value}
        if self.query:
            wanted["q"] = self.query
        if page > 1:
            wanted["page"] = str(page)
        return url_for("families.board", slug=slug, **wanted)


@families.get("/")
@audience(ANYONE)
def stations() -> Response:
    """The board if there is one station, otherwise the stations to choose from."""
    with current_station().database.read() as connection:
        found = all_stations(connection)
    if len(found) == 1:
        return _board(found[0])
    schools = {station.school_id for station in found}
    school = SchoolNamed(found[0].school_zh, found[0].school_en) if len(schools) == 1 else None
    response = make_response(render_template("families/stations.html", stations=found, school=school))
    if not request.args:
        let_be_found(response)
    return response


@families.get("/board/<slug>")
@audience(ANYONE)
def board(slug: str) -> Response:
    """One station's board."""
    with current_station().database.read() as connection:
        station = station_by_slug(connection, slug)
    if station is None:
        raise StationUnknown
    return _board(station)


def _board(station: StationSeen) -> Response:
    if not may_read(station):
        at_page(url_for("families.board", slug=station.slug))
        return at_the_station_only(station)
    response = Response(_rendered(station, _wish(), today(station.timezone), here=is_here(station.id)))
    response.headers["Cache-Control"] = "private, no-cache"
    response.vary.add("Accept-Language")
    if not request.args:
        let_be_found(response)
    return response


def _wish() -> Wish:
    choices = {facet.name: request.args.get(facet.name, "")[:32] for facet in fields(Narrowing)}
    if choices["when"] not in {*SPANS, EARLIER}:
        choices["when"] = ""
    number = request.args.get("page", 1, type=int)
    query = " ".join(request.args.get("q", "")[:QUERY_AT_MOST].split())
    return Wish(Narrowing(**choices), query, min(max(number, 1), _PAGES_AT_MOST))


def _rendered(station: StationSeen, wish: Wish, day: date, *, here: bool) -> str:
    with current_station().database.read() as connection:
        found = board_page(connection, station.id, wish.chosen, wish.query, wish.page, day)
        if found.total and not found.things:  # beyond the last page, perhaps because things went home
            wish = replace(wish, page=-(-found.total // PAGE))
            found = board_page(connection, station.id, wish.chosen, wish.query, wish.page, day)
        zones = zones_of(connection, station.id)
        facets = facets_of(connection, station, found, wish.chosen, partial(wish.address, station.slug))
    at_page(wish.address(station.slug, page=wish.page))
    return page(
        "board",
        station,
        here=here,
        scan_sentence=scan_sentence(station),
        cards=[card_of(thing, day) for thing in found.things],
        total=found.total,
        q=wish.query,
        kept=[(facet, value) for facet, value in asdict(wish.chosen).items() if value],
        facets=facets,
        filtered=any(asdict(wish.chosen).values()),
        clear_url=url_for("families.board", slug=station.slug),
        newer_url=wish.address(station.slug, page=wish.page - 1) if wish.page > 1 else None,
        older_url=wish.address(station.slug, page=wish.page + 1) if wish.page * PAGE < found.total else None,
        held_count=found.held,
        zones=zones,
    )
