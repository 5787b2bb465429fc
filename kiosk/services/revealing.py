"""A teacher looks at one claimant, and the access log says so."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from kiosk.domain.claimant import Claimant
from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import ClaimUnknown, FormRefused
from kiosk.models import Claim, ClaimantRecord, Station
from kiosk.models.access_entry import reason_since
from kiosk.services.access_log import note_access

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault


def reveal_claimant(
    database: "Database",
    vault: "Vault",
    claim_id: int,
    school_id: int,
    staff_id: int,
    reason: str,
    day_began: datetime,
    now: datetime,
) -> Claimant | None:
    """The claimant of one claim of that school; None if already forgotten.

    The access entry is on disk before anything is shown. A reason given once serves until the day is over;
    `day_began`: since when. Raises FormRefused without any reason, ClaimUnknown for another school's claim.
    """

    def note_and_read(connection: Connection) -> bytes | None:
        found = connection.scalar(
            select(Claim.id)
            .join(Station, Station.id == Claim.station_id)
            .where(Claim.id == claim_id, Station.school_id == school_id)
        )
        if found is None:
            raise ClaimUnknown
        why = tidied(reason) or reason_since(connection, school_id, staff_id, day_began)
        if not why:
            raise FormRefused({"reason": "reason_missing"})
        note_access(connection, school_id, staff_id, "reveal", why, now, claim_id)
        return connection.scalar(select(ClaimantRecord.sealed).where(ClaimantRecord.claim_id == claim_id))

    sealed = database.write(note_and_read)
    return vault.open(sealed) if sealed else None
