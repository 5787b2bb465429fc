"""label_layout: a sheet of labels that a school measured for itself."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, Id, OfSchool, Time


class LabelLayout(Base):
    """A sheet by the name that the school gave it. `measures`: JSON, lengths in mm."""

    __tablename__ = "label_layout"
    __table_args__ = (UniqueConstraint("school_id", "title"),)

    id: Mapped[Id]
    school_id: Mapped[OfSchool]
    title: Mapped[str] = mapped_column(String(40))
    measures: Mapped[str] = mapped_column(String(600))
    made_at: Mapped[Time]
