"""What stays in the log form for the next thing: zone, place and day, for as long as the duty lasts."""

from flask import session

from kiosk.web.forms import Form

_KEY = "sticky"
_FIELDS = ("zone", "place", "found_on")


def stay(form: Form, duty_id: int) -> None:
    """The next form begins with these."""
    session[_KEY] = [duty_id, {field: form.values.get(field, "") for field in _FIELDS}]


def stayed(duty_id: int) -> dict[str, str]:
    """What stayed from the thing before, on this duty."""
    kept_for, values = session.get(_KEY, (None, {}))
    return dict(values) if kept_for == duty_id else {}
