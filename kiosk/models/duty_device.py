"""duty_device: a tablet or phone on which the duty's code was typed."""

from sqlalchemy import ForeignKey, Index, LargeBinary, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, MaybeTime, Time


class DutyDevice(Base):
    """A device on duty. Its cookie holds a token of which only the digest is kept.

    `taken_off_at`: when a teacher took it off duty, None while nobody did.
    """

    __tablename__ = "duty_device"
    __table_args__ = (UniqueConstraint("token_digest"), Index("ix_duty_device_duty", "duty_id"))

    id: Mapped[Id]
    duty_id: Mapped[int] = mapped_column(BigId, ForeignKey("duty.id"))
    keeper_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("keeper.id"))
    token_digest: Mapped[bytes] = mapped_column(LargeBinary(32))
    last_seen_at: Mapped[Time]
    taken_off_at: Mapped[MaybeTime]
