"""The access log as the school office reads it, and whether its chain is whole."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, select

from kiosk.domain.access_chain import BEFORE_THE_FIRST, AccessFacts, entry_digest
from kiosk.models import AccessEntry, Staff
from kiosk.models.access_entry import reason_since

__all__ = [
    "Checked",
    "EntryPage",
    "EntrySeen",
    "Wanted",
    "entries_after",
    "entries_before",
    "first_break",
    "last_digest",
    "newest_break",
    "reason_since",
]

_CHECKED_AT_ONCE = 2000


@dataclass(frozen=True)
class EntrySeen:
    """One entry, with the name of who looked."""

    id: int
    staff_id: int
    staff_name: str
    act: str
    claim_id: int | None
    reason: str
    at: datetime


@dataclass(frozen=True)
class EntryPage:
    """Entries, newest first. `newer`, `older`: whether there are more on that side."""

    entries: Sequence[EntrySeen]
    newer: bool
    older: bool


@dataclass(frozen=True)
class Checked:
    """`broken`: the first entry that does not follow, None if all do; `to_the_first`: were all read?"""

    broken: int | None
    to_the_first: bool


@dataclass(frozen=True)
class Wanted:
    """What of the log is asked for; None and "" narrow nothing."""

    staff_id: int | None = None
    act: str = ""


def entries_before(
    connection: Connection, school_id: int, wanted: Wanted, before: int | None = None, at_most: int = 50
) -> EntryPage:
    """The newest entries, or those older than entry `before`."""
    limits = [AccessEntry.id < before] if before is not None else []
    found = _rows(connection, _entries(school_id, wanted, *limits).order_by(AccessEntry.id.desc()), at_most)
    return EntryPage(found[:at_most], before is not None, len(found) > at_most)


def entries_after(
    connection: Connection, school_id: int, wanted: Wanted, after: int, at_most: int = 50
) -> EntryPage:
    """The entries that came next after entry `after`."""
    found = _rows(
        connection, _entries(school_id, wanted, AccessEntry.id > after).order_by(AccessEntry.id), at_most
    )
    return EntryPage(found[:at_most][::-1], len(found) > at_most, True)


def last_digest(connection: Connection, school_id: int) -> bytes | None:
    """The digest of the newest entry: written down somewhere else, it later shows whether the end was cut."""
    newest = select(AccessEntry.digest).where(AccessEntry.school_id == school_id)
    return connection.scalar(newest.order_by(AccessEntry.id.desc()).limit(1))


def first_break(connection: Connection, school_id: int) -> int | None:
    """The id of the first entry that does not follow from the one before it; None while the chain is whole.

    Entries without a digest are older than the chain, and may stand before its first one only.
    """
    return _break_after(connection, school_id, 0, None)


def newest_break(connection: Connection, school_id: int, newest: int) -> Checked:
    """The same for so many of the newest entries: what the log costs to look at does not grow with it."""
    ours = select(AccessEntry.id, AccessEntry.digest).where(AccessEntry.school_id == school_id)
    before = connection.execute(ours.order_by(AccessEntry.id.desc()).offset(newest).limit(1)).one_or_none()
    if before is None:
        return Checked(first_break(connection, school_id), to_the_first=True)
    return Checked(_break_after(connection, school_id, before.id, before.digest), to_the_first=False)


def _break_after(connection: Connection, school_id: int, number: int, digest: bytes | None) -> int | None:
    """The first entry after that one, whose digest is given, which does not follow."""
    before, begun = digest or BEFORE_THE_FIRST, digest is not None
    every = (
        select(AccessEntry.__table__)
        .where(AccessEntry.school_id == school_id, AccessEntry.id > number)
        .order_by(AccessEntry.id)
    )
    with connection.execute(every, execution_options={"yield_per": _CHECKED_AT_ONCE}) as rows:
        for row in rows:
            if row.digest is None and not begun:
                continue
            begun = True
            facts = AccessFacts(row.school_id, row.staff_id, row.act, row.claim_id, row.reason, row.at)
            before = entry_digest(before, facts)
            if row.digest != before:
                return int(row.id)
    return None


def _entries(school_id: int, wanted: Wanted, *limits: ColumnElement[bool]) -> Select[*tuple[Any, ...]]:
    narrowed = list(limits)
    if wanted.staff_id is not None:
        narrowed.append(AccessEntry.staff_id == wanted.staff_id)
    if wanted.act:
        narrowed.append(AccessEntry.act == wanted.act)
    return (
        select(
            AccessEntry.id,
            AccessEntry.staff_id,
            Staff.display_name,
            AccessEntry.act,
            AccessEntry.claim_id,
            AccessEntry.reason,
            AccessEntry.at,
        )
        .join(Staff, Staff.id == AccessEntry.staff_id)
        .where(AccessEntry.school_id == school_id, *narrowed)
    )


def _rows(connection: Connection, wanted: Select[*tuple[Any, ...]], at_most: int) -> list[EntrySeen]:
    return [EntrySeen(*row) for row in connection.execute(wanted.limit(at_most + 1))]
