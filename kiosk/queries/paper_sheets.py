"""What is on record of a sheet of paper, and the things that its rows may mean."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, case, select

from kiosk.domain.item_life import State
from kiosk.domain.paper_serial import rows_of
from kiosk.models import Claim, ClaimantRecord, Dispute, Item, Station
from kiosk.queries.things import Thing, select_things, thing_of


@dataclass(frozen=True)
class RowKept:
    """A row that is on record: as a claim, or as a "that was mine", which then has its `dispute_id`.

    `at`: from when it counts; `undone`: the thing was brought back since, or was not this one.
    """

    thing: Thing
    claim_id: int
    dispute_id: int | None
    at: datetime
    undone: bool


@dataclass(frozen=True)
class Having:
    """The claim by which somebody has a thing. `marks`: of its claimant, by column; None once forgotten."""

    claim_id: int
    marks: dict[str, bytes | None]


def rows_on_record(connection: Connection, school_id: int, serial: str) -> dict[int, RowKept]:
    """The rows of a sheet that a teacher of the school keyed in, by their numbers.

    A "that was mine" goes before a claim, which was undone then.
    """
    numbers = {key: row.number for row in rows_of(serial) for key in row.keys(school_id)}
    claims = (
        select_things()
        .add_columns(Claim.form_key, Claim.id, Claim.claimed_at, Claim.outcome)
        .join(Claim, Claim.item_id == Item.id)
        .where(Claim.form_key.in_(numbers))
        .order_by(Claim.id)
    )
    kept = {
        numbers[key]: RowKept(thing_of(row), claim_id, None, at, outcome != "open")
        for row in connection.execute(claims)
        for key, claim_id, at, outcome in [tuple(row)[-4:]]
    }
    disputes = (
        select_things()
        .add_columns(Dispute.form_key, Dispute.claim_id, Dispute.id, Dispute.made_at)
        .join(Claim, Claim.item_id == Item.id)
        .join(Dispute, Dispute.claim_id == Claim.id)
        .where(Dispute.form_key.in_(numbers))
    )
    for row in connection.execute(disputes):
        key, claim_id, dispute_id, at = tuple(row)[-4:]
        kept[numbers[key]] = RowKept(thing_of(row), claim_id, dispute_id, at, undone=False)
    return kept


def having_now(connection: Connection, school_id: int, ref: str) -> Having | None:
    """By which claim somebody has that thing of the school now; None for nobody."""
    marks = (ClaimantRecord.name_mark, ClaimantRecord.class_mark, ClaimantRecord.contact_mark)
    row = connection.execute(
        select(Claim.id, *marks)
        .join(Item, Item.id == Claim.item_id)
        .join(Station, Station.id == Item.station_id)
        .outerjoin(ClaimantRecord, ClaimantRecord.claim_id == Claim.id)
        .where(Item.ref == ref, Station.school_id == school_id, Claim.outcome == "open")
    ).one_or_none()
    if row is None:
        return None
    claim_id, name, of_class, contact = row
    return Having(claim_id, {"name_mark": name, "class_mark": of_class, "contact_mark": contact})


def things_to_choose(connection: Connection, station_ids: Collection[int], at_most: int) -> list[Thing]:
    """What left without a record and what hangs on the boards: the missing first, then the newest."""
    is_missing = case((Item.state == State.MISSING, 0), else_=1)
    rows = connection.execute(
        select_things()
        .where(Item.station_id.in_(station_ids), Item.state.in_((State.MISSING, State.ON_DISPLAY)))
        .order_by(is_missing, Item.id.desc())
        .limit(at_most)
    )
    return [thing_of(row) for row in rows]
