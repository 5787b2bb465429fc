"""A log form that waits: it arrived when its device was no longer on duty, or what it logged was undone.

A tablet that lies in the grass for an hour must not cost a child what it had filled in. The draft lives
in the signed cookie of that one device; its photo is in the store already. A name found in the
thing is not in it, for a cookie is no place for one: the tick comes back, the name is written once more.
"""

from collections.abc import Mapping
from typing import Any

from flask import session

from kiosk.web.forms import Form
from kiosk.web.keepers.photo import is_named, photo_sent
from kiosk.web.sentences import sentence

_KEY = "draft"
_FIELDS = frozenset({"category", "zone", "place", "colour", "found_on", "note", "tag", "no_photo", "named"})
_AT_MOST = 80


def keep_what_was_sent() -> None:
    """Puts the form of this request aside."""
    form = Form.sent()
    # A name alone ticks the box too; without it the draft's photo would wait no more.
    values = {**form.values, "named": "1"} if is_named(form) else form.values
    _keep(values, photo_sent(form).signed, form.key, "draft_waits")


def keep_undone(values: Mapping[str, str], photo: str, key: str) -> None:
    """Puts aside what an undone form had said. `photo`: signed, as the form carries it; `key`: a new one."""
    _keep(values, photo, key, "draft_undone")


def draft() -> Form | None:
    """The form that was put aside, if any, with a sentence that says why it is here."""
    kept: dict[str, Any] | None = session.get(_KEY)
    if not kept:
        return None
    values = {**kept["values"], "kept_photo": kept["photo"]}
    return Form(values=values, key=kept["key"], sentence=sentence(kept.get("why", "draft_waits")))


def drop_draft(key: str) -> None:
    """The form with that key was logged."""
    if session.get(_KEY, {}).get("key") == key:
        del session[_KEY]


def _keep(values: Mapping[str, str], photo: str, key: str, why: str) -> None:
    kept = {name: values[name][:_AT_MOST] for name in _FIELDS if values.get(name)}
    session[_KEY] = {"key": key, "values": kept, "photo": photo, "why": why}
