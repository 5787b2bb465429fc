"""tag: a printed label, blank until a keeper binds it."""

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Code, Id, MaybeTime, OfStation, Time


class Tag(Base):
    """A label with a code. One item has at most one tag, and a tag hangs on at most one item.

    `series_id`: what it was printed with; None for tags of the time before series were noted.
    """

    __tablename__ = "tag"

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    code: Mapped[Code]
    item_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("item.id"), unique=True)
    printed_at: Mapped[Time]
    bound_at: Mapped[MaybeTime]
    cancelled_at: Mapped[MaybeTime]
    series_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("tag_series.id"), index=True)
