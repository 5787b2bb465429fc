"""The log form: what a keeper tapped and typed, read with a sentence for every field at fault."""

from collections.abc import Collection
from datetime import date, timedelta

from kiosk.adapters.chance import new_ref
from kiosk.domain.refusals import (
    CodeMistyped,
    CodeUnknown,
    FormRefused,
    Refusal,
    TagNotBlank,
    TagOfAnotherSchool,
)
from kiosk.queries.kinds import Kind
from kiosk.services.logging_items import LogForm
from kiosk.web.forms import Form
from kiosk.web.keepers.photo import PhotoSent

LONGEST_AGO = timedelta(days=366)


def read_log_form(
    form: Form, photo: PhotoSent, station_id: int, kinds: Collection[Kind], today: date
) -> LogForm:
    """What is to be logged. Raises FormRefused for what is missing, unreadable, or a photo that is none."""
    category = form.values.get("category", "")
    found_on, day_fault = _day(form.values.get("found_on", ""), today)
    held = {kind.key for kind in kinds if kind.held}
    faults = {
        "photo": photo.fault or _photo_missing(form, photo, valuable=category in held),
        "category": None if category else "category_missing",
        "found_on": day_fault,
    }
    if reasons := {field: reason for field, reason in faults.items() if reason}:
        raise FormRefused(reasons)
    return LogForm(
        station_id=station_id,
        ref=new_ref(),
        key=form.key,
        category=category,
        zone=form.values.get("zone") or None,
        place=form.values.get("place") or None,
        colour=form.values.get("colour") or None,
        note=" ".join(form.values.get("note", "").split()),
        tag_code=form.values.get("tag", "").strip() or None,
        found_on=found_on,
    )


def tag_fault(refusal: Refusal) -> FormRefused:
    """Why that tag cannot hang on the thing, as a fault of its field."""
    reasons = {
        CodeMistyped: "code_mistyped",
        CodeUnknown: "code_unknown",
        TagOfAnotherSchool: "tag_of_another_school",
    }
    reason = f"tag_{refusal.condition}" if isinstance(refusal, TagNotBlank) else reasons[type(refusal)]
    return FormRefused({"tag": reason})


def _photo_missing(form: Form, photo: PhotoSent, *, valuable: bool) -> str | None:
    """A family recognises by the picture; of valuables nobody but a teacher sees one."""
    without = valuable or form.values.get("no_photo")
    return None if photo.stored or without else "photo_missing"


def _day(typed: str, today: date) -> tuple[date, str | None]:
    if not typed:
        return today, None
    try:
        day = date.fromisoformat(typed)
    except ValueError:
        return today, "day_unreadable"
    if day > today:
        return day, "day_in_the_future"
    return day, "day_long_ago" if day < today - LONGEST_AGO else None
