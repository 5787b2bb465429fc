"""What teachers keep for families, and who asked for it."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, or_, select

from kiosk.domain.item_life import State
from kiosk.domain.links import digest_of
from kiosk.models import Category, HeldRequest, Item, Station
from kiosk.queries.things import Thing, ThingCategory, select_things, thing_of

PAGE = 30
THINGS_AT_MOST = 300


@dataclass(frozen=True)
class RequestSeen:
    """A family's request. `sealed`: the family, None once forgotten; its words are not read here."""

    category: ThingCategory
    id: int
    station_id: int
    made_at: datetime
    sealed: bytes | None
    settled_at: datetime | None
    outcome: str | None


@dataclass(frozen=True)
class RequestPage:
    """Open requests, newest first. `older`: whether there are more."""

    requests: list[RequestSeen]
    older: bool


def kept_things(connection: Connection, school_id: int) -> list[Thing]:
    """What a school's teachers keep, kind by kind, the longest kept first."""
    ordered = _kept(school_id).order_by(Category.position, Category.id, Item.found_on, Item.id)
    return [thing_of(row) for row in connection.execute(ordered.limit(THINGS_AT_MOST))]


def kept_thing(connection: Connection, school_id: int, ref: str) -> Thing | None:
    """One of these things."""
    row = connection.execute(_kept(school_id).where(Item.ref == ref)).one_or_none()
    return thing_of(row) if row else None


def _kept(school_id: int) -> Select[*tuple[Any, ...]]:
    """A valuable that moved on and was taken back lies with a teacher too, though it is stored."""
    ours = select(Station.id).where(Station.school_id == school_id)
    with_a_teacher = or_(Item.state == State.HELD, Category.held.is_(True))
    return select_things().where(
        Item.station_id.in_(ours), Item.state.in_((State.HELD, State.STORED)), with_a_teacher
    )


def open_requests(
    connection: Connection, school_id: int, before: int | None = None, at_most: int = PAGE
) -> RequestPage:
    """A page of a school's open requests, newest first. `before`: only older ones."""
    wanted = [Station.school_id == school_id, HeldRequest.settled_at.is_(None)]
    wanted += [HeldRequest.id < before] if before is not None else []
    rows = connection.execute(
        _requests().where(*wanted).order_by(HeldRequest.id.desc()).limit(at_most + 1)
    ).all()
    return RequestPage([_seen(row) for row in rows[:at_most]], len(rows) > at_most)


def open_request_count(connection: Connection, station_ids: Collection[int]) -> int:
    """How many requests at these stations wait for a teacher."""
    ours = (HeldRequest.station_id.in_(station_ids), HeldRequest.settled_at.is_(None))
    return connection.scalar(select(func.count()).select_from(HeldRequest).where(*ours)) or 0


def request_of_school(connection: Connection, school_id: int, request_id: int) -> RequestSeen | None:
    """A request of that school, open or settled."""
    ours = (HeldRequest.id == request_id, Station.school_id == school_id)
    row = connection.execute(_requests().where(*ours)).one_or_none()
    return _seen(row) if row else None


def request_by_token(connection: Connection, token: str) -> RequestSeen | None:
    """The request behind a family's link."""
    row = connection.execute(_requests().where(HeldRequest.token_digest == digest_of(token))).one_or_none()
    return _seen(row) if row else None


def _requests() -> Select[*tuple[Any, ...]]:
    return (
        select(
            HeldRequest.id,
            HeldRequest.station_id,
            HeldRequest.made_at,
            HeldRequest.sealed,
            HeldRequest.settled_at,
            HeldRequest.outcome,
            Category.key,
            Category.name_zh,
            Category.name_en,
            Category.measure,
            Category.held,
            func.coalesce(Category.icon, Category.key),
        )
        .select_from(HeldRequest)
        .join(Category, Category.id == HeldRequest.category_id)
        .join(Station, Station.id == HeldRequest.station_id)
    )


def _seen(row: Row[Any]) -> RequestSeen:
    values: Any = tuple(row)
    return RequestSeen(ThingCategory(*values[6:]), *values[:6])
