"""tag_series: tags that were printed together, so that a lost sheet can be cancelled."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, MaybeTime, OfStation, Time


class TagSeries(Base):
    """One print. `layout`: the name of its sheet; `printed_by`: None where the operator's command did it.

    `form_key`: of the form that it was asked for with, so that a second press by chance makes no second one.
    """

    __tablename__ = "tag_series"
    __table_args__ = (
        Index("ix_tag_series_station", "station_id", "id"),
        Index("uq_tag_series_form_key", "station_id", "form_key", unique=True),
    )

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    layout: Mapped[str] = mapped_column(String(60))
    count: Mapped[int]
    printed_at: Mapped[Time]
    printed_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))
    form_key: Mapped[str | None] = mapped_column(String(64))
    cancelled_at: Mapped[MaybeTime]
    cancelled_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))
