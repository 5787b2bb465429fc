"""tag_series: tags that were printed together, so that a lost sheet can be cancelled."""

from sqlalchemy import ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, BigId, Id, MaybeTime, OfStation, Time


class TagSeries(Base):
    """One print. `layout`: the name of its sheet; `printed_by`: None where the operator's command did it."""

    __tablename__ = "tag_series"
    __table_args__ = (Index("ix_tag_series_station", "station_id", "id"),)

    id: Mapped[Id]
    station_id: Mapped[OfStation]
    layout: Mapped[str] = mapped_column(String(60))
    count: Mapped[int]
    printed_at: Mapped[Time]
    printed_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))
    cancelled_at: Mapped[MaybeTime]
    cancelled_by: Mapped[int | None] = mapped_column(BigId, ForeignKey("staff.id"))
