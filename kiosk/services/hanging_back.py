"""A teacher hangs a thing back in the book: a round saw it on the board, or it was brought to the desk."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, exists, select, update

from kiosk.domain.refusals import ClaimUnknown, ItemUnknown, RoundUnknown
from kiosk.models import Claim, Item, Round, Sighting, Station
from kiosk.services.stepping import Actor, record, take_again

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def hang_back(
    database: "Database", school_id: int, round_id: int, ref: str, staff_id: int, now: datetime
) -> None:
    """Closes the open claim of a thing that this round saw after it was claimed, as put back by a teacher.

    Pressed twice it does it once; a claim made after the look stays. Raises RoundUnknown or ItemUnknown.
    """
    database.write(lambda connection: _hang_back(connection, school_id, round_id, ref, staff_id, now))


def put_back_claimed(
    database: "Database", school_id: int, claim_id: int, staff_id: int, now: datetime
) -> None:
    """Closes one claim as put back by a teacher; its thing hangs again, a valuable is with a teacher again.

    A claim that was closed before, in whatever way, stays as it is. Raises ClaimUnknown.
    """
    database.write(lambda connection: _put_back(connection, school_id, claim_id, staff_id, now))


def _put_back(connection: Connection, school_id: int, claim_id: int, staff_id: int, now: datetime) -> None:
    ours = Claim.station_id.in_(select(Station.id).where(Station.school_id == school_id))
    item_id = connection.scalar(
        update(Claim)
        .where(Claim.id == claim_id, Claim.outcome == "open", ours)
        .values(outcome="put_back", closed_at=now)
        .returning(Claim.item_id)
    )
    if item_id is not None:
        stepped = take_again(connection, item_id, now)
        record(connection, stepped, Actor("teacher", staff_id=staff_id), now, claim_id)
    elif not connection.scalar(select(exists().where(Claim.id == claim_id, ours))):
        raise ClaimUnknown


def _hang_back(
    connection: Connection, school_id: int, round_id: int, ref: str, staff_id: int, now: datetime
) -> None:
    item_id = _seen_item(connection, school_id, round_id, ref)
    looked_at = exists().where(
        Sighting.round_id == round_id,
        Sighting.item_id == item_id,
        Sighting.undone_at.is_(None),
        Sighting.at >= Claim.claimed_at,
    )
    claim_id = connection.scalar(
        update(Claim)
        .where(Claim.item_id == item_id, Claim.outcome == "open", looked_at)
        .values(outcome="put_back", closed_at=now)
        .returning(Claim.id)
    )
    if claim_id is not None:
        stepped = take_again(connection, item_id, now)
        record(connection, stepped, Actor("teacher", staff_id=staff_id), now, claim_id, round_id)


def _seen_item(connection: Connection, school_id: int, round_id: int, ref: str) -> int:
    station_id = connection.scalar(
        select(Round.station_id)
        .join(Station, Station.id == Round.station_id)
        .where(Round.id == round_id, Station.school_id == school_id)
    )
    if station_id is None:
        raise RoundUnknown
    item_id = connection.scalar(select(Item.id).where(Item.ref == ref, Item.station_id == station_id))
    if item_id is None:
        raise ItemUnknown
    return item_id
