"""The channels of a school, for its office: where they lead stays sealed here."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, func, select

from kiosk.domain.announcements import kinds_of
from kiosk.models import Announcement, Channel


@dataclass(frozen=True)
class ChannelSeen:
    """A channel. `fault`: why the newest announcement did not arrive, None when it did or none was sent.

    `operators`: it is the server's, and not the school's to change; `waiting`: how many are on their way.
    """

    id: int
    title: str
    sealed: bytes | None
    kinds: tuple[str, ...]
    language: str
    reached_at: datetime | None
    fault: str | None
    operators: bool
    waiting: int


def channels_of(connection: Connection, school_id: int) -> list[ChannelSeen]:
    """All that were not given up: the school's own in their order, then the operator's."""
    return _seen(connection.execute(_channels(school_id).order_by(Channel.made_by.is_(None), Channel.id)))


def has_channels(connection: Connection, school_id: int) -> bool:
    """Whether anything of that school is announced anywhere."""
    open_ones = select(Channel.id).where(Channel.school_id == school_id, Channel.removed_at.is_(None))
    return connection.scalar(open_ones.limit(1)) is not None


def own_channel(connection: Connection, school_id: int, channel_id: int) -> ChannelSeen | None:
    """One of the school's own."""
    mine = _channels(school_id).where(Channel.id == channel_id, Channel.made_by.is_not(None))
    return next(iter(_seen(connection.execute(mine))), None)


def _channels(school_id: int) -> Select[*tuple[Any, ...]]:
    waiting = (
        select(func.count())
        .where(Announcement.channel_id == Channel.id)
        .where(Announcement.sent_at.is_(None), Announcement.given_up_at.is_(None))
        .scalar_subquery()
    )
    open_ones = (Channel.school_id == school_id, Channel.removed_at.is_(None))
    return select(Channel, waiting.label("waiting")).where(*open_ones)


def _seen(rows: Iterable[Any]) -> list[ChannelSeen]:
    return [
        ChannelSeen(
            id=row.id,
            title=row.title,
            sealed=row.sealed,
            kinds=kinds_of(row.kinds),
            language=row.language,
            reached_at=row.reached_at,
            fault=row.fault,
            operators=row.made_by is None,
            waiting=row.waiting,
        )
        for row in rows
    ]
