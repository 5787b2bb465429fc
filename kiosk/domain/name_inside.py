"""A name found in a thing, as it is written down: to be sealed at once, and read by teachers alone."""

from dataclasses import dataclass

from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import FormRefused

NAME_AT_MOST = 40
CLASS_AT_MOST = 20


@dataclass(frozen=True)
class NameInside:
    """What stands in the thing. `class_line`: the class as it is written there; either may be empty."""

    name: str
    class_line: str

    @property
    def text(self) -> str:
        """Both as one text, to be sealed; neither has a second line."""
        return f"{self.name}\n{self.class_line}"


def read_name_inside(name: str, class_line: str) -> NameInside | None:
    """What was typed, tidied; None if nothing was.

    Raises FormRefused naming `name_inside` or `class_inside`.
    """
    inside = NameInside(tidied(name), tidied(class_line))
    faults = {
        "name_inside": "name_too_long" if len(inside.name) > NAME_AT_MOST else None,
        "class_inside": "class_too_long" if len(inside.class_line) > CLASS_AT_MOST else None,
    }
    if reasons := {field: reason for field, reason in faults.items() if reason}:
        raise FormRefused(reasons)
    return inside if inside.name or inside.class_line else None


def from_text(text: str) -> NameInside:
    """The same, out of its text."""
    name, _, class_line = text.partition("\n")
    return NameInside(name, class_line)
