"""What a form must know of its school: the classes to pick from, and the school's choices."""

from dataclasses import dataclass

from sqlalchemy import Connection

from kiosk.domain.choices import Choices
from kiosk.domain.school_class import SchoolClass
from kiosk.models.school_class import classes_of
from kiosk.models.setting import choices_of


@dataclass(frozen=True)
class SchoolRules:
    """A school's classes, the youngest first, and its choices."""

    classes: list[SchoolClass]
    choices: Choices


def rules_of(connection: Connection, school_id: int) -> SchoolRules:
    """The rules of one school."""
    return SchoolRules(classes_of(connection, school_id), choices_of(connection, school_id))


def board_readers(connection: Connection, school_id: int) -> str:
    """Who may read a school's boards, as domain.choices says it; asked for at every look at a board."""
    return choices_of(connection, school_id).board_readers
