"""What waits for a teacher, as numbers; each is counted along an index, however much lies behind."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from kiosk.models import Category, Claim, ClaimFlag, Item, NamedThing
from kiosk.models.move_list import is_set_aside
from kiosk.queries import named_things
from kiosk.queries.disputes import open_dispute_count
from kiosk.queries.lost_notices import good_matches
from kiosk.queries.moving_on import HERE
from kiosk.queries.valuables import open_request_count

COUNTED_TO = 99
"""What can pile up without end is counted no further than one more than this."""


@dataclass(frozen=True)
class Waiting:
    """How much of each kind waits.

    `disputes`: two families and one thing; `requests`: for valuables; `matches`: lost notices with a good
    one; `due`: things kept for as long as their kind is kept; `named`: with somebody's name in them;
    `odd`: claims worth a second look.
    """

    disputes: int
    requests: int
    matches: int
    due: int
    named: int
    odd: int


def waiting_for(connection: Connection, school_id: int, station_ids: Collection[int], today: date) -> Waiting:
    """All of it at one school. `today`: the day there."""
    return Waiting(
        disputes=open_dispute_count(connection, station_ids),
        requests=open_request_count(connection, station_ids),
        matches=good_matches(connection, school_id),
        due=due_count(connection, school_id, station_ids, today),
        named=_named(connection, school_id),
        odd=_odd(connection, station_ids),
    )


def due_count(connection: Connection, school_id: int, station_ids: Collection[int], today: date) -> int:
    """How many things `due_things` would list at these stations; reads what lies there and nothing else."""
    here = (Item.station_id.in_(station_ids), Item.state.in_(HERE))
    due = or_(is_set_aside(), *_ripe(connection, school_id, today))
    return connection.scalar(select(func.count()).select_from(Item).where(*here, due)) or 0


def new_claim_count(connection: Connection, station_ids: Collection[int], since: datetime) -> int:
    """How many claims there were since a moment, counted to COUNTED_TO + 1."""
    recent = select(Claim.id).where(Claim.station_id.in_(station_ids), Claim.claimed_at >= since)
    return _counted(connection, recent)


def _ripe(connection: Connection, school_id: int, today: date) -> list[ColumnElement[bool]]:
    """A condition for each of the school's keeping times; see `is_due`."""
    kinds: defaultdict[int, list[int]] = defaultdict(list)
    kept = select(Category.id, Category.keep_days).where(Category.school_id == school_id)
    for category_id, keep_days in connection.execute(kept):
        kinds[keep_days].append(category_id)
    return [
        and_(Item.category_id.in_(ids), Item.found_on < today - timedelta(days=keep_days))
        for keep_days, ids in sorted(kinds.items())
    ]


def _named(connection: Connection, school_id: int) -> int:
    """As many as `waiting_names` lists: a thing that left takes its name along, told or not."""
    untold = (NamedThing.school_id == school_id, NamedThing.told_at.is_(None))
    here = select(NamedThing.item_id).join(Item).where(*untold, Item.state.in_(named_things.HERE))
    return _counted(connection, here)


def _odd(connection: Connection, station_ids: Collection[int]) -> int:
    standing = (ClaimFlag.station_id.in_(station_ids), ClaimFlag.dismissed_at.is_(None))
    return _counted(connection, select(ClaimFlag.claim_id).where(*standing).distinct())


def _counted(connection: Connection, wanted: Select[Any]) -> int:
    first = wanted.limit(COUNTED_TO + 1).subquery()
    return connection.scalar(select(func.count()).select_from(first)) or 0
