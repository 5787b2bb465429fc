"""setting: what a school chooses for itself; a missing row means the default of domain/choices.py."""

import json
from dataclasses import fields

from sqlalchemy import Connection, ForeignKey, String, select
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.domain.choices import Choices
from kiosk.models.base import Base, BigId


class Setting(Base):
    """One choice of one school. `value`: JSON."""

    __tablename__ = "setting"

    school_id: Mapped[int] = mapped_column(BigId, ForeignKey("school.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(2000))


def choices_of(connection: Connection, school_id: int) -> Choices:
    """A school's choices, with defaults where it made none."""
    rows = connection.execute(
        select(Setting.name, Setting.value).where(
            Setting.school_id == school_id, Setting.name.in_([choice.name for choice in fields(Choices)])
        )
    )
    return Choices(**{name: json.loads(value) for name, value in rows})
