"""The three lines of a claim, as they are asked and as they were sent."""

from datetime import date

from kiosk.domain.claimant import Claimant
from kiosk.queries.school_rules import SchoolRules
from kiosk.web.class_choices import class_choices
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
    """What a template needs to ask the three lines on a family's own device."""
    return {**asked_anywhere(rules, day), "remembered": remembered() is not None}


def asked_anywhere(rules: SchoolRules, day: date) -> dict[str, object]:
    """What a template needs to ask the three lines, on a device that remembers nobody."""
    return {
        "classes": class_choices(rules.classes, day),
        "contact_required": rules.choices.contact_required,
        "pledge": pledge(rules.choices),
    }
