"""keeper: a pupil who serves at the station."""

from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, Id, Name, OfSchool


class Keeper(Base):
    """A keeper by display name; `active` is false once they left the roster."""

    __tablename__ = "keeper"

    id: Mapped[Id]
    school_id: Mapped[OfSchool]
    display_name: Mapped[Name]
    active: Mapped[bool] = mapped_column(default=True)
