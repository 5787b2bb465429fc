"""A teacher goes through the claim log: marks claims as seen, and writes a line beside one."""

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, exists, func, insert, select, update

from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import ClaimUnknown, FormRefused
from kiosk.models import Claim, ClaimantRecord, ClaimNote, Station

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

NOTE_AT_MOST = 200


def mark_seen(
    database: "Database", school_id: int, claim_ids: Collection[int], staff_id: int, now: datetime
) -> list[int]:
    """Marks claims as seen and returns those that were not before, whose first teacher stays on record.

    Raises ClaimUnknown, with nothing marked, if one of them is not of that school.
    """

    def act(connection: Connection) -> list[int]:
        _refuse_others(connection, school_id, claim_ids)
        unseen = update(Claim).where(Claim.id.in_(claim_ids), Claim.seen_at.is_(None))
        marked = unseen.values(seen_at=now, seen_by=staff_id).returning(Claim.id)
        return sorted(connection.scalars(marked))

    return database.write(act)


def mark_unseen(database: "Database", school_id: int, claim_ids: Collection[int]) -> None:
    """Takes the mark from claims again. Raises ClaimUnknown if one of them is not of that school."""

    def act(connection: Connection) -> None:
        _refuse_others(connection, school_id, claim_ids)
        seen = update(Claim).where(Claim.id.in_(claim_ids), Claim.seen_at.is_not(None))
        connection.execute(seen.values(seen_at=None, seen_by=None))

    database.write(act)


def add_note(
    database: "Database", school_id: int, claim_id: int, staff_id: int, text: str, now: datetime
) -> None:
    """Writes a line beside a claim; the same line by the same teacher stands there once.

    A note may well name somebody, so it lives as long as the claimant: see services/forgetting.py.
    Raises ClaimUnknown, or FormRefused for the field `note`.
    """
    text = tidied(text)
    if not text or len(text) > NOTE_AT_MOST:
        raise FormRefused({"note": "claim_note_too_long" if text else "claim_note_missing"})

    def act(connection: Connection) -> None:
        _refuse_others(connection, school_id, [claim_id])
        claimant = select(ClaimantRecord.claim_id).where(ClaimantRecord.claim_id == claim_id)
        if connection.scalar(claimant.with_for_update(key_share=True)) is None:
            raise FormRefused({"note": "claim_note_after_forgetting"})
        same = (ClaimNote.claim_id == claim_id, ClaimNote.staff_id == staff_id, ClaimNote.text == text)
        if not connection.scalar(select(exists().where(*same, ClaimNote.removed_at.is_(None)))):
            row = {"claim_id": claim_id, "staff_id": staff_id, "text": text, "at": now}
            connection.execute(insert(ClaimNote).values(**row))

    database.write(act)


def take_back_note(database: "Database", school_id: int, claim_id: int, note_id: int, now: datetime) -> None:
    """Takes a note back. Pressed twice it does it once. Raises ClaimUnknown for a note that is not there."""

    def act(connection: Connection) -> None:
        _refuse_others(connection, school_id, [claim_id])
        which = (ClaimNote.id == note_id, ClaimNote.claim_id == claim_id)
        standing = update(ClaimNote).where(*which, ClaimNote.removed_at.is_(None))
        taken = connection.execute(standing.values(removed_at=now)).rowcount
        if not taken and not connection.scalar(select(exists().where(*which))):
            raise ClaimUnknown

    database.write(act)


def _refuse_others(connection: Connection, school_id: int, claim_ids: Collection[int]) -> None:
    """Raises ClaimUnknown unless every one of these claims is of that school."""
    ours = (
        select(func.count())
        .select_from(Claim)
        .join(Station, Station.id == Claim.station_id)
        .where(Claim.id.in_(claim_ids), Station.school_id == school_id)
    )
    if connection.scalar(ours) != len(set(claim_ids)):
        raise ClaimUnknown
