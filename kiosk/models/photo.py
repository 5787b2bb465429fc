"""photo: what is known of a stored picture; the picture itself is in the photo store."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, Time


class Photo(Base):
    """A picture by its content-addressed name. Sizes in pixels."""

    __tablename__ = "photo"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    width: Mapped[int]
    height: Mapped[int]
    thumb_width: Mapped[int]
    thumb_height: Mapped[int]
    kept_at: Mapped[Time]
