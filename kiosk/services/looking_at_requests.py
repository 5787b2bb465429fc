"""A teacher opens what a family asked, and the access log says so before anything is shown."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select

from kiosk.domain.refusals import RequestUnknown
from kiosk.models import Claim, ClaimantRecord, Dispute, HeldRequest, Station
from kiosk.services.access_log import note_access

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


@dataclass(frozen=True)
class Opened:
    """What stands in a request, still sealed; each None once forgotten. `first`: who registered the thing."""

    family: bytes | None
    words: bytes | None
    first: bytes | None = None


def open_request(
    database: "Database", school_id: int, request_id: int, staff_id: int, now: datetime
) -> Opened:
    """What a family wrote about its valuable. Raises RequestUnknown for another school's request."""

    def note_and_read(connection: Connection) -> Opened:
        asked = connection.execute(
            select(HeldRequest.sealed, HeldRequest.words)
            .join(Station, Station.id == HeldRequest.station_id)
            .where(HeldRequest.id == request_id, Station.school_id == school_id)
        ).one_or_none()
        if asked is None:
            raise RequestUnknown
        note_access(connection, school_id, staff_id, "request", f"#{request_id}", now)
        return Opened(asked.sealed, asked.words)

    return database.write(note_and_read)


def open_dispute(
    database: "Database", school_id: int, dispute_id: int, staff_id: int, now: datetime
) -> Opened:
    """Both families of a dispute. Raises RequestUnknown for another school's dispute."""

    def note_and_read(connection: Connection) -> Opened:
        asked = connection.execute(
            select(Dispute.claim_id, Dispute.sealed, Dispute.words, ClaimantRecord.sealed.label("first"))
            .join(Station, Station.id == Dispute.station_id)
            .join(Claim, Claim.id == Dispute.claim_id)
            .outerjoin(ClaimantRecord, ClaimantRecord.claim_id == Claim.id)
            .where(Dispute.id == dispute_id, Station.school_id == school_id)
        ).one_or_none()
        if asked is None:
            raise RequestUnknown
        note_access(connection, school_id, staff_id, "dispute", f"#{dispute_id}", now, asked.claim_id)
        return Opened(asked.sealed, asked.words, asked.first)

    return database.write(note_and_read)
