"""school: who runs stations."""

from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, Id, Name, Time


class School(Base):
    """One school; everything else belongs to one."""

    __tablename__ = "school"

    id: Mapped[Id]
    name_zh: Mapped[Name]
    name_en: Mapped[Name] = mapped_column(default="")
    timezone: Mapped[Name] = mapped_column(default="Asia/Shanghai")
    created_at: Mapped[Time]
