"""/teacher/school: what a school is made of and how it wants things, with a way to each."""

from dataclasses import dataclass

from kiosk.domain.school_class import GRADES
from kiosk.queries.kinds import kinds_of, places_of
from kiosk.queries.school_rules import SchoolRules, rules_of
from kiosk.queries.stations import stations_of
from kiosk.web.audience import ADMIN, audience
from kiosk.web.here import current_station, today
from kiosk.web.teachers import teachers
from kiosk.web.teachers.session import current_staff
from kiosk.web.teachers.shown import page


@dataclass(frozen=True)
class ClassesSeen:
    """How many classes a school has now, and in how many grades; `left`: classes that are gone by now."""

    classes: int
    grades: int
    left: int


@teachers.get("/teacher/school")
@audience(ADMIN)
def school() -> str:
    """A card for each part."""
    staff = current_staff()
    with current_station().database.read() as connection:
        stations = stations_of(connection, staff.school_id)
        kinds = kinds_of(connection, staff.school_id)
        places = places_of(connection, staff.school_id)
        rules = rules_of(connection, staff.school_id)
    return page(
        "school",
        stations=stations,
        kinds=kinds,
        held=sum(kind.held for kind in kinds),
        places=places,
        classes=_classes(rules),
        choices=rules.choices,
    )


def _classes(rules: SchoolRules) -> ClassesSeen:
    day = today(current_staff().timezone)
    grades = [each.grade(day) for each in rules.classes]
    present = [grade for grade in grades if 1 <= grade <= GRADES]
    return ClassesSeen(len(present), len(set(present)), sum(grade > GRADES for grade in grades))
