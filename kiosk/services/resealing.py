"""Every claimant is sealed anew with the newest encryption key, so that the older keys can be put away."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlalchemy import Connection, func, inspect, select, update

from kiosk.models import Channel, ClaimantRecord, Dispute, HeldRequest, LostNotice, NamedThing, Staff

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault

TOGETHER = 200
_WRITTEN = (
    LostNotice.sealed,
    HeldRequest.sealed,
    HeldRequest.words,
    Dispute.sealed,
    Dispute.words,
    NamedThing.sealed,
    Channel.sealed,
)
"""What else was written and sealed: by families, and what stands in a thing."""


def claimants_kept(database: "Database") -> int:
    """How many claimants there are to seal anew."""
    with database.read() as connection:
        return connection.scalar(select(func.count()).select_from(ClaimantRecord)) or 0


def reseal_claimants(database: "Database", vault: "Vault", progress: Callable[[int], None]) -> int:
    """Seals all claimants with the newest key and returns how many; `progress` hears how many are done.

    Goes in batches, each on disk when the next begins, and can be stopped and begun again at any time.
    Raises cryptography.fernet.InvalidToken for a claimant whose key is lost.
    """
    done, last = 0, 0
    while batch := _after(database, last):
        sealed = [(claim_id, old, vault.reseal(old)) for claim_id, old in batch]
        database.write(partial(_replace, sealed=sealed))
        done, last = done + len(batch), batch[-1][0]
        progress(done)
    return done


def reseal_second_steps(database: "Database", vault: "Vault") -> None:
    """Seals the secrets of the second steps with the newest key; a school has few, so all at once."""
    sealed = select(Staff.id, Staff.totp_sealed).where(Staff.totp_sealed.is_not(None))
    with database.read() as connection:
        found = [(number, old, vault.reseal(old)) for number, old in connection.execute(sealed) if old]

    def act(connection: Connection) -> None:
        for number, old, new in found:
            still = update(Staff).where(Staff.id == number, Staff.totp_sealed == old)
            connection.execute(still.values(totp_sealed=new))

    database.write(act)


def reseal_what_families_wrote(database: "Database", vault: "Vault") -> int:
    """Seals lost notices, requests and disputes with the newest key, in batches; returns how many texts."""
    return sum(_reseal_column(database, vault, column) for column in _WRITTEN)


def _reseal_column(database: "Database", vault: "Vault", column: Any) -> int:
    (number,), done, last = inspect(column.class_).primary_key, 0, 0
    while True:
        wanted = select(number, column).where(number > last, column.is_not(None)).order_by(number)
        with database.read() as connection:
            batch = [tuple(row) for row in connection.execute(wanted.limit(TOGETHER))]
        if not batch:
            return done
        sealed = [(row_id, old, vault.reseal(old)) for row_id, old in batch]
        database.write(partial(_replace_in, column=column, sealed=sealed))
        done, last = done + len(batch), batch[-1][0]


def _replace_in(connection: Connection, column: Any, sealed: Sequence[tuple[int, bytes, bytes]]) -> None:
    """Only what is still as it was read: somebody may have been forgotten meanwhile."""
    (number,) = inspect(column.class_).primary_key
    for row_id, old, new in sealed:
        still = update(column.class_).where(number == row_id, column == old)
        connection.execute(still.values({column: new}))


def _after(database: "Database", claim_id: int) -> list[tuple[int, bytes]]:
    wanted = (
        select(ClaimantRecord.claim_id, ClaimantRecord.sealed)
        .where(ClaimantRecord.claim_id > claim_id)
        .order_by(ClaimantRecord.claim_id)
        .limit(TOGETHER)
    )
    with database.read() as connection:
        return [(row.claim_id, row.sealed) for row in connection.execute(wanted)]


def _replace(connection: Connection, sealed: Sequence[tuple[int, bytes, bytes]]) -> None:
    """Only what is still as it was read: somebody may have been forgotten meanwhile."""
    for claim_id, old, new in sealed:
        connection.execute(
            update(ClaimantRecord)
            .where(ClaimantRecord.claim_id == claim_id, ClaimantRecord.sealed == old)
            .values(sealed=new)
        )
