"""Which claims of a station a teacher asked for: their ids, a page's worth, at the same cost in any log.

One narrowing has an index of its own that gives the ids in the order of the log; the others are tried on
what it gives. Where those fit almost nothing, the walk ends after LOOKED_THROUGH claims and says where.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    LargeBinary,
    Select,
    SQLColumnExpression,
    func,
    literal,
    select,
    union,
)

from kiosk.models import Category, Claim, ClaimantRecord, ClaimFlag, Item

LOOKED_THROUGH = 10_000
_OUT_OF_ORDER = 1000
"""A clock that was set back leaves claims out of order; so many on either side are looked at."""
Ids = SQLColumnExpression[int]
Conditions = list[ColumnElement[bool]]


@dataclass(frozen=True)
class Found:
    """The marks of what was searched for; a claimant who has any of them is meant."""

    name: bytes | None
    contact: bytes | None
    tail: bytes | None


@dataclass(frozen=True)
class Narrowing:
    """What of the log to show; None and an empty text are no choice. `until` is left out, `since` is not.

    `kind`: at_station or late; `seen`: whether a teacher marked it so; `odd`: with a flag that stands;
    `class_mark`: of the claimant's class; `found`: of what was searched for.
    """

    category: str = ""
    outcome: str = ""
    kind: str = ""
    seen: bool | None = None
    odd: bool = False
    class_mark: bytes | None = None
    found: Found | None = None
    since: datetime | None = None
    until: datetime | None = None


@dataclass(frozen=True)
class Turn:
    """Where a page ends and which way it is turned; from the newest claim if `at` is None.

    `between`: the ids between which all claims of the chosen days lie.
    """

    at: int | None
    to_newer: bool = False
    between: tuple[int, int] | None = None

    def bounds(self, ids: Ids) -> Conditions:
        """What lies on that side of where the page ends, and within the days."""
        days = [ids >= self.between[0], ids <= self.between[1]] if self.between else []
        if self.at is None:
            return days
        return [*days, ids > self.at if self.to_newer else ids < self.at]

    def ordered(self, ids: Ids) -> ColumnElement[int]:
        """The nearest first."""
        return ids.asc() if self.to_newer else ids.desc()


@dataclass(frozen=True)
class Walked:
    """Ids, the nearest first. `stopped_at`: the last claim that was looked at, if there may be more."""

    ids: list[int]
    stopped_at: int | None = None


def walk(connection: Connection, station_id: int, chosen: Narrowing, turn: Turn, at_most: int) -> Walked:
    """The claims of one station next to where the page turns."""
    if chosen.since or chosen.until:
        between = _between(connection, station_id, chosen)
        if between is None:
            return Walked([])
        turn = replace(turn, between=between)
    source = _source(station_id, chosen, turn)
    ids, limits = source.ids, [*source.given, *turn.bounds(source.ids)]
    stop = None
    if source.tried:
        looked_at = select(ids).where(*limits).order_by(turn.ordered(ids)).offset(LOOKED_THROUGH - 1).limit(1)
        stop = connection.scalar(looked_at)
        if stop is not None:
            limits.append(ids <= stop if turn.to_newer else ids >= stop)
    wanted = _narrowed(select(ids).where(*limits), source, station_id)
    found = list(connection.scalars(wanted.order_by(turn.ordered(ids)).limit(at_most)))
    return Walked(found, stop if len(found) < at_most else None)


@dataclass(frozen=True)
class _Source:
    """Where the ids come from in the order of the log; `given` says which, `rest` is left to be tried."""

    ids: Ids
    given: Conditions
    rest: Narrowing
    cut: bool = False

    @property
    def tried(self) -> bool:
        """Whether a walk could be long, for the index leaves more to be tried than the days, or was cut."""
        return self.cut or self.rest != Narrowing(since=self.rest.since, until=self.rest.until)


def _source(station_id: int, chosen: Narrowing, turn: Turn) -> _Source:
    """The choice that fits the fewest claims comes first; a partial index is asked as it was written."""
    of_station = Claim.station_id == station_id
    if chosen.found:
        return _Source(_claims_of(chosen.found, turn), [], replace(chosen, found=None), cut=True)
    if chosen.odd:
        standing = [ClaimFlag.station_id == station_id, ClaimFlag.dismissed_at.is_(None)]
        return _Source(ClaimFlag.claim_id, standing, replace(chosen, odd=False))
    if chosen.class_mark:
        of_class = [ClaimantRecord.class_mark == chosen.class_mark]
        return _Source(ClaimantRecord.claim_id, of_class, replace(chosen, class_mark=None))
    if chosen.seen is False:
        return _Source(Claim.id, [of_station, Claim.seen_at.is_(None)], replace(chosen, seen=None))
    if chosen.kind == "late":
        late = Claim.kind == literal("late", literal_execute=True)
        return _Source(Claim.id, [of_station, late], replace(chosen, kind=""))
    if chosen.outcome not in {"", "open"}:
        return _Source(Claim.id, [of_station, Claim.outcome != literal("open", literal_execute=True)], chosen)
    return _Source(Claim.id, [of_station], chosen)


def _claims_of(found: Found, turn: Turn) -> Ids:
    """The claims by whoever has one of the marks, of each mark as many as a walk goes through."""
    columns = (
        (ClaimantRecord.name_mark, found.name),
        (ClaimantRecord.contact_mark, found.contact),
        (ClaimantRecord.tail_mark, found.tail),
    )
    parts = [
        select(
            select(ClaimantRecord.claim_id)
            .where(column == mark, *turn.bounds(ClaimantRecord.claim_id))
            .order_by(turn.ordered(ClaimantRecord.claim_id))
            .limit(LOOKED_THROUGH)
            .subquery()
            .c.claim_id
        )
        for column, mark in columns
        if mark
    ]
    nobody = select(ClaimantRecord.claim_id).where(ClaimantRecord.name_mark == literal(b"", LargeBinary))
    return union(*(parts or [nobody])).subquery().c.claim_id


def _narrowed(wanted: Select[int], source: _Source, station_id: int) -> Select[Any]:
    """The select with all that is left to try, and of this station only."""
    ids, rest = source.ids, source.rest
    if ids is not Claim.id:
        wanted = wanted.join(Claim, Claim.id == ids).where(Claim.station_id == station_id)
    if ids is ClaimFlag.claim_id:
        wanted = wanted.distinct()
    if rest.category:
        # Not a join: a planner might begin with the kind and read every thing of it.
        of_kind = Item.category_id.in_(select(Category.id).where(Category.key == rest.category))
        wanted = wanted.join(Item, Item.id == Claim.item_id).where(of_kind)
    if rest.odd:
        flag = select(ClaimFlag.flag).where(ClaimFlag.claim_id == Claim.id, ClaimFlag.dismissed_at.is_(None))
        wanted = wanted.where(flag.exists())
    if rest.class_mark:
        claimant = select(ClaimantRecord.claim_id).where(ClaimantRecord.claim_id == Claim.id)
        wanted = wanted.where(claimant.where(ClaimantRecord.class_mark == rest.class_mark).exists())
    return wanted.where(*_about_claim(rest))


def _about_claim(chosen: Narrowing) -> Conditions:
    conditions: Conditions = []
    if chosen.outcome:
        conditions.append(Claim.outcome == chosen.outcome)
    if chosen.kind:
        conditions.append(Claim.kind == chosen.kind)
    if chosen.seen is not None:
        conditions.append(Claim.seen_at.is_not(None) if chosen.seen else Claim.seen_at.is_(None))
    if chosen.since:
        conditions.append(Claim.claimed_at >= chosen.since)
    if chosen.until:
        conditions.append(Claim.claimed_at < chosen.until)
    return conditions


def _between(connection: Connection, station_id: int, chosen: Narrowing) -> tuple[int, int] | None:
    """The ids between which all claims of those days lie; None if there are none."""
    of_station = select(Claim.id).where(Claim.station_id == station_id)
    if chosen.since:
        of_station = of_station.where(Claim.claimed_at >= chosen.since)
    if chosen.until:
        of_station = of_station.where(Claim.claimed_at < chosen.until)
    first = of_station.order_by(Claim.claimed_at).limit(_OUT_OF_ORDER).subquery().c.id
    last = of_station.order_by(Claim.claimed_at.desc()).limit(_OUT_OF_ORDER).subquery().c.id
    lowest, highest = (
        connection.scalar(select(func.min(first))),
        connection.scalar(select(func.max(last))),
    )
    return None if lowest is None or highest is None else (lowest, highest)
