"""The public board: what hangs there, newest first, and how it can be narrowed."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields, replace
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select

from kiosk.domain.item_life import State
from kiosk.domain.search import terms
from kiosk.models import Category, Item, Place, Zone
from kiosk.queries.things import Thing, select_things, thing_of

PAGE = 24
SPANS = {"today": 0, "week": 7, "month": 31}
EARLIER = "earlier"


@dataclass(frozen=True)
class Narrowing:
    """What a visitor chose to see; an empty text is no choice. `when`: today, week, month or earlier."""

    zone: str = ""
    category: str = ""
    colour: str = ""
    place: str = ""
    when: str = ""


@dataclass(frozen=True)
class Board:
    """One page of a board. `counts`: per facet, how many things each choice would show."""

    things: list[Thing]
    total: int
    counts: dict[str, Counter[str]]
    held: int


def board_page(
    connection: Connection,
    station_id: int,
    chosen: Narrowing,
    query: str,
    page: int,
    today: date,
    size: int = PAGE,
) -> Board:
    """The page-th page (from 1) of a station's board. `today`: the school's day; `size`: things a page."""
    hanging = [Item.station_id == station_id, Item.state == State.ON_DISPLAY, *_found(query)]
    groups = _groups(connection, hanging, today)
    rows = connection.execute(
        select_things()
        .where(*hanging, *_narrowed(chosen, today))
        .order_by(Item.id.desc())
        .limit(size)
        .offset((page - 1) * size)
    )
    return Board(
        things=[thing_of(row) for row in rows],
        total=sum(count for place, count in groups if _fits(place, chosen)),
        counts={facet.name: _counted(groups, chosen, facet.name) for facet in fields(Narrowing)},
        held=_held(connection, station_id),
    )


def _found(query: str) -> list[ColumnElement[bool]]:
    return [Item.search_text.contains(term, autoescape=True) for term in terms(query)]


def _narrowed(chosen: Narrowing, today: date) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    for column, value in (
        (Zone.letter, chosen.zone),
        (Category.key, chosen.category),
        (Item.colour, chosen.colour),
        (Place.key, chosen.place),
    ):
        if value:
            conditions.append(column == value)
    if chosen.when in SPANS:
        conditions.append(Item.found_on >= today - timedelta(days=SPANS[chosen.when]))
    elif chosen.when == EARLIER:
        conditions.append(Item.found_on < today - timedelta(days=SPANS["month"]))
    return conditions


def _groups(
    connection: Connection, hanging: Iterable[ColumnElement[bool]], today: date
) -> list[tuple[dict[str, set[str]], int]]:
    """How many things share each combination of facets; one select serves all the counts of a page."""
    rows = connection.execute(
        select(Zone.letter, Category.key, Item.colour, Place.key, Item.found_on, func.count())
        .select_from(Item)
        .join(Category, Category.id == Item.category_id)
        .outerjoin(Zone, Zone.id == Item.zone_id)
        .outerjoin(Place, Place.id == Item.place_id)
        .where(*hanging)
        .group_by(Zone.letter, Category.key, Item.colour, Place.key, Item.found_on)
    )
    return [(_placed(row, today), row[5]) for row in rows]


def _placed(row: Any, today: date) -> dict[str, set[str]]:
    age = (today - row[4]).days
    spans = {name for name, days in SPANS.items() if age <= days} or {EARLIER}
    singles = zip(("zone", "category", "colour", "place"), row[:4], strict=True)
    return {**{facet: {value} if value else set() for facet, value in singles}, "when": spans}


def _fits(place: dict[str, set[str]], chosen: Narrowing) -> bool:
    return all(
        not getattr(chosen, facet.name) or getattr(chosen, facet.name) in place[facet.name]
        for facet in fields(Narrowing)
    )


def _counted(groups: list[tuple[dict[str, set[str]], int]], chosen: Narrowing, facet: str) -> Counter[str]:
    others = replace(chosen, **{facet: ""})
    counts: Counter[str] = Counter()
    for place, count in groups:
        if _fits(place, others):
            for value in place[facet]:
                counts[value] += count
    return counts


def _held(connection: Connection, station_id: int) -> int:
    held = select(func.count()).where(Item.station_id == station_id, Item.state == State.HELD)
    return connection.scalar(held) or 0
