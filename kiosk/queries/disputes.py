"""Two families and one thing: what the second said, for its own page and for the teachers of the school."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Row, Select, func, select

from kiosk.domain.links import digest_of
from kiosk.models import Claim, ClaimantRecord, Dispute, Item, Station
from kiosk.queries.things import Thing, select_things, thing_of

PAGE = 30


@dataclass(frozen=True)
class DisputeSeen:
    """A dispute. `sealed`: the second family, `first`: the one that registered; each None once forgotten."""

    thing: Thing
    id: int
    station_id: int
    claim_id: int
    claimed_at: datetime
    claim_outcome: str
    made_at: datetime
    sealed: bytes | None
    first: bytes | None
    settled_at: datetime | None
    outcome: str | None


@dataclass(frozen=True)
class DisputePage:
    """Open disputes, newest first. `older`: whether there are more."""

    disputes: list[DisputeSeen]
    older: bool


_ABOUT = (
    Dispute.id,
    Dispute.station_id,
    Claim.id,
    Claim.claimed_at,
    Claim.outcome,
    Dispute.made_at,
    Dispute.sealed,
    ClaimantRecord.sealed,
    Dispute.settled_at,
    Dispute.outcome,
)


def open_disputes(
    connection: Connection, school_id: int, before: int | None = None, at_most: int = PAGE
) -> DisputePage:
    """A page of a school's open disputes, newest first. `before`: only older ones."""
    wanted = [Station.school_id == school_id, Dispute.settled_at.is_(None)]
    wanted += [Dispute.id < before] if before is not None else []
    rows = connection.execute(_disputes().where(*wanted).order_by(Dispute.id.desc()).limit(at_most + 1)).all()
    return DisputePage([_seen(row) for row in rows[:at_most]], len(rows) > at_most)


def open_dispute_count(connection: Connection, station_ids: Collection[int]) -> int:
    """How many disputes of these stations wait for a teacher."""
    ours = (Dispute.station_id.in_(station_ids), Dispute.settled_at.is_(None))
    return connection.scalar(select(func.count()).select_from(Dispute).where(*ours)) or 0


def dispute_of_school(connection: Connection, school_id: int, dispute_id: int) -> DisputeSeen | None:
    """A dispute of that school, open or settled."""
    ours = (Dispute.id == dispute_id, Station.school_id == school_id)
    row = connection.execute(_disputes().where(*ours)).one_or_none()
    return _seen(row) if row else None


def dispute_by_token(connection: Connection, token: str) -> DisputeSeen | None:
    """The dispute behind the second family's link."""
    row = connection.execute(_disputes().where(Dispute.token_digest == digest_of(token))).one_or_none()
    return _seen(row) if row else None


def _disputes() -> Select[*tuple[Any, ...]]:
    return (
        select_things()
        .add_columns(*_ABOUT)
        .join(Claim, Claim.item_id == Item.id)
        .join(Dispute, Dispute.claim_id == Claim.id)
        .join(Station, Station.id == Dispute.station_id)
        .outerjoin(ClaimantRecord, ClaimantRecord.claim_id == Claim.id)
    )


def _seen(row: Row[Any]) -> DisputeSeen:
    about: Any = tuple(row)[-len(_ABOUT) :]
    return DisputeSeen(thing_of(row), *about)
