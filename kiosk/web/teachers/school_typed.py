"""What the forms of the school's parts have in common: names, places in an order, and what is in the way."""

from collections.abc import Iterable
from typing import Protocol, TypeVar

from flask import request

from kiosk.domain.school_parts import Names
from kiosk.web.forms import Form
from kiosk.web.numbers import whole


class _Part(Protocol):
    @property
    def removed_at(self) -> object: ...


Part = TypeVar("Part", bound=_Part)


def names_in(form: Form) -> Names:
    """The names in both languages as they were typed."""
    return Names(form.values.get("name_zh", ""), form.values.get("name_en", ""))


def number_in(form: Form, field: str) -> int | None:
    """A whole number as it was typed; None for anything else."""
    return whole(form.values.get(field, "").strip())


def place_wanted() -> int:
    """Where something is to stand, from 0; what is no number means the front."""
    return whole(request.form.get("to")) or 0


def in_use_and_gone(parts: Iterable[Part]) -> tuple[list[Part], list[Part]]:
    """What can be chosen, and what was given up."""
    parts = list(parts)
    return [each for each in parts if not each.removed_at], [each for each in parts if each.removed_at]
