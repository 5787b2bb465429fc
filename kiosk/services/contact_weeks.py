"""How much one contact registered within a week; known by its mark, so nobody is opened for it."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, func, select

from kiosk.domain.odd import MANY, WEEK, is_many
from kiosk.models import Claim, ClaimantRecord

_LOOKED_AT = 50
"""Paper that is keyed in is older than its place in the book, so more than just enough are looked at."""


def many_by_contact(connection: Connection, contact_mark: bytes | None, at: datetime) -> Collection[str]:
    """The flag for one more claim by that contact, if the week until `at` already saw enough of them."""
    if contact_mark is None:
        return ()
    newest = (
        select(Claim.claimed_at)
        .join(ClaimantRecord, ClaimantRecord.claim_id == Claim.id)
        .where(ClaimantRecord.contact_mark == contact_mark)
        .order_by(ClaimantRecord.claim_id.desc())
        .limit(_LOOKED_AT)
        .subquery()
    )
    in_week = (newest.c.claimed_at > at - WEEK, newest.c.claimed_at <= at)
    within = select(func.count()).select_from(newest).where(*in_week)
    return (MANY,) if is_many(connection.scalar(within) or 0) else ()
