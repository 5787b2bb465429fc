"""staff_session: a sign-in that the server can end; a cookie alone would outlive the sign-out."""

from sqlalchemy import ForeignKey, Index, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, MaybeTime, Time


class StaffSession(Base):
    """One signed-in browser; only the digest of its token is kept.

    `device`: what kind of browser it is, for the list from which its owner can end it.
    """

    __tablename__ = "staff_session"
    __table_args__ = (UniqueConstraint("token_digest"), Index("ix_staff_session_expires_at", "expires_at"))

    id: Mapped[Id]
    staff_id: Mapped[int] = mapped_column(BigId, ForeignKey("staff.id"))
    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    created_at: Mapped[Time]
    expires_at: Mapped[Time]
    last_seen_at: Mapped[MaybeTime]
    device: Mapped[str | None] = mapped_column(String(80))
