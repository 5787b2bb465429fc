"""The classes of a school to pick from, in a form of any face."""

from datetime import date
from itertools import groupby

from flask_babel import gettext as _

from kiosk.domain.claimant import NO_CLASS
from kiosk.domain.school_class import GRADES, SchoolClass

Choices = list[tuple[str, list[tuple[str, str]]]]
"""What a class is called and how a form carries it, by grade."""


def class_choices(classes: list[SchoolClass], day: date) -> Choices:
    """The classes to pick from, by grade, and a way for those who have none."""
    present = [school_class for school_class in classes if 1 <= school_class.grade(day) <= GRADES]
    grades = [
        (_("Grade %(grade)s", grade=grade), [(member.key, member.label(day)) for member in members])
        for grade, members in groupby(present, key=lambda school_class: school_class.grade(day))
    ]
    return [*grades, (_("Others"), [(NO_CLASS, _("Teacher or guest"))])]
