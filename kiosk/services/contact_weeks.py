"""How much one contact registered within a week; known by its mark, so nobody is opened for it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, select

from kiosk.domain.odd import MANY, MANY_AT_LEAST, WEEK, is_many
from kiosk.models import Claim, ClaimantRecord


def many_by_contact(connection: Connection, contact_mark: bytes | None, now: datetime) -> Collection[str]:
    """The flag for one more claim by that contact, if this week already saw enough of them."""
    if contact_mark is None:
        return ()
    newest = (
        select(Claim.claimed_at)
        .join(ClaimantRecord, ClaimantRecord.claim_id == Claim.id)
        .where(ClaimantRecord.contact_mark == contact_mark)
        .order_by(ClaimantRecord.claim_id.desc())
        .limit(MANY_AT_LEAST)
        .subquery()
    )
    within = select(func.count()).select_from(newest).where(newest.c.claimed_at > now - WEEK)
    return (MANY,) if is_many(connection.scalar(within) or 0) else ()
