"""category: a kind of thing."""

from sqlalchemy import String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.models.base import Base, Id, Key, MaybeTime, Name, OfSchool


class Category(Base):
    """A kind of thing, with an icon. `keep_days`: days before it may move on; `held`: never hung up.

    `icon`: the key of a standard category whose picture it borrows; None for its own key. `removed_at`: when
    the school gave it up; things of that kind still know it.
    """

    __tablename__ = "category"
    __table_args__ = (UniqueConstraint("school_id", "key"),)

    id: Mapped[Id]
    school_id: Mapped[OfSchool]
    key: Mapped[Key]
    name_zh: Mapped[Name]
    name_en: Mapped[Name] = mapped_column(default="")
    measure: Mapped[str] = mapped_column(String(4))
    words: Mapped[str] = mapped_column(String(200), default="")
    keep_days: Mapped[int]
    held: Mapped[bool] = mapped_column(default=False)
    position: Mapped[int]
    icon: Mapped[Key | None]
    removed_at: Mapped[MaybeTime]
