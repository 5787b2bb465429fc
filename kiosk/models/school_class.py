"""school_class: the classes a family can pick."""

from sqlalchemy import Connection, UniqueConstraint, bindparam, select
from sqlalchemy.orm import Mapped

from kiosk.domain.school_class import SchoolClass
from kiosk.models.base import Base, Id, OfSchool


class SchoolClassRow(Base):
    """One class: the year it entered the school, and its number."""

    __tablename__ = "school_class"
    __table_args__ = (UniqueConstraint("school_id", "entry_year", "number"),)

    id: Mapped[Id]
    school_id: Mapped[OfSchool]
    entry_year: Mapped[int]
    number: Mapped[int]


_CLASSES = (
    select(SchoolClassRow.entry_year, SchoolClassRow.number)
    .where(SchoolClassRow.school_id == bindparam("school_id"))
    .order_by(SchoolClassRow.entry_year.desc(), SchoolClassRow.number)
)


def classes_of(connection: Connection, school_id: int) -> list[SchoolClass]:
    """A school's classes, the youngest first."""
    rows = connection.execute(_CLASSES, {"school_id": school_id})
    return [SchoolClass(year, number) for year, number in rows]
