"""Announcements are made once, taken by one sender at a time, and sent or given up; no network here."""

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import Connection, Select, delete, insert, select, update
from sqlalchemy.exc import IntegrityError

from kiosk.domain.announcements import KEPT_FOR, PAUSES, pause_after
from kiosk.models import Announcement, Channel

if TYPE_CHECKING:
    from kiosk.adapters.database import Database


class ToMake(Protocol):
    """An announcement to be, as queries/due_announcements.py finds it."""

    @property
    def channel_id(self) -> int: ...
    @property
    def kind(self) -> str: ...
    @property
    def about(self) -> str: ...
    @property
    def facts(self) -> Mapping[str, Any]: ...


@dataclass(frozen=True)
class Taken:
    """An announcement that this sender took. `tries`: with this one; `sealed`: the channel's address."""

    id: int
    channel_id: int
    kind: str
    facts: str
    tries: int
    sealed: bytes | None
    language: str


def make_announcement(database: "Database", wanted: ToMake, now: datetime) -> bool:
    """Makes it, to be sent at once; whether it was new. Of two servers that make the same one, one does."""
    row = {
        "channel_id": wanted.channel_id,
        "kind": wanted.kind,
        "about": wanted.about,
        "facts": json.dumps(dict(wanted.facts), ensure_ascii=False),
        "made_at": now,
        "next_try_at": now,
        "tries": 0,
    }
    try:
        database.write(lambda connection: connection.execute(insert(Announcement).values(row)))
    except IntegrityError:
        return False
    return True


def take_announcement(database: "Database", passing_over: Collection[int], now: datetime) -> Taken | None:
    """The longest waiting one that is due, or None; its next try is put off, so nobody else takes it.

    `passing_over`: channels to leave alone. A sender that dies has it tried again after the pause.
    """
    with database.read() as connection:
        rows = connection.execute(_waiting(passing_over, now)).all()
    for row in rows:
        taken = database.write(partial(_take, row=row, now=now))
        if taken:
            return Taken(row.id, row.channel_id, row.kind, row.facts, row.tries + 1, row.sealed, row.language)
    return None


def note_reached(database: "Database", taken: Taken, now: datetime) -> None:
    """It arrived."""

    def act(connection: Connection) -> None:
        connection.execute(update(Announcement).where(Announcement.id == taken.id).values(sent_at=now))
        reached = update(Channel).where(Channel.id == taken.channel_id)
        connection.execute(reached.values(reached_at=now, fault=None))

    database.write(act)


def note_fault(database: "Database", taken: Taken, fault: str, now: datetime) -> None:
    """It did not; `fault`: a key that the web has words for. After the last try it is given up."""

    def act(connection: Connection) -> None:
        pause = pause_after(taken.tries)
        then = {"next_try_at": now + pause} if pause else {"given_up_at": now}
        connection.execute(update(Announcement).where(Announcement.id == taken.id).values(then))
        connection.execute(update(Channel).where(Channel.id == taken.channel_id).values(fault=fault))

    database.write(act)


def delete_old_announcements(database: "Database", now: datetime) -> None:
    """Deletes what was made so long ago that nobody asks for it."""
    old = Announcement.made_at < now - KEPT_FOR
    with database.read() as connection:
        if connection.scalar(select(Announcement.id).where(old).limit(1)) is None:
            return
    database.write(lambda connection: connection.execute(delete(Announcement).where(old)))


def _waiting(passing_over: Collection[int], now: datetime) -> Select[*tuple[Any, ...]]:
    return (
        select(Announcement, Channel.sealed, Channel.language)
        .join(Channel, Channel.id == Announcement.channel_id)
        .where(Announcement.sent_at.is_(None), Announcement.given_up_at.is_(None))
        .where(Announcement.next_try_at <= now, Channel.removed_at.is_(None))
        .where(Announcement.channel_id.not_in(passing_over))
        .order_by(Announcement.next_try_at, Announcement.id)
        .limit(8)
    )


def _take(connection: Connection, row: Any, now: datetime) -> bool:
    """Only while nobody else did: whoever takes it moves its next try."""
    put_off = now + (pause_after(row.tries + 1) or PAUSES[-1])
    still = update(Announcement).where(
        Announcement.id == row.id,
        Announcement.next_try_at == row.next_try_at,
        Announcement.sent_at.is_(None),
        Announcement.given_up_at.is_(None),
    )
    return connection.execute(still.values(tries=row.tries + 1, next_try_at=put_off)).rowcount == 1
