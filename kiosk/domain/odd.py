"""What makes a claim worth a second look. A reason to look kindly, never a verdict, and nothing follows.

Each rule is one sentence that a teacher can be told, and each has an innocent reading.
"""

from collections.abc import Collection
from datetime import date, datetime, timedelta

from kiosk.domain.school_class import GRADES, SchoolClass, parse

MANY = "many_by_one_contact"
NIGHT = "at_night"
CLASS = "class_not_here"
AGAIN = "missing_again"
FLAGS = (MANY, NIGHT, CLASS, AGAIN)

MANY_AT_LEAST = 5
WEEK = timedelta(days=7)
"""How far back many things are counted, and how soon after it came back a thing goes missing again."""
_NIGHT_BEGINS, _NIGHT_ENDS = 23, 5


def is_many(earlier: int) -> bool:
    """Whether a claim after so many others by the same contact within WEEK makes many."""
    return earlier + 1 >= MANY_AT_LEAST


def is_at_night(local: datetime) -> bool:
    """Whether it is the school's night, from eleven until five. For claims at the station only: who
    registers late from home may well do so at midnight."""
    return local.hour >= _NIGHT_BEGINS or local.hour < _NIGHT_ENDS


def is_class_not_here(class_key: str, classes: Collection[SchoolClass], day: date) -> bool:
    """Whether nobody of that class is at the school that day: it left, has not come yet, or never was there.

    A form that was open over the summer, or a phone that remembers last year's class, sends such a one.
    """
    school_class = parse(class_key, day)
    if school_class is None or school_class not in classes:
        return True
    return not 1 <= school_class.grade(day) <= GRADES
