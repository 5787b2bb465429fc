"""A family asks a teacher: for a valuable that may be hers, or "that was mine" of what somebody registered.

Both are sealed and stand behind a private link; both can be withdrawn and forgotten from there.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from sqlalchemy import Connection, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.domain.claimant import Claimant
from kiosk.domain.links import digest_of
from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import FormRefused, KeyUsedForAnother, RequestSettled, RequestUnknown
from kiosk.models import Dispute, HeldRequest
from kiosk.services.forgetting import forget_behind
from kiosk.services.forgetting_requests import WITHDRAWN, forget_request_behind
from kiosk.services.receipt_links import link_token
from kiosk.services.writing_claims import checked_claimant

if TYPE_CHECKING:
    from kiosk.adapters.database import Database
    from kiosk.adapters.vault import Vault

WORDS_AT_MOST = 300
Table = type[HeldRequest] | type[Dispute]
VALUABLE: Table = HeldRequest
MINE: Table = Dispute


@dataclass(frozen=True)
class Asked:
    """What is kept of a request. `about`: its kind or its claim, by column; `key`: minted into the form."""

    key: str
    about: dict[str, int]
    claimant: Claimant
    words: str


def read_family(
    connection: Connection,
    typed: Claimant,
    words: str,
    school: tuple[int, str],
    faults: dict[str, str | None],
    now: datetime,
) -> tuple[Claimant, str]:
    """The family and its words, tidied. `school`: its id and time zone; `faults`: what else is wrong.

    Raises FormRefused naming each field at fault.
    """
    words = tidied(words)
    if not words:
        faults = {**faults, "words": "described_missing"}
    elif len(words) > WORDS_AT_MOST:
        faults = {**faults, "words": "described_too_long"}
    reasons = {field: reason for field, reason in faults.items() if reason}
    try:
        claimant, _ = checked_claimant(connection, typed, *school, now)
    except FormRefused as refused:
        raise FormRefused({**reasons, **refused.reasons}) from None
    if reasons:
        raise FormRefused(reasons)
    return claimant, words


def keep_request(
    database: "Database",
    vault: "Vault",
    table: Table,
    asked: Asked,
    now: datetime,
    first: Callable[[Connection], None] = lambda connection: None,
) -> str:
    """Keeps a request, sealed. Returns the token of the family's own page.

    One that is sent again gives the same page. Raises KeyUsedForAnother if its key already made another, and
    whatever `first` raises, which looks at the book in the same transaction.
    """
    token = link_token(vault, asked.key, table.__tablename__)
    with database.read() as connection:
        if _was_sent_before(connection, vault, table, asked):
            return token
    row = {
        **asked.about,
        "token_digest": digest_of(token),
        "form_key": asked.key,
        "sealed": vault.seal(asked.claimant),
        "words": vault.seal_text(asked.words),
        "made_at": now,
    }

    def keep(connection: Connection) -> None:
        first(connection)
        connection.execute(insert(table).values(**row))

    try:
        database.write(keep)
    except IntegrityError:
        with database.read() as connection:
            if _was_sent_before(connection, vault, table, asked):
                return token
        raise
    return token


def withdraw_request(database: "Database", table: Table, token: str, now: datetime) -> None:
    """The family needs it no more. Twice is once. Raises RequestUnknown, or RequestSettled."""

    def withdraw(connection: Connection) -> None:
        behind = table.token_digest == digest_of(token)
        if settle(connection, table, behind, {"settled_at": now, "outcome": WITHDRAWN}) is None:
            outcome = connection.execute(select(table.outcome).where(behind)).one_or_none()
            if outcome is None:
                raise RequestUnknown
            if outcome.outcome != WITHDRAWN:
                raise RequestSettled

    database.write(withdraw)


def forget_request(database: "Database", table: Table, token: str, now: datetime) -> None:
    """Deletes what the family wrote, at once, and the claimant of a receipt that came of it.

    An open request is withdrawn with it. Asked twice it is done once. Raises RequestUnknown.
    """

    def forget(connection: Connection) -> None:
        if not forget_request_behind(connection, table, digest_of(token), now):
            raise RequestUnknown
        forget_behind(connection, digest_of(token))

    database.write(forget)


def settle(connection: Connection, table: Table, which: object, values: dict[str, object]) -> int | None:
    """Settles an open request in the caller's transaction. Returns its id; None if it was not open."""
    waits = table.settled_at.is_(None)
    statement = update(table).where(which, waits).values(**values).returning(table.id)  # type: ignore[arg-type]
    return connection.scalar(statement)


def _was_sent_before(connection: Connection, vault: "Vault", table: Table, asked: Asked) -> bool:
    """Whether this very form made a request. Raises KeyUsedForAnother if it said something else then."""
    known = connection.execute(select(table.__table__).where(table.form_key == asked.key)).one_or_none()
    if known is None:
        return False
    same = all(getattr(known, column) == value for column, value in asked.about.items())
    if known.sealed is not None:
        same = same and vault.open(known.sealed) == asked.claimant
    if known.words is not None:
        same = same and vault.open_text(known.words) == asked.words
    if not same:
        raise KeyUsedForAnother
    return True
