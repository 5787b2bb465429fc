"""GET /screen/<station_code>/find: what hangs there, in pictures to choose from, without a word to type."""

from dataclasses import asdict, dataclass, replace

from flask import request, url_for

from kiosk.queries.board import Narrowing, board_page
from kiosk.queries.stations import StationSeen
from kiosk.queries.things import Thing, missing_things
from kiosk.web.audience import ANYONE, audience
from kiosk.web.families.facets import facets_of
from kiosk.web.families.shown import Card, card_of
from kiosk.web.here import current_station, today
from kiosk.web.language import at_page
from kiosk.web.numbers import whole
from kiosk.web.screen import screen
from kiosk.web.screen.touching import by_touch, page

THINGS_A_PAGE = 12
MISSING_AT_MOST = 200
CHOSEN_BY = ("category", "colour", "zone")
_PAGES_AT_MOST = 10_000


@dataclass(frozen=True)
class Looking:
    """What a family looks through. `missing`: what left without a record, in place of what hangs there."""

    station_code: str
    chosen: Narrowing
    page: int
    missing: bool

    def address(self, chosen: Narrowing | None = None, page: int = 1) -> str:
        """The same with another choice or page."""
        wanted = {facet: value for facet, value in asdict(chosen or self.chosen).items() if value}
        if self.missing:
            wanted["missing"] = "1"
        if page > 1:
            wanted["page"] = str(page)
        return url_for("screen.find", station_code=self.station_code, **wanted)


@screen.get("/screen/<station_code>/find")
@audience(ANYONE)
@by_touch
def find(station: StationSeen) -> str:
    """One page of things, as large as hands are at a gate."""
    wanted = whole(request.args.get("page")) or 1
    looking = Looking(
        station.code,
        Narrowing(**{facet: request.args.get(facet, "")[:32] for facet in CHOSEN_BY}),
        min(max(wanted, 1), _PAGES_AT_MOST),
        missing=request.args.get("missing") == "1",
    )
    return _missing(station, looking) if looking.missing else _hanging(station, looking)


def _hanging(station: StationSeen, looking: Looking) -> str:
    day = today(station.timezone)
    with current_station().database.read() as connection:
        about = (connection, station.id, looking.chosen, "")
        found = board_page(*about, looking.page, day, THINGS_A_PAGE)
        if found.total and not found.things:  # beyond the last page, perhaps because things went home
            looking = replace(looking, page=-(-found.total // THINGS_A_PAGE))
            found = board_page(*about, looking.page, day, THINGS_A_PAGE)
        facets = facets_of(connection, station, found, looking.chosen, looking.address)
    ways = [facet for key in CHOSEN_BY for facet in facets if facet.key == key]
    return _page(station, looking, found.things, found.total, facets=ways, held_count=found.held)


def _missing(station: StationSeen, looking: Looking) -> str:
    with current_station().database.read() as connection:
        things = missing_things(connection, [station.id], MISSING_AT_MOST)
    looking = replace(looking, page=min(looking.page, max(-(-len(things) // THINGS_A_PAGE), 1)))
    first = (looking.page - 1) * THINGS_A_PAGE
    here = things[first : first + THINGS_A_PAGE]
    return _page(station, looking, here, len(things), facets=[], held_count=0)


def _page(station: StationSeen, looking: Looking, things: list[Thing], total: int, **context: object) -> str:
    day = today(station.timezone)
    at_page(looking.address(page=looking.page))
    cards: list[Card] = [card_of(thing, day) for thing in things]
    last = max(-(-total // THINGS_A_PAGE), 1)
    return page(
        "find",
        station,
        cards=cards,
        total=total,
        missing=looking.missing,
        number=looking.page,
        last=last,
        filtered=any(asdict(looking.chosen).values()),
        before_url=looking.address(page=looking.page - 1) if looking.page > 1 else None,
        after_url=looking.address(page=looking.page + 1) if looking.page < last else None,
        **context,
    )
