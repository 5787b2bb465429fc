"""A receipt, found by its unguessable link."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, exists, select

from kiosk.domain.links import digest_of
from kiosk.models import Claim, ClaimantRecord, Dispute, Item
from kiosk.queries.things import Thing, select_things, thing_of


@dataclass(frozen=True)
class ReceiptSeen:
    """A claim as its claimant sees it. `sealed`: None once forgotten.

    `passed_on`: a teacher spoke with two families, and the thing went on to the other one.
    """

    kind: str
    outcome: str
    claimed_at: datetime
    station_id: int
    sealed: bytes | None
    thing: Thing
    passed_on: bool


def receipt_by_token(connection: Connection, token: str) -> ReceiptSeen | None:
    """The receipt behind a link."""
    row = connection.execute(
        select(
            Claim.kind,
            Claim.outcome,
            Claim.claimed_at,
            Claim.station_id,
            ClaimantRecord.sealed,
            Claim.item_id,
            exists().where(Dispute.claim_id == Claim.id, Dispute.outcome == "second").label("passed_on"),
        )
        .outerjoin(ClaimantRecord, ClaimantRecord.claim_id == Claim.id)
        .where(Claim.receipt_digest == digest_of(token))
    ).one_or_none()
    if row is None:
        return None
    thing = thing_of(connection.execute(select_things().where(Item.id == row.item_id)).one())
    about = (row.kind, row.outcome, row.claimed_at, row.station_id, row.sealed)
    return ReceiptSeen(*about, thing, passed_on=row.passed_on and row.outcome != "open")
