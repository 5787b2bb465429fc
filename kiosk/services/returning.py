"""A family hangs a thing back: it changed its mind, or it took the wrong one. Both are thanked."""

from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, select, update

from kiosk.domain.item_life import Step
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import BringToTeacher, ClaimClosed, ReceiptUnknown
from kiosk.models import Claim
from kiosk.services.stepping import FAMILY, is_valuable, record, take_step

if TYPE_CHECKING:
    from kiosk.adapters.database import Database

PUT_BACK = "put_back"
WRONG_THING = "wrong_thing"


def put_back(database: "Database", token: str, outcome: str, now: datetime) -> None:
    """Closes the claim behind a receipt and hangs its item on the board again.

    `outcome`: PUT_BACK or WRONG_THING. Pressed twice it does it once. Raises ReceiptUnknown, ClaimClosed
    if the claim was closed the other way, or BringToTeacher for a valuable, which never hangs.
    """
    database.write(lambda connection: _close(connection, token, outcome, now))


def _close(connection: Connection, token: str, outcome: str, now: datetime) -> None:
    claim = connection.execute(
        update(Claim)
        .where(Claim.receipt_digest == digest_of(token), Claim.outcome == "open")
        .values(outcome=outcome, closed_at=now)
        .returning(Claim.id, Claim.item_id)
    ).one_or_none()
    if claim is None:
        _refuse_unless_done(connection, token, outcome)
        return
    if is_valuable(connection, claim.item_id):
        raise BringToTeacher
    stepped = take_step(connection, claim.item_id, Step.PUT_BACK, now)
    record(connection, stepped, FAMILY, now, claim.id)


def _refuse_unless_done(connection: Connection, token: str, outcome: str) -> None:
    closed_as = connection.scalar(select(Claim.outcome).where(Claim.receipt_digest == digest_of(token)))
    if closed_as is None:
        raise ReceiptUnknown
    if closed_as != outcome:
        raise ClaimClosed
