"""Claimants' details are forgotten, when asked and when their time has come; that a thing went home stays."""

import json
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, insert, select, update

from kiosk.domain.links import digest_of
from kiosk.domain.refusals import ReceiptUnknown
from kiosk.domain.retention import cutoff
from kiosk.models import Claim, ClaimantRecord, ClaimNote, School, Setting, Station
from kiosk.models.setting import choices_of
from kiosk.services.closing_notices import close_old_notices
from kiosk.services.forgetting_names import forget_told_names
from kiosk.services.forgetting_requests import forget_settled, forget_words_behind

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

_LAST_RUN = "retention_last_run"


def forget_claimant(database: "Database", token: str) -> None:
    """Deletes the details behind a receipt at once. Asked twice it is done once. Raises ReceiptUnknown."""
    database.write(lambda connection: _forget_behind(connection, token))


def forget_old_claimants(database: "Database", now: datetime) -> int:
    """Deletes the details that every school has kept for long enough; returns how many it forgot."""
    with database.read() as connection:
        school_ids = connection.scalars(select(School.id).order_by(School.id)).all()
    return sum(_forget_old_of(database, school_id, now) for school_id in school_ids)


def _forget_old_of(database: "Database", school_id: int, now: datetime) -> int:
    def forget(connection: Connection) -> int:
        days = choices_of(connection, school_id).claimant_days
        last_run = _last_run(connection, school_id)
        before = cutoff(days, last_run, now)
        _note_run(connection, school_id, now)
        close_old_notices(connection, school_id, last_run, now)
        forget_settled(connection, school_id, last_run, now)
        forget_told_names(connection, school_id, last_run, now)
        if before is None:
            return 0
        ours = select(Station.id).where(Station.school_id == school_id)
        old = select(Claim.id).where(Claim.claimed_at < before, Claim.station_id.in_(ours))
        return _forget(connection, list(connection.scalars(old.join(ClaimantRecord))))

    return database.write(forget)


def _forget_behind(connection: Connection, token: str) -> None:
    if not forget_behind(connection, digest_of(token)):
        raise ReceiptUnknown


def forget_behind(connection: Connection, receipt_digest: bytes) -> bool:
    """Forgets the claimant of a receipt, and what was asked before it; whether there is such a receipt."""
    claim_ids = connection.scalars(select(Claim.id).where(Claim.receipt_digest == receipt_digest)).all()
    forget_words_behind(connection, receipt_digest)
    return bool(_forget(connection, list(claim_ids)))


def _forget(connection: Connection, claim_ids: list[int]) -> int:
    """Deletes the details with their marks, the notes, which may name somebody, and the form's digest,
    from which a guesser with our key could win them back."""
    for start in range(0, len(claim_ids), 500):
        some = claim_ids[start : start + 500]
        connection.execute(delete(ClaimantRecord).where(ClaimantRecord.claim_id.in_(some)))
        connection.execute(delete(ClaimNote).where(ClaimNote.claim_id.in_(some)))
        connection.execute(update(Claim).where(Claim.id.in_(some)).values(form_digest=None))
    return len(claim_ids)


def _last_run(connection: Connection, school_id: int) -> datetime | None:
    value = connection.scalar(
        select(Setting.value).where(Setting.school_id == school_id, Setting.name == _LAST_RUN)
    )
    return datetime.fromisoformat(json.loads(value)) if value else None


def _note_run(connection: Connection, school_id: int, now: datetime) -> None:
    connection.execute(delete(Setting).where(Setting.school_id == school_id, Setting.name == _LAST_RUN))
    value = json.dumps(now.isoformat())
    connection.execute(insert(Setting).values(school_id=school_id, name=_LAST_RUN, value=value))
