"""calendar_feed: a teacher's private link to the roster as a calendar."""

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Time


class CalendarFeed(Base):
    """A link, at most one a teacher; only the digest of its token is kept."""

    __tablename__ = "calendar_feed"
    __table_args__ = (UniqueConstraint("token_digest"),)

    staff_id: Mapped[int] = mapped_column(BigId, ForeignKey("staff.id"), primary_key=True)
    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    made_at: Mapped[Time]
