"""channel: where a school wants its announcements, such as the robot of a teachers' group."""

from sqlalchemy import ForeignKey, LargeBinary, String
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, Key, MaybeTime, Name, OfSchool, Time


class Channel(Base):
    """A channel. `sealed`: its address, which is a secret; `kinds`: which announcements, commas between.

    `language`: zh or en; `reached_at`: when the newest announcement reached it; `fault`: why the newest one
    did not, None when it did; `made_by`: None for one of the server's operator; `removed_at`: when it was
    given up, its address deleted.
    """

    __tablename__ = "channel"

    id: Mapped[Id]
    school_id: Mapped[OfSchool]
    title: Mapped[Name]
    sealed: Mapped[bytes | None] = mapped_column(LargeBinary)
    kinds: Mapped[str] = mapped_column(String(200))
    language: Mapped[Key]
    made_at: Mapped[Time]
    made_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))
    reached_at: Mapped[MaybeTime]
    fault: Mapped[Key | None]
    removed_at: Mapped[MaybeTime]
