"""The figures of a station's term, counted by the database.

Who claimed is never read, so forgetting changes none of them. A thing belongs to the term in which it was
logged, whenever it goes home. Each question is one grouped select over the term's own events, however
many years lie before or after it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, func, select
from sqlalchemy.orm import InstrumentedAttribute

from kiosk.domain.figures import Part, offsets, together
from kiosk.domain.item_life import State
from kiosk.domain.term import Term
from kiosk.domain.week import stretch_of_days
from kiosk.models import Category, Event, Item, Place
from kiosk.queries.days_in_sql import number_of_day, number_of_local_day, weekday_of
from kiosk.queries.figures import found_between
from kiosk.queries.rounds import RoundSeen, rounds_between

WAITS = (State.ON_DISPLAY, State.STORED, State.HELD)
_FOUND = func.count()
_HOME = func.count().filter(Item.state == State.CLAIMED)


@dataclass(frozen=True)
class NamedPart:
    """What was found of one kind, or in one place. `key`: None if nobody knew the place."""

    key: str | None
    name_zh: str
    name_en: str
    part: Part


@dataclass(frozen=True)
class TermFigures:
    """A station's term. `states`: what became of the things found in it, by state.

    `days_home`: of those that are home, how many by the days from the day found to the day registered.
    `weekdays`: seven, Monday first, by the day on which things were found. `rounds`: those finished in the
    term, the oldest first.
    """

    states: dict[str, int]
    kinds: list[NamedPart]
    places: list[NamedPart]
    weekdays: list[Part]
    days_home: dict[int, int]
    rounds: list[RoundSeen]

    @property
    def whole(self) -> Part:
        """Everything found in the term."""
        return together(self.weekdays)


def term_figures(
    connection: Connection, station_id: int, timezone: str, term: Term, now: datetime
) -> TermFigures:
    """A station's term as it stands now."""
    length = (term.last_day - term.first_day).days + 1
    since, until = stretch_of_days(term.first_day, length, timezone)
    which = found_between([station_id], since, until)
    weekday = weekday_of(number_of_day(Item.found_on))
    days = number_of_local_day(Item.state_since, offsets(timezone, since, max(now, since)))
    parts = {row[0]: Part(row[1], row[2]) for row in _grouped(connection, which, weekday, _FOUND, _HOME)}
    home = (*which, Item.state == State.CLAIMED)
    waited = days - number_of_day(Item.found_on)
    return TermFigures(
        states={row[0]: row[1] for row in _grouped(connection, which, Item.state, _FOUND)},
        kinds=_named(connection, which, Category, Item.category_id),
        places=_named(connection, which, Place, Item.place_id),
        weekdays=[parts.get(number, Part(0, 0)) for number in range(7)],
        days_home={row[0]: row[1] for row in _grouped(connection, home, waited, _FOUND)},
        rounds=rounds_between(connection, station_id, since, until),
    )


def waiting_since(connection: Connection, station_id: int) -> dict[str, dict[date, int]]:
    """What waits at a station now, by where it waits and by the day on which it was found."""
    rows = connection.execute(
        select(Item.state, Item.found_on, func.count())
        .where(Item.station_id == station_id, Item.state.in_(WAITS))
        .group_by(Item.state, Item.found_on)
    )
    found: dict[str, dict[date, int]] = {state: {} for state in WAITS}
    for state, day, count in rows:
        found[state][day] = count
    return found


def _grouped(
    connection: Connection, which: Sequence[ColumnElement[bool]], by: Any, *counted: Any
) -> list[Any]:
    """The things that came by these events, counted by something."""
    key = by.label("counted_by")
    wanted = select(key, *counted).select_from(Event).join(Item, Item.id == Event.item_id)
    return list(connection.execute(wanted.where(*which).group_by(key)))


def _named(
    connection: Connection,
    which: Sequence[ColumnElement[bool]],
    table: type[Category] | type[Place],
    owner: InstrumentedAttribute[Any],
) -> list[NamedPart]:
    """The things by kind or by place, the most first; what has none comes last."""
    rows: Any = connection.execute(
        select(table.key, table.name_zh, table.name_en, _FOUND, _HOME)
        .select_from(Event)
        .join(Item, Item.id == Event.item_id)
        .outerjoin(table, table.id == owner)
        .where(*which)
        .group_by(table.id)
        .order_by(table.id.is_(None), _FOUND.desc(), table.position, table.id)
    )
    return [NamedPart(key, zh or "", en or "", Part(found, home)) for key, zh, en, found, home in rows]
