"""named_thing: a thing with somebody's name in it waits for a teacher, and is never on the board with it."""

from sqlalchemy import ForeignKey, Index, LargeBinary, String, text
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, MaybeTime, OfSchool, Time

_WAITING = text("told_at IS NULL")


class NamedThing(Base):
    """A thing that tells whose it is.

    `sealed`: the name and class that were found in it, readable only with the school's keys, None where
    nobody wrote them down or once forgotten; `photo_name`: a picture that waits until a teacher has looked
    at it; `told_at`: when the class teacher was told.
    """

    __tablename__ = "named_thing"
    __table_args__ = (
        Index(
            "ix_named_thing_waiting", "school_id", "item_id", sqlite_where=_WAITING, postgresql_where=_WAITING
        ),
    )

    item_id: Mapped[int] = mapped_column(BigId, ForeignKey("item.id"), primary_key=True)
    school_id: Mapped[OfSchool]
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    photo_name: Mapped[str | None] = mapped_column(String(32), ForeignKey("photo.name"))
    noted_at: Mapped[Time]
    told_at: Mapped[MaybeTime]
    told_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))
