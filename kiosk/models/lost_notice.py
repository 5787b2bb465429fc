"""lost_notice: a family misses something; and the things that might be it."""

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, LargeBinary, String, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, MaybeTime, OfSchool, Time

_OPEN = text("closed_at IS NULL")


class LostNotice(Base):
    """A notice behind a private link.

    `words`: what the family wrote about the thing, without a name; `sealed`: how to reach them, readable only
    with the school's keys, None once forgotten; `closes_on`: the day on which it closes by itself.
    `outcome`: found, withdrawn or expired; None while it is open.
    """

    __tablename__ = "lost_notice"
    __table_args__ = (
        UniqueConstraint("token_digest"),
        UniqueConstraint("form_key"),
        CheckConstraint("outcome IN ('found', 'withdrawn', 'expired')", name="outcome_known"),
        Index("ix_lost_notice_open", "school_id", "id", sqlite_where=_OPEN, postgresql_where=_OPEN),
    )

    id: Mapped[Id]
    school_id: Mapped[OfSchool]
    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    form_key: Mapped[str] = mapped_column(String(64))
    category_id: Mapped[int] = mapped_column(BigId, ForeignKey("category.id"))
    colour: Mapped[Key | None]
    place_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("place.id"))
    lost_on: Mapped[date]
    words: Mapped[str] = mapped_column(String(200), default="")
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    made_at: Mapped[Time]
    closes_on: Mapped[date]
    closed_at: Mapped[MaybeTime]
    outcome: Mapped[Key | None]


class NoticeMatch(Base):
    """A thing that might be the one.

    `score`: 0–100; `reasons`: JSON list of keys that the web has words for.
    """

    __tablename__ = "notice_match"
    __table_args__ = (Index("ix_notice_match_item", "item_id"),)

    notice_id: Mapped[int] = mapped_column(BigId, ForeignKey("lost_notice.id"), primary_key=True)
    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("item.id"), primary_key=True)
    score: Mapped[int]
    reasons: Mapped[str] = mapped_column(String(400))
    at: Mapped[Time]
    dismissed_at: Mapped[MaybeTime]
