"""What stands beside claims in the log: flags that say why one looks odd, and teachers' notes."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from kiosk.domain.odd import MANY, WEEK
from kiosk.models import Claim, ClaimantRecord, ClaimFlag, ClaimNote, Staff


@dataclass(frozen=True)
class FlagSeen:
    """A flag. `flag`: its reason, a key; `count`: how many things in that week, None where nobody knows."""

    flag: str
    at: datetime
    dismissed_at: datetime | None
    count: int | None = None


@dataclass(frozen=True)
class NoteSeen:
    """A note that stands. `author`: the teacher's name."""

    id: int
    text: str
    author: str
    at: datetime


def flags_of(connection: Connection, claim_ids: Collection[int]) -> dict[int, list[FlagSeen]]:
    """The flags of these claims, dismissed ones too."""
    columns = (ClaimFlag.claim_id, ClaimFlag.flag, ClaimFlag.at, ClaimFlag.dismissed_at)
    wanted = select(*columns).where(ClaimFlag.claim_id.in_(claim_ids)).order_by(ClaimFlag.flag)
    rows = connection.execute(wanted).all()
    counts = _in_the_week(connection, [row.claim_id for row in rows if row.flag == MANY])
    found: dict[int, list[FlagSeen]] = defaultdict(list)
    for claim_id, flag, at, dismissed_at in rows:
        count = counts.get(claim_id) if flag == MANY else None
        found[claim_id].append(FlagSeen(flag, at, dismissed_at, count))
    return dict(found)


def notes_of(connection: Connection, claim_ids: Collection[int]) -> dict[int, list[NoteSeen]]:
    """The notes of these claims that nobody took back, the first one first."""
    wanted = (
        select(ClaimNote.claim_id, ClaimNote.id, ClaimNote.text, Staff.display_name, ClaimNote.at)
        .join(Staff, Staff.id == ClaimNote.staff_id)
        .where(ClaimNote.claim_id.in_(claim_ids), ClaimNote.removed_at.is_(None))
        .order_by(ClaimNote.id)
    )
    found: dict[int, list[NoteSeen]] = defaultdict(list)
    for row in connection.execute(wanted):
        found[row.claim_id].append(NoteSeen(row.id, row.text, row.display_name, row.at))
    return dict(found)


def _in_the_week(connection: Connection, claim_ids: Collection[int]) -> dict[int, int]:
    """How many things the contact of each claim registered in the week until it; forgotten ones aside."""
    if not claim_ids:
        return {}
    of_claim = (
        select(ClaimantRecord.claim_id, ClaimantRecord.contact_mark, Claim.claimed_at)
        .join(Claim, Claim.id == ClaimantRecord.claim_id)
        .where(ClaimantRecord.contact_mark.is_not(None))
    )
    flagged = connection.execute(of_claim.where(ClaimantRecord.claim_id.in_(claim_ids))).all()
    if not flagged:
        return {}
    marks, times = {row.contact_mark for row in flagged}, [row.claimed_at for row in flagged]
    near = (Claim.claimed_at > min(times) - WEEK, Claim.claimed_at <= max(times))
    same = connection.execute(of_claim.where(ClaimantRecord.contact_mark.in_(marks), *near)).all()
    return {
        row.claim_id: sum(
            other.contact_mark == row.contact_mark
            and other.claim_id <= row.claim_id
            and row.claimed_at - WEEK < other.claimed_at <= row.claimed_at
            for other in same
        )
        for row in flagged
    }
