"""A log form that arrived when its device was no longer on duty: kept until the code was typed again.

A tablet that lies in the grass for an hour must not cost a child what it had filled in. The draft lives
in the signed cookie of that one device; its photo is in the store already.
"""

from typing import Any

from flask import session

from kiosk.web.forms import Form
from kiosk.web.keepers.photo import photo_sent

_KEY = "draft"
_FIELDS = ("category", "zone", "place", "colour", "found_on", "note", "tag", "no_photo")
_AT_MOST = 80


def keep_what_was_sent() -> None:
    """Puts the form of this request aside."""
    form = Form.sent()
    values = {name: form.values[name][:_AT_MOST] for name in _FIELDS if form.values.get(name)}
    session[_KEY] = {"key": form.key, "values": values, "photo": photo_sent(form).signed}


def draft() -> Form | None:
    """The form that was put aside, if any."""
    kept: dict[str, Any] | None = session.get(_KEY)
    if not kept:
        return None
    return Form(values={**kept["values"], "kept_photo": kept["photo"]}, key=kept["key"])


def drop_draft(key: str) -> None:
    """The form with that key was logged."""
    if session.get(_KEY, {}).get("key") == key:
        del session[_KEY]
