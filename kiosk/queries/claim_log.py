"""The claim log: newest first, narrowed, a page at a time; however long it grows, a page costs the same."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, select

from kiosk.models import Claim, ClaimantRecord, Item, Staff, Station
from kiosk.queries.claim_marginalia import FlagSeen, NoteSeen, flags_of, notes_of
from kiosk.queries.claim_narrowing import Narrowing, Turn, walk
from kiosk.queries.things import Thing, select_things, thing_of

PAGE = 50
IDS_AT_ONCE = 10_000


@dataclass(frozen=True)
class ClaimSeen:
    """A claim as staff see it. `sealed`: the claimant, None once forgotten; `seen_by`: the teacher's name."""

    thing: Thing
    id: int
    station_id: int
    kind: str
    outcome: str
    claimed_at: datetime
    closed_at: datetime | None
    seen_at: datetime | None
    sealed: bytes | None
    seen_by: str | None
    flags: list[FlagSeen] = field(default_factory=list)
    notes: list[NoteSeen] = field(default_factory=list)


@dataclass(frozen=True)
class ClaimPage:
    """Some claims, newest first. `after`, `before`: where the page on that side begins, None for no more.

    Where hardly anything fits, a page ends before it is full: `looked_back_to` is the last claim that was
    looked at, and `before` leads on from there.
    """

    claims: list[ClaimSeen]
    after: int | None
    before: int | None
    looked_back_to: datetime | None = None


_OF_CLAIM = (
    Claim.id,
    Claim.station_id,
    Claim.kind,
    Claim.outcome,
    Claim.claimed_at,
    Claim.closed_at,
    Claim.seen_at,
    ClaimantRecord.sealed,
    Staff.display_name,
)


def claims_before(
    connection: Connection,
    station_ids: Collection[int],
    chosen: Narrowing,
    before: int | None = None,
    at_most: int = PAGE,
) -> ClaimPage:
    """The newest claims of these stations, or the newest that are older than the one called `before`."""
    ids, stopped_at = _ids(connection, station_ids, chosen, Turn(before), at_most + 1)
    claims = _seen(connection, ids[:at_most])
    after = None if before is None else ids[0] if ids else before - 1
    if len(ids) > at_most:
        return ClaimPage(claims, after, ids[at_most - 1])
    looked_back_to = select(Claim.claimed_at).where(Claim.id == stopped_at)
    return ClaimPage(claims, after, stopped_at, connection.scalar(looked_back_to) if stopped_at else None)


def claims_after(
    connection: Connection, station_ids: Collection[int], chosen: Narrowing, after: int, at_most: int = PAGE
) -> ClaimPage:
    """The claims next newer than the one called `after`; the newest page if those do not fill one."""
    ids, stopped_at = _ids(connection, station_ids, chosen, Turn(after, to_newer=True), at_most + 1)
    if len(ids) <= at_most and stopped_at is None:
        return claims_before(connection, station_ids, chosen, at_most=at_most)
    shown = ids[:at_most]
    newest, oldest = (shown[-1], shown[0]) if shown else (stopped_at, after + 1)
    return ClaimPage(_seen(connection, shown), newest if len(ids) > at_most else stopped_at, oldest)


def claim_ids(
    connection: Connection,
    station_ids: Collection[int],
    chosen: Narrowing,
    before: int | None = None,
    at_most: int = IDS_AT_ONCE,
) -> tuple[list[int], int | None]:
    """The ids of the newest claims, or of those older than `before`; and where to go on, None at the end."""
    ids, stopped_at = _ids(connection, station_ids, chosen, Turn(before), at_most)
    return ids, ids[-1] if len(ids) == at_most else stopped_at


def claims_by_ids(connection: Connection, ids: list[int]) -> list[ClaimSeen]:
    """These claims, newest first; whose they are the ids' finder has looked at."""
    return _seen(connection, ids)


def claim_by_id(connection: Connection, school_id: int, claim_id: int) -> ClaimSeen | None:
    """One claim, if it is of that school."""
    row = connection.execute(
        _claims()
        .join(Station, Station.id == Claim.station_id)
        .where(Claim.id == claim_id, Station.school_id == school_id)
    ).one_or_none()
    return _with_margins(connection, [row])[0] if row else None


def _ids(
    connection: Connection, station_ids: Collection[int], chosen: Narrowing, turn: Turn, at_most: int
) -> tuple[list[int], int | None]:
    """The ids next to where the page turns, the nearest first, and where a long walk was stopped.

    Each station is asked by itself, so that its index answers; what lies beyond the nearest stop may
    have a neighbour at that station which nobody looked at yet, so it waits for the next page.
    """
    walked = [walk(connection, station_id, chosen, turn, at_most) for station_id in station_ids]
    stops = [each.stopped_at for each in walked if each.stopped_at is not None]
    stop = (min(stops) if turn.to_newer else max(stops)) if stops else None
    found = sorted((found for each in walked for found in each.ids), reverse=not turn.to_newer)
    if stop is not None:
        found = [each for each in found if (each <= stop if turn.to_newer else each >= stop)]
    return found[:at_most], stop if len(found) < at_most else None


def _claims() -> Select[*tuple[Any, ...]]:
    return (
        select_things()
        .add_columns(*_OF_CLAIM)
        .join(Claim, Claim.item_id == Item.id)
        .outerjoin(ClaimantRecord, ClaimantRecord.claim_id == Claim.id)
        .outerjoin(Staff, Staff.id == Claim.seen_by)
    )


def _seen(connection: Connection, ids: list[int]) -> list[ClaimSeen]:
    rows = connection.execute(_claims().where(Claim.id.in_(ids)).order_by(Claim.id.desc())).all()
    return _with_margins(connection, rows)


def _with_margins(connection: Connection, rows: Sequence[Row[Any]]) -> list[ClaimSeen]:
    """The claims with their flags and notes, gathered for all at once."""
    claims = [_claim(row) for row in rows]
    ids = [claim.id for claim in claims]
    flags, notes = flags_of(connection, ids), notes_of(connection, ids)
    return [replace(claim, flags=flags.get(claim.id, []), notes=notes.get(claim.id, [])) for claim in claims]


def _claim(row: Row[Any]) -> ClaimSeen:
    about: Any = tuple(row)[-len(_OF_CLAIM) :]
    return ClaimSeen(thing_of(row), *about)
