"""A teacher hands a valuable over: to the family that described it, or to one that stands there."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select
from sqlalchemy.exc import IntegrityError

from kiosk.domain.claimant import Claimant
from kiosk.domain.item_life import State, Step
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import (
    ItemAlreadyClaimed,
    ItemNotClaimable,
    ItemUnknown,
    KeyUsedForAnother,
    RequestSettled,
    RequestUnknown,
    StepRefused,
)
from kiosk.models import Category, Claim, HeldRequest, Item, School, Station
from kiosk.services.asking import settle
from kiosk.services.receipt_links import link_token
from kiosk.services.stepping import Actor, take_step
from kiosk.services.writing_claims import AT_STATION, Kept, checked_claimant, kept_of, write_claim

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault

HANDED_OVER, DECLINED = "handed_over", "declined"


@dataclass(frozen=True)
class HandOver:
    """What a teacher hands over. `key`: minted into the form, the same when it is sent again."""

    school_id: int
    staff_id: int
    item_ref: str
    key: str


@dataclass(frozen=True)
class _Ready:
    """A hand-over that waits for the database's word. `request_id`: None for a family that stands there."""

    item_id: int
    request_id: int | None
    row: dict[str, object]
    kept: Kept


def hand_over(database: "Database", vault: "Vault", over: HandOver, typed: Claimant, now: datetime) -> int:
    """Hands a valuable to a family that stands there. Returns the id of its claim; sent twice, of the same.

    Raises FormRefused, ItemUnknown, ItemAlreadyClaimed, ItemNotClaimable or KeyUsedForAnother.
    """
    digest = vault.digest("hand over", over.item_ref, *vars(typed).values())
    with database.read() as connection:
        if sent := _sent_before(connection, over, digest):
            return sent
        item_id, timezone = _thing(connection, over)
        claimant, not_here = checked_claimant(connection, typed, over.school_id, timezone, now)
    receipt = digest_of(link_token(vault, over.key))
    kept = kept_of(vault, over.school_id, claimant, class_not_here=not_here)
    return _carry_out(database, over, _Ready(item_id, None, _row(over, digest, receipt), kept), now)


def hand_over_asked(
    database: "Database", vault: "Vault", over: HandOver, request_id: int, now: datetime
) -> int:
    """Hands a valuable to the family that described it; its page then leads to its receipt.

    Returns the id of the claim. Raises as `hand_over`, RequestUnknown, or RequestSettled.
    """
    digest = vault.digest("hand over", over.item_ref, str(request_id))
    with database.read() as connection:
        if sent := _sent_before(connection, over, digest):
            return sent
        asked = connection.execute(
            select(HeldRequest.sealed, HeldRequest.settled_at, HeldRequest.token_digest)
            .join(Station, Station.id == HeldRequest.station_id)
            .where(HeldRequest.id == request_id, Station.school_id == over.school_id)
        ).one_or_none()
        if asked is None:
            raise RequestUnknown
        if asked.settled_at is not None or asked.sealed is None:
            raise RequestSettled
        item_id, _ = _thing(connection, over)
    kept = kept_of(vault, over.school_id, vault.open(asked.sealed), class_not_here=False)
    row = _row(over, digest, asked.token_digest)
    return _carry_out(database, over, _Ready(item_id, request_id, row, kept), now)


def decline(database: "Database", school_id: int, request_id: int, staff_id: int, now: datetime) -> None:
    """Nothing here is what was described. Twice is once. Raises RequestUnknown, or RequestSettled."""

    def act(connection: Connection) -> None:
        ours = select(Station.id).where(Station.school_id == school_id)
        which = (HeldRequest.id == request_id) & HeldRequest.station_id.in_(ours)
        values = {"settled_at": now, "settled_by": staff_id, "outcome": DECLINED}
        if settle(connection, HeldRequest, which, values) is None:
            known = connection.execute(select(HeldRequest.outcome).where(which)).one_or_none()
            if known is None:
                raise RequestUnknown
            if known.outcome != DECLINED:
                raise RequestSettled

    database.write(act)


def _carry_out(database: "Database", over: HandOver, ready: _Ready, now: datetime) -> int:
    try:
        return database.write(lambda connection: _write(connection, over, ready, now))
    except (StepRefused, IntegrityError, RequestSettled) as lost:
        with database.read() as connection:
            if sent := _sent_before(connection, over, ready.row["form_digest"]):
                return sent
            if isinstance(lost, RequestSettled):
                raise
            _thing(connection, over)
        raise ItemAlreadyClaimed from lost


def _write(connection: Connection, over: HandOver, ready: _Ready, now: datetime) -> int:
    if ready.request_id is not None:
        values = {"settled_at": now, "settled_by": over.staff_id, "outcome": HANDED_OVER}
        which = HeldRequest.id == ready.request_id
        if settle(connection, HeldRequest, which, {**values, "item_id": ready.item_id}) is None:
            raise RequestSettled
    stepped = take_step(connection, ready.item_id, Step.HAND_OVER, now)
    actor = Actor("teacher", staff_id=over.staff_id)
    return write_claim(connection, stepped, ready.row, ready.kept, set(), actor, now)


def _row(over: HandOver, digest: bytes, receipt: bytes) -> dict[str, object]:
    return {"kind": AT_STATION, "form_key": over.key, "form_digest": digest, "receipt_digest": receipt}


def _sent_before(connection: Connection, over: HandOver, digest: object) -> int | None:
    """The claim that this very form made. Raises KeyUsedForAnother if it said something else then."""
    known = connection.execute(
        select(Claim.id, Claim.form_digest).where(Claim.form_key == over.key)
    ).one_or_none()
    if known is None:
        return None
    if known.form_digest != digest:
        raise KeyUsedForAnother
    claim_id: int = known.id
    return claim_id


def _thing(connection: Connection, over: HandOver) -> tuple[int, str]:
    """The id of a valuable in the school's keeping, and the school's time zone. Raises as `hand_over`."""
    thing = connection.execute(
        select(Item.id, Item.state, Category.held, School.timezone)
        .join(Category, Category.id == Item.category_id)
        .join(Station, Station.id == Item.station_id)
        .join(School, School.id == Station.school_id)
        .where(Item.ref == over.item_ref, School.id == over.school_id)
    ).one_or_none()
    if thing is None:
        raise ItemUnknown
    if thing.state == State.CLAIMED:
        raise ItemAlreadyClaimed
    if thing.state != State.HELD and not (thing.state == State.STORED and thing.held):
        raise ItemNotClaimable(thing.state)
    return thing.id, thing.timezone
