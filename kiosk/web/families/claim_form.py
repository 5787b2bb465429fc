"""The three lines of a claim, as they are asked and as they were sent."""

from datetime import date

from flask import render_template, request

from kiosk.domain.claimant import Claimant
from kiosk.queries.school_rules import SchoolRules
from kiosk.web.class_choices import class_choices
from kiosk.web.families.own_words import pledge
from kiosk.web.families.remembered import remembered
from kiosk.web.forms import Form
from kiosk.web.sentences import sentence

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


def form_alone(form: Form, *more: str) -> str:
    """What was typed waits for one more press, and nothing says what became of the thing.

    For a browser that may not read the board. `more`: fields of the form beside the three lines.
    """
    names = {*FIELDS, *more, "remember", "key"}
    kept = [(name, value) for name, value in form.values.items() if name in names]
    return render_template(
        "errors/form_again.html", sentence=sentence("pass_expired"), action=request.path, fields=kept
    )


def asked(rules: SchoolRules, day: date) -> dict[str, object]:
    """What a template needs to ask the three lines."""
    return {
        "classes": class_choices(rules.classes, day),
        "contact_required": rules.choices.contact_required,
        "pledge": pledge(rules.choices),
        "remembered": remembered() is not None,
    }
