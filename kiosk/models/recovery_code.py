"""recovery_code: a way in for staff whose second factor is lost; each works once."""

from sqlalchemy import ForeignKey, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, MaybeTime


class RecoveryCode(Base):
    """A code of one account; only its digest is kept."""

    __tablename__ = "recovery_code"
    __table_args__ = (UniqueConstraint("staff_id", "digest"),)

    id: Mapped[Id]
    staff_id: Mapped[int] = mapped_column(BigId, ForeignKey("staff.id"))
    digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    used_at: Mapped[MaybeTime]
