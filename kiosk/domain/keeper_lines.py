"""A keeper as a teacher writes one on a line: 陈一鸣 三(2)班, or the class first, or no class at all."""

import re
from datetime import date

from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import FormRefused
from kiosk.domain.school_class import SchoolClass, parse

NAME_AT_MOST = 20
LINES_AT_MOST = 400
_PARTS_OF_A_CLASS = 4
_GAP = re.compile(r"[\s,，;；、|]+")


class LineRefused(FormRefused):
    """A line that cannot be accepted. `number`: which one, from 1."""

    def __init__(self, number: int, line: str, reason: str) -> None:
        super().__init__({"lines": reason})
        self.number = number
        self.line = line
        self.reason = reason


def name_and_class(line: str, day: date) -> tuple[str, SchoolClass | None]:
    """What stands on a line. What cannot be read as a class is part of the name."""
    parts = [part for part in _GAP.split(tidied(line)) if part]
    for count in range(min(_PARTS_OF_A_CLASS, len(parts)), 0, -1):
        for written, rest in ((parts[-count:], parts[:-count]), (parts[:count], parts[count:])):
            if found := parse(" ".join(written), day):
                return " ".join(rest), found
    joined = " ".join(parts)
    for place in range(len(joined) if joined.endswith("班") else 0):
        if found := parse(joined[place:], day):
            return joined[:place], found
    return joined, None


def checked_name(name: str) -> str:
    """A keeper's name as it is kept. Raises FormRefused."""
    name = tidied(name)
    if not any(sign.isalpha() for sign in name):
        raise FormRefused({"name": "keeper_name_missing"})
    if len(name) > NAME_AT_MOST:
        raise FormRefused({"name": "keeper_name_too_long"})
    return name
