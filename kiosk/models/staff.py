"""staff: teachers and the school office."""

from sqlalchemy import CheckConstraint, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, Id, Key, Name, OfSchool


class Staff(Base):
    """An account. `role`: teacher or admin."""

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
