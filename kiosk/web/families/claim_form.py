"""The three lines of a claim, as they are asked and as they were sent."""

from datetime import date
from itertools import groupby

from flask_babel import gettext as _

from kiosk.domain.claimant import NO_CLASS, Claimant
from kiosk.domain.school_class import GRADES, SchoolClass
from kiosk.queries.school_rules import SchoolRules
from kiosk.web.families.own_words import pledge
from kiosk.web.families.remembered import remembered
from kiosk.web.forms import Form

FIELDS = ("name", "class_name", "contact")


def typed_claimant(form: Form) -> Claimant:
    """The claimant as typed, unchecked."""
    return Claimant(*(form.values.get(field, "") for field in FIELDS))


def fresh_form() -> Form:
    """A new form, filled in from this device's memory if it was asked to remember."""
    known = remembered()
    if known is None:
        return Form()
    lines = {"name": known.name, "class_name": known.class_key, "contact": known.contact}
    return Form(values={**lines, "remember": "1"})


def asked(rules: SchoolRules, day: date) -> dict[str, object]:
    """What a template needs to ask the three lines."""
    return {
        "classes": class_choices(rules.classes, day),
        "contact_required": rules.choices.contact_required,
        "pledge": pledge(rules.choices),
        "remembered": remembered() is not None,
    }


def class_choices(classes: list[SchoolClass], day: date) -> list[tuple[str, list[tuple[str, str]]]]:
    """The classes to pick from, by grade, and a way for those who have none."""
    present = [school_class for school_class in classes if 1 <= school_class.grade(day) <= GRADES]
    grades = [
        (_("Grade %(grade)s", grade=grade), [(member.key, member.label(day)) for member in members])
        for grade, members in groupby(present, key=lambda school_class: school_class.grade(day))
    ]
    return [*grades, (_("Others"), [(NO_CLASS, _("Teacher or guest"))])]
