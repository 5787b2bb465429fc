"""A row of paper as it is keyed in, and what it has made already."""

from dataclasses import dataclass

from sqlalchemy import Connection, select

from kiosk.domain.claimant import Claimant
from kiosk.domain.paper_moment import Written
from kiosk.domain.paper_serial import SheetRow
from kiosk.domain.refusals import RowOnRecord
from kiosk.models import Claim, Dispute


@dataclass(frozen=True)
class KeyedRow:
    """A row of a sheet as a teacher reads it. `written`: when it says that the thing was taken.

    `anew`: the teacher knows that what the row made before was undone.
    """

    school_id: int
    staff_id: int
    row: SheetRow
    item_ref: str
    typed: Claimant
    written: Written
    anew: bool = False


@dataclass(frozen=True)
class Made:
    """What the row made when it was keyed in last."""

    claim_id: int
    digest: bytes | None
    key: str
    is_undone: bool


@dataclass(frozen=True)
class Standing:
    """The claim that this very row made already, or the key by which it may make one."""

    claim_id: int | None
    key: str


def last_made(connection: Connection, keyed: KeyedRow) -> Made | None:
    """What is on record of the row as a claim; None for nothing."""
    row = connection.execute(
        select(Claim.id, Claim.form_digest, Claim.form_key, Claim.outcome)
        .where(Claim.form_key.in_(keyed.row.keys(keyed.school_id)))
        .order_by(Claim.id.desc())
        .limit(1)
    ).one_or_none()
    return Made(row.id, row.form_digest, row.form_key, row.outcome != "open") if row else None


def refuse_if_mine(connection: Connection, keyed: KeyedRow) -> None:
    """Raises RowOnRecord if the row was kept as a "that was mine"."""
    key = keyed.row.key(keyed.school_id)
    if connection.scalar(select(Dispute.id).where(Dispute.form_key == key)) is not None:
        raise RowOnRecord(None)


def refuse_if_claimed(connection: Connection, keyed: KeyedRow) -> None:
    """Raises RowOnRecord if the row made a claim, but for one that a teacher knows to be undone."""
    made = last_made(connection, keyed)
    if made is not None and not (made.is_undone and keyed.anew):
        raise RowOnRecord(made.claim_id, undone=made.is_undone)


def standing_of(connection: Connection, keyed: KeyedRow, digest: bytes) -> Standing:
    """How the row stands. Raises RowOnRecord if it said something else then, or what it made was undone."""
    keys = keyed.row.keys(keyed.school_id)
    refuse_if_mine(connection, keyed)
    made = last_made(connection, keyed)
    if made is None:
        return Standing(None, keys[0])
    if not made.is_undone and made.digest == digest:
        return Standing(made.claim_id, made.key)
    if not (made.is_undone and keyed.anew) or made.key == keys[-1]:
        raise RowOnRecord(made.claim_id, undone=made.is_undone and made.key != keys[-1])
    return Standing(None, keys[keys.index(made.key) + 1])
