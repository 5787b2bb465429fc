"""The claim log: newest first, narrowed, a page at a time; however long it grows, a page costs the same."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, Select, SQLColumnExpression, func, select, union_all

from kiosk.models import Category, Claim, ClaimantRecord, Item, Station
from kiosk.queries.things import Thing, select_things, thing_of
from kiosk.queries.walking_back import last_before

PAGE = 50


@dataclass(frozen=True)
class Narrowing:
    """What of the log to show; None and an empty text are no choice. `until` is left out, `since` is not."""

    category: str = ""
    outcome: str = ""
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class ClaimSeen:
    """A claim as staff see it. `sealed`: the claimant, None once forgotten."""

    thing: Thing
    id: int
    station_id: int
    kind: str
    outcome: str
    claimed_at: datetime
    closed_at: datetime | None
    sealed: bytes | None


@dataclass(frozen=True)
class ClaimPage:
    """Some claims, newest first. `newer`, `older`: whether there are more on that side."""

    claims: list[ClaimSeen]
    newer: bool
    older: bool


@dataclass(frozen=True)
class ClaimCounts:
    """How many things were registered."""

    today: int
    this_week: int


@dataclass(frozen=True)
class _Turn:
    """Where a page ends and which way it is turned; from the newest claim if `at` is None."""

    at: int | None
    to_newer: bool = False

    def bound(self) -> list[ColumnElement[bool]]:
        if self.at is None:
            return []
        return [Claim.id > self.at if self.to_newer else Claim.id < self.at]

    def ordered(self, ids: SQLColumnExpression[int]) -> ColumnElement[int]:
        return ids.asc() if self.to_newer else ids.desc()


_OF_CLAIM = (
    Claim.id,
    Claim.station_id,
    Claim.kind,
    Claim.outcome,
    Claim.claimed_at,
    Claim.closed_at,
    ClaimantRecord.sealed,
)


def claims_before(
    connection: Connection,
    station_ids: Collection[int],
    chosen: Narrowing,
    before: int | None = None,
    at_most: int = PAGE,
) -> ClaimPage:
    """The newest claims of these stations, or the newest that are older than the one called `before`."""
    ids = _ids(connection, station_ids, chosen, _Turn(before), at_most + 1)
    return ClaimPage(_seen(connection, ids[:at_most]), newer=before is not None, older=len(ids) > at_most)


def claims_after(
    connection: Connection, station_ids: Collection[int], chosen: Narrowing, after: int, at_most: int = PAGE
) -> ClaimPage:
    """The claims next newer than the one called `after`; the newest page if those do not fill one."""
    ids = _ids(connection, station_ids, chosen, _Turn(after, to_newer=True), at_most + 1)
    if len(ids) <= at_most:
        return claims_before(connection, station_ids, chosen, at_most=at_most)
    return ClaimPage(_seen(connection, ids[:at_most]), newer=True, older=True)


def claim_by_id(connection: Connection, school_id: int, claim_id: int) -> ClaimSeen | None:
    """One claim, if it is of that school."""
    row = connection.execute(
        _claims()
        .join(Station, Station.id == Claim.station_id)
        .where(Claim.id == claim_id, Station.school_id == school_id)
    ).one_or_none()
    return _claim(row) if row else None


def claim_counts(
    connection: Connection, station_ids: Collection[int], day: datetime, week: datetime
) -> ClaimCounts:
    """The claims since the beginning of a day, and since the beginning of its week."""
    today = this_week = 0
    for station_id in station_ids:
        first = last_before(connection, Claim, Claim.claimed_at, station_id, week)
        row = connection.execute(
            select(func.count(), func.count().filter(Claim.claimed_at >= day)).where(
                Claim.station_id == station_id, Claim.id > first, Claim.claimed_at >= week
            )
        ).one()
        this_week, today = this_week + row[0], today + row[1]
    return ClaimCounts(today, this_week)


def _ids(
    connection: Connection, station_ids: Collection[int], chosen: Narrowing, turn: _Turn, at_most: int
) -> list[int]:
    """The ids next to where the page turns. Each station is asked by itself, so that its index answers."""
    asked = [
        select(_one_station(connection, station_id, chosen, turn).limit(at_most).subquery().c.id)
        for station_id in station_ids
    ]
    if not asked:
        return []
    found = union_all(*asked).subquery().c.id
    return list(connection.scalars(select(found).order_by(turn.ordered(found)).limit(at_most)))


def _one_station(connection: Connection, station_id: int, chosen: Narrowing, turn: _Turn) -> Select[int]:
    wanted = (
        select(Claim.id)
        .join(Item, Item.id == Claim.item_id)
        .where(Claim.station_id == station_id, *_narrowed(chosen), *turn.bound())
        .order_by(turn.ordered(Claim.id))
    )
    if chosen.since is None:
        return wanted
    first = last_before(connection, Claim, Claim.claimed_at, station_id, chosen.since)
    return wanted.where(Claim.id > first)


def _narrowed(chosen: Narrowing) -> list[ColumnElement[bool]]:
    conditions: list[ColumnElement[bool]] = []
    if chosen.category:
        # Not a join: a planner might begin with the kind and read every thing of it.
        conditions.append(Item.category_id.in_(select(Category.id).where(Category.key == chosen.category)))
    if chosen.outcome:
        conditions.append(Claim.outcome == chosen.outcome)
    if chosen.since:
        conditions.append(Claim.claimed_at >= chosen.since)
    if chosen.until:
        conditions.append(Claim.claimed_at < chosen.until)
    return conditions


def _claims() -> Select[*tuple[Any, ...]]:
    return (
        select_things()
        .add_columns(*_OF_CLAIM)
        .join(Claim, Claim.item_id == Item.id)
        .outerjoin(ClaimantRecord, ClaimantRecord.claim_id == Claim.id)
    )


def _seen(connection: Connection, ids: list[int]) -> list[ClaimSeen]:
    rows = connection.execute(_claims().where(Claim.id.in_(ids)).order_by(Claim.id.desc()))
    return [_claim(row) for row in rows]


def _claim(row: Row[Any]) -> ClaimSeen:
    about: Any = tuple(row)[-len(_OF_CLAIM) :]
    return ClaimSeen(thing_of(row), *about)
