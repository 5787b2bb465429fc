"""The cookie of a known device: it was on duty at this school before.

It opens nothing. It gives a device tries of its own, so that strangers who use up the strangers' cannot
lock it out. It names the device by chance and the school by number, and nobody by anything.
"""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from kiosk.adapters.chance import new_token
from kiosk.web.here import current_station, now
from kiosk.web.security import cookie_name, keep_cookie

_COOKIE = "known"
_LASTS = timedelta(days=365)


@dataclass(frozen=True)
class KnownDevice:
    """A device by the name that chance gave it; `last_on_duty`: the day, by the id of the school."""

    name: str
    last_on_duty: dict[int, date]


def known_device() -> KnownDevice | None:
    """This device as its cookie knows it, with the schools where it kept a station within a year."""
    try:
        name, days = _signer().loads(request.cookies.get(cookie_name(current_station().config, _COOKIE), ""))
    except BadSignature:
        return None
    since = now().date() - _LASTS
    return KnownDevice(name, {school: day for school, day in _read(days) if day >= since})


def remember(response: Response, school_id: int) -> None:
    """From now on this device is known at that school, for a year."""
    known = known_device() or KnownDevice(new_token(), {})
    days = {**known.last_on_duty, school_id: now().date()}
    value = _signer().dumps([known.name, {str(school): day.isoformat() for school, day in days.items()}])
    lasts = int(_LASTS.total_seconds())
    keep_cookie(response, current_station().config, _COOKIE, str(value), lasts)


def _read(days: dict[str, Any]) -> list[tuple[int, date]]:
    return [(int(school), date.fromisoformat(day)) for school, day in days.items()]


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="a device that kept a station before")
