"""What families wrote about valuables and "that was mine" is forgotten, in time and when they ask."""

from datetime import datetime

from sqlalchemy import Connection, and_, func, or_, select, update

from kiosk.domain.retention import cutoff
from kiosk.models import Dispute, HeldRequest, Station
from kiosk.models.setting import choices_of

WITHDRAWN = "withdrawn"
TABLES: tuple[type[HeldRequest] | type[Dispute], ...] = (HeldRequest, Dispute)


def forget_settled(connection: Connection, school_id: int, last_run: datetime | None, now: datetime) -> None:
    """Forgets what settled requests and disputes of a school said, once they were settled for long enough.

    One that nobody settled is withdrawn after the time that claimants are kept. Inside the transaction of
    the daily run; `last_run`: when that ran before. A clock that jumped forgets nothing.
    """
    choices = choices_of(connection, school_id)
    settled_before = cutoff(choices.request_days, last_run, now)
    open_before = cutoff(choices.claimant_days, last_run, now)
    if settled_before is None or open_before is None:
        return
    ours = select(Station.id).where(Station.school_id == school_id)
    for table in TABLES:
        waits = table.settled_at.is_(None)
        over = or_(table.settled_at < settled_before, and_(waits, table.made_at < open_before))
        said = or_(table.sealed.is_not(None), table.words.is_not(None), waits)
        old = update(table).where(table.station_id.in_(ours), over, said)
        connection.execute(old.values(_forgotten(table, now)))


def forget_request_behind(
    connection: Connection, table: type[HeldRequest] | type[Dispute], token_digest: bytes, now: datetime
) -> bool:
    """Forgets what stands behind a family's link, and withdraws it while it is open; whether there is any."""
    behind = update(table).where(table.token_digest == token_digest)
    return bool(connection.execute(behind.values(_forgotten(table, now))).rowcount)


def forget_words_behind(connection: Connection, token_digest: bytes) -> None:
    """Forgets the request or the dispute from which a receipt came; both have the same link."""
    for table in TABLES:
        behind = update(table).where(table.token_digest == token_digest)
        connection.execute(behind.values(sealed=None, words=None))


def _forgotten(table: type[HeldRequest] | type[Dispute], now: datetime) -> dict[str, object]:
    return {
        "sealed": None,
        "words": None,
        "settled_at": func.coalesce(table.settled_at, now),
        "outcome": func.coalesce(table.outcome, WITHDRAWN),
    }
