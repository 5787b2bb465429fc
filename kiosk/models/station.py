"""station: one board at one gate."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, Code, Id, Name, OfSchool, Time


class Station(Base):
    """A station. `code` is on its poster and can be renewed; `slug` is its public address and stays."""

    __tablename__ = "station"
    __table_args__ = (UniqueConstraint("slug"),)

    id: Mapped[Id]
    school_id: Mapped[OfSchool]
    slug: Mapped[str] = mapped_column(String(40))
    name_zh: Mapped[Name]
    name_en: Mapped[Name] = mapped_column(default="")
    code: Mapped[Code]
    code_since: Mapped[Time]
