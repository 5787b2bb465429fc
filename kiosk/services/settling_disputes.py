"""A teacher spoke with both families: the thing stays, or goes on to the second, or both are content."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, Row, Select, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.domain.item_life import State, Step
from kiosk.domain.refusals import (
    ItemAlreadyClaimed,
    ItemNotClaimable,
    RequestSettled,
    RequestUnknown,
    StepRefused,
)
from kiosk.models import Claim, Dispute, Item, Station
from kiosk.services.asking import settle
from kiosk.services.stepping import Actor, Stepped, is_valuable, record, take_again, take_home, take_step
from kiosk.services.writing_claims import AT_STATION, LATE, Kept, kept_of, write_claim

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault

FIRST, SECOND, TALKED = "first", "second", "talked"
OUTCOMES = (FIRST, SECOND, TALKED)


@dataclass(frozen=True)
class Settling:
    """How a teacher settles a dispute of the own school. `key`: minted into the form."""

    school_id: int
    staff_id: int
    dispute_id: int
    outcome: str
    key: str


def settle_dispute(database: "Database", vault: "Vault", settling: Settling, now: datetime) -> None:
    """Settles it; pressed twice it does it once.

    For SECOND the first claim is closed and the second family's is made, all in one transaction; the link
    of the second family's page is that of its receipt too. Raises RequestUnknown, RequestSettled if it came
    to another end, ItemAlreadyClaimed or ItemNotClaimable if the thing is elsewhere by now, ValueError.
    """
    if settling.outcome not in OUTCOMES:
        raise ValueError(f"{settling.outcome} is no end of a dispute")
    with database.read() as connection:
        dispute = _dispute(connection, settling)
    if dispute.settled_at is not None:
        if dispute.outcome == settling.outcome:
            return
        raise RequestSettled
    second = None
    if settling.outcome == SECOND:
        second = kept_of(vault, settling.school_id, vault.open(dispute.sealed), class_not_here=False)
    try:
        database.write(lambda connection: _settle(connection, settling, dispute, second, now))
    except (StepRefused, IntegrityError, RequestSettled) as lost:
        _explain(database, settling, lost)


def _settle(
    connection: Connection, settling: Settling, dispute: Row[Any], second: Kept | None, now: datetime
) -> None:
    values = {"settled_at": now, "settled_by": settling.staff_id, "outcome": settling.outcome}
    if settle(connection, Dispute, Dispute.id == settling.dispute_id, values) is None:
        raise RequestSettled
    if second is None:
        return
    actor = Actor("teacher", staff_id=settling.staff_id)
    _close_first(connection, dispute.claim_id, actor, now)
    stepped = _take(connection, dispute.item_id, now)
    kind = LATE if stepped.step is Step.CLAIM_LATE else AT_STATION
    row = {"kind": kind, "form_key": settling.key, "receipt_digest": dispute.token_digest}
    write_claim(connection, stepped, {**row, "form_digest": None}, second, set(), actor, now)


def _close_first(connection: Connection, claim_id: int, actor: Actor, now: datetime) -> None:
    """The first family gives the thing back; one that did so before needs nothing more."""
    item_id = connection.scalar(
        update(Claim)
        .where(Claim.id == claim_id, Claim.outcome == "open")
        .values(outcome="wrong_thing", closed_at=now)
        .returning(Claim.item_id)
    )
    if item_id is not None:
        record(connection, take_again(connection, item_id, now), actor, now, claim_id)


def _take(connection: Connection, item_id: int, now: datetime) -> Stepped:
    """The second family takes it: from a teacher, from the board, or it has taken it already."""
    if is_valuable(connection, item_id):
        return take_step(connection, item_id, Step.HAND_OVER, now)
    return take_home(connection, item_id, now)


def _explain(database: "Database", settling: Settling, lost: Exception) -> None:
    """Why it could not be settled; nothing if another press of the same button was quicker."""
    with database.read() as connection:
        dispute = _dispute(connection, settling)
    if dispute.settled_at is not None and dispute.outcome == settling.outcome:
        return
    if dispute.settled_at is not None:
        raise RequestSettled from lost
    if dispute.state == State.CLAIMED:
        raise ItemAlreadyClaimed from lost
    raise ItemNotClaimable(dispute.state) from lost


def _dispute(connection: Connection, settling: Settling) -> Row[Any]:
    asked: Select[*tuple[Any, ...]] = (
        select(
            Dispute.claim_id,
            Dispute.token_digest,
            Dispute.sealed,
            Dispute.settled_at,
            Dispute.outcome,
            Claim.item_id,
            Item.state,
        )
        .join(Claim, Claim.id == Dispute.claim_id)
        .join(Item, Item.id == Claim.item_id)
        .join(Station, Station.id == Dispute.station_id)
        .where(Dispute.id == settling.dispute_id, Station.school_id == settling.school_id)
    )
    found = connection.execute(asked).one_or_none()
    if found is None:
        raise RequestUnknown
    return found
