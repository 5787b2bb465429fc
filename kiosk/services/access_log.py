"""The access log: whoever sees personal data leaves an entry, chained to the one before it."""

from datetime import datetime

from sqlalchemy import Connection, insert, select

from kiosk.domain.access_chain import ACTS, BEFORE_THE_FIRST, AccessFacts, entry_digest
from kiosk.domain.plain_text import tidied
from kiosk.models import AccessEntry, School

REASON_AT_MOST = 200


def note_access(
    connection: Connection,
    school_id: int,
    staff_id: int,
    act: str,
    reason: str,
    now: datetime,
    claim_id: int | None = None,
) -> None:
    """Appends one entry inside the caller's transaction; `act`: one of ACTS, anything else is a mistake.

    Whoever writes at the same moment in the same school waits until that transaction is over, so no two
    entries ever follow the same one. An act that holds rows calls this last: then nobody waits in a circle.
    """
    if act not in ACTS:
        raise ValueError(f"{act} is not an act of the access log")
    _wait_for_others(connection, school_id)
    newest = select(AccessEntry.digest).where(AccessEntry.school_id == school_id)
    before = connection.scalar(newest.order_by(AccessEntry.id.desc()).limit(1)) or BEFORE_THE_FIRST
    facts = AccessFacts(school_id, staff_id, act, claim_id, tidied(reason)[:REASON_AT_MOST], now)
    connection.execute(insert(AccessEntry).values(**vars(facts), digest=entry_digest(before, facts)))


def _wait_for_others(connection: Connection, school_id: int) -> None:
    """SQLite has one writer anyway; elsewhere the school's row is held, against writers of this log only.

    Not FOR UPDATE, which would also stop everybody who adds a row that belongs to the school.
    """
    lock = select(School.id).where(School.id == school_id).with_for_update(key_share=True)
    connection.execute(lock)
