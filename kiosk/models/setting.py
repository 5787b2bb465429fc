"""setting: what a school chooses for itself; a missing row means the default of domain/choices.py."""

import json
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, ForeignKey, String, bindparam, select
from sqlalchemy.orm import Mapped, mapped_column

from kiosk.domain.choices import Choices
from kiosk.models.base import Base, BigId


class Setting(Base):
    """One choice of one school. `value`: JSON."""

    __tablename__ = "setting"

    school_id: Mapped[int] = mapped_column(BigId, ForeignKey("school.id"), primary_key=True)
    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    value: Mapped[str] = mapped_column(String(2000))


_CHOICES = select(Setting.name, Setting.value).where(
    Setting.school_id == bindparam("school_id"), Setting.name.in_([choice.name for choice in fields(Choices)])
)


def choices_of(connection: Connection, school_id: int) -> Choices:
    """A school's choices, with defaults where it made none."""
    rows = connection.execute(_CHOICES, {"school_id": school_id})
    return Choices(**{name: _chosen(value) for name, value in rows})


def _chosen(value: str) -> Any:
    chosen = json.loads(value)
    return tuple(chosen) if isinstance(chosen, list) else chosen
