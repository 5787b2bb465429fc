"""A claimant's details are forgotten; that the thing found its way home stays."""

from typing import TYPE_CHECKING

from sqlalchemy import Connection, delete, select, update

from kiosk.domain.links import digest_of
from kiosk.domain.refusals import ReceiptUnknown
from kiosk.models import Claim, ClaimantRecord

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


def forget_claimant(database: "Database", token: str) -> None:
    """Deletes the details behind a receipt at once. Asked twice it is done once. Raises ReceiptUnknown."""
    database.write(lambda connection: _forget(connection, token))


def _forget(connection: Connection, token: str) -> None:
    claim_id = connection.scalar(select(Claim.id).where(Claim.receipt_digest == digest_of(token)))
    if claim_id is None:
        raise ReceiptUnknown
    connection.execute(delete(ClaimantRecord).where(ClaimantRecord.claim_id == claim_id))
    connection.execute(update(Claim).where(Claim.id == claim_id).values(form_digest=None))
