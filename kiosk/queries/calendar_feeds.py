"""Whose calendar a private link opens, and whether a teacher has one."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from kiosk.models import CalendarFeed, School, Staff


@dataclass(frozen=True)
class FeedSeen:
    """The school whose roster a link shows."""

    school_id: int
    name_zh: str
    name_en: str
    timezone: str


def feed_by_digest(connection: Connection, digest: bytes) -> FeedSeen | None:
    """The school behind a link's token; None once it was renewed, ended, or its teacher's account closed."""
    row = connection.execute(
        select(School.id, School.name_zh, School.name_en, School.timezone)
        .join(Staff, Staff.school_id == School.id)
        .join(CalendarFeed, CalendarFeed.staff_id == Staff.id)
        .where(CalendarFeed.token_digest == digest, Staff.active)
    ).one_or_none()
    return FeedSeen(*row) if row else None


def feed_made_at(connection: Connection, staff_id: int) -> datetime | None:
    """When a teacher's link was made; None without one."""
    return connection.scalar(select(CalendarFeed.made_at).where(CalendarFeed.staff_id == staff_id))
