"""Looks of a round, each with its verdict: what the book says now of what was looked at."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, func, or_, select
from sqlalchemy.orm import aliased

from kiosk.domain.item_life import State, Step
from kiosk.domain.round_sight import NOT_EXPECTED, Look, Verdict, Whose, verdict
from kiosk.models import Event, Item, Sighting, Station, Tag
from kiosk.queries.rounds import RoundSeen
from kiosk.queries.things import Thing, select_things, thing_of

_Earlier = aliased(Sighting)
_AtItem, _AtTag, _Poster = aliased(Station), aliased(Station), aliased(Station)
_Here = aliased(Station)


@dataclass(frozen=True)
class Sighted:
    """A look. `code`: what was read; `thing`: what was looked at, None for what is none of this school's."""

    id: int
    key: str
    code: str
    way: str
    late: bool
    verdict: Verdict
    thing: Thing | None


_item_id = func.coalesce(Sighting.item_id, Tag.item_id)
_before = exists().where(
    _Earlier.round_id == Sighting.round_id,
    _Earlier.item_id == Sighting.item_id,
    _Earlier.id < Sighting.id,
    _Earlier.undone_at.is_(None),
)
_did = (
    select(Event.step)
    .where(Event.round_id == Sighting.round_id, Event.item_id == _item_id)
    .order_by(Event.id.desc())
    .limit(1)
    .scalar_subquery()
)
_LOOKS = (
    select(
        Sighting.id,
        Sighting.entry_key,
        Sighting.code,
        Sighting.way,
        Sighting.late,
        Sighting.at,
        Sighting.undone_at.is_not(None).label("undone"),
        _before.label("before"),
        exists().where(_Poster.code == Sighting.code).label("poster"),
        Tag.cancelled_at.is_not(None).label("cancelled"),
        func.coalesce(_AtItem.id, _AtTag.id).label("station_id"),
        func.coalesce(_AtItem.school_id, _AtTag.school_id).label("school_id"),
        _Here.school_id.label("our_school_id"),
        _item_id.label("item_id"),
        Item.state,
        Item.state_since,
        _did.label("did"),
    )
    .select_from(Sighting)
    .outerjoin(Tag, Tag.code == Sighting.code)
    .outerjoin(Item, Item.id == _item_id)
    .outerjoin(_AtItem, _AtItem.id == Item.station_id)
    .outerjoin(_AtTag, _AtTag.id == Tag.station_id)
)


def looks(connection: Connection, counted: RoundSeen, key: str) -> list[Sighted]:
    """The looks of one entry, in the order in which they were kept."""
    return _sighted(connection, counted, Sighting.entry_key == key)


def looks_at(connection: Connection, counted: RoundSeen, what: str) -> list[Sighted]:
    """The looks at a thing or a code, taken back or not. `what`: its ref, or the code as it was read."""
    thing = Sighting.item_id.in_(select(Item.id).where(Item.ref == what))
    return _sighted(connection, counted, or_(thing, Sighting.code == what))


def not_expected(connection: Connection, counted: RoundSeen) -> list[Sighted]:
    """What nobody expected to see, the latest first; each thing and each code once.

    What hangs where it should is left out by the database: a board that was photographed ten times over has
    thousands of such looks.
    """
    elsewhere = or_(
        Item.id.is_(None),
        Item.station_id != counted.station_id,
        Item.state != State.ON_DISPLAY,
        Item.state_since > counted.started_at,
    )
    found: dict[object, Sighted] = {}
    for look in reversed(_sighted(connection, counted, Sighting.undone_at.is_(None), elsewhere)):
        found.setdefault(look.thing.id if look.thing else look.code, look)
    return [look for look in found.values() if look.verdict in NOT_EXPECTED]


def _sighted(connection: Connection, counted: RoundSeen, *which: ColumnElement[bool]) -> list[Sighted]:
    rows: Sequence[Any] = connection.execute(
        _LOOKS.join(_Here, _Here.id == counted.station_id)
        .where(Sighting.round_id == counted.id, *which)
        .order_by(Sighting.id)
    ).all()
    ours = {row.item_id for row in rows if row.item_id and row.school_id == row.our_school_id}
    things = {
        thing.id: thing
        for thing in map(thing_of, connection.execute(select_things().where(Item.id.in_(ours))))
    }
    return [
        Sighted(
            id=row.id,
            key=row.entry_key,
            code=row.code,
            way=row.way,
            late=row.late,
            verdict=verdict(_look(row, counted.station_id), counted.started_at),
            thing=things.get(row.item_id),
        )
        for row in rows
    ]


def _look(row: Any, station_id: int) -> Look:
    at: datetime = row.at
    return Look(
        at=at,
        undone=bool(row.undone),
        before=bool(row.before),
        whose=_whose(row, station_id),
        poster=bool(row.poster),
        cancelled=bool(row.cancelled),
        state=State(row.state) if row.state else None,
        state_since=row.state_since,
        did=Step(row.did) if row.did else None,
    )


def _whose(row: Any, station_id: int) -> Whose | None:
    if row.station_id is None:
        return None
    if row.school_id != row.our_school_id:
        return Whose.FOREIGN
    is_blank = row.item_id is None
    return Whose.HERE if is_blank or row.station_id == station_id else Whose.ELSEWHERE
