"""keeper: a pupil who serves at the station."""

from datetime import date

from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, Id, Name, OfSchool


class Keeper(Base):
    """A keeper by display name; `active` is false once they left the roster.

    `entry_year` and `class_number`: the class, both None while nobody said which. `joined_on`: the day on
    which they came, or came back, to the roster; None if nobody wrote it down.
    """

    __tablename__ = "keeper"

    id: Mapped[Id]
    school_id: Mapped[OfSchool]
    display_name: Mapped[Name]
    active: Mapped[bool] = mapped_column(default=True)
    entry_year: Mapped[int | None]
    class_number: Mapped[int | None]
    joined_on: Mapped[date | None]
