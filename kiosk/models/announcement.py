"""announcement: what a channel is to be told, kept until it was sent or given up; it names no person."""

from sqlalchemy import ForeignKey, Index, String, Text, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, MaybeTime, Time

_WAITING = text("sent_at IS NULL AND given_up_at IS NULL")


class Announcement(Base):
    """One announcement for one channel.

    `about`: what it speaks of, such as `digest 2026-09-07`, once a channel; `facts`: JSON of what its words
    are made from at the moment of sending; `tries`: how often it was tried.
    """

    __tablename__ = "announcement"
    __table_args__ = (
        UniqueConstraint("channel_id", "about"),
        Index(
            "ix_announcement_waiting", "next_try_at", "id", sqlite_where=_WAITING, postgresql_where=_WAITING
        ),
    )

    id: Mapped[Id]
    channel_id: Mapped[int] = mapped_column(BigId, ForeignKey("channel.id"))
    kind: Mapped[Key]
    about: Mapped[str] = mapped_column(String(64))
    facts: Mapped[str] = mapped_column(Text)
    made_at: Mapped[Time]
    next_try_at: Mapped[Time]
    tries: Mapped[int] = mapped_column(default=0)
    sent_at: Mapped[MaybeTime]
    given_up_at: Mapped[MaybeTime]
