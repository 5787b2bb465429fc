"""staff: teachers and the school office."""

from sqlalchemy import CheckConstraint, LargeBinary, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, MaybeTime, Name, OfSchool


class Staff(Base):
    """An account. `role`: teacher or admin.

    `totp_sealed`: the secret of the second factor, None without one; `totp_step`: the last one that was used.
    `visited_at`: until when they know what happened, so that the Today page can say what is new since.
    """

    __tablename__ = "staff"
    __table_args__ = (
        UniqueConstraint("username"),
        CheckConstraint("role IN ('teacher', 'admin')", name="role_known"),
    )

    id: Mapped[Id]
    school_id: Mapped[OfSchool]
    username: Mapped[str] = mapped_column(String(40))
    display_name: Mapped[Name]
    password_hash: Mapped[str] = mapped_column(String(200))
    role: Mapped[Key]
    active: Mapped[bool] = mapped_column(default=True)
    totp_sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    totp_step: Mapped[int | None] = mapped_column(BigId)
    visited_at: Mapped[MaybeTime]
