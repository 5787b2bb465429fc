"""Between the two steps of a sign-in: a signed cookie that says whose password was right, for five minutes.

It opens nothing without a code, and says nothing of the password but which one it was.
"""

from datetime import datetime, timedelta

from flask import current_app, request
from itsdangerous import BadSignature, URLSafeSerializer
from werkzeug.wrappers import Response

from kiosk.services.signing_in import HalfSigned
from kiosk.web.here import current_station, now
from kiosk.web.security import cookie_name, keep_cookie

_COOKIE = "half"
_LASTS = timedelta(minutes=5)


def keep_half(response: Response, half: HalfSigned) -> None:
    """Lets this browser go on to the second step."""
    until = (now() + _LASTS).isoformat()
    value = _signer().dumps([half.staff_id, half.password_mark, until])
    lasts = int(_LASTS.total_seconds())
    keep_cookie(response, current_station().config, _COOKIE, str(value), lasts)


def half_signed() -> HalfSigned | None:
    """Whose second step this browser may take; None once the time is over."""
    try:
        staff_id, mark, until = _signer().loads(request.cookies.get(_name(), ""))
    except BadSignature:
        return None
    return HalfSigned(staff_id, mark) if now() < datetime.fromisoformat(until) else None


def drop_half(response: Response) -> None:
    """The second step was taken."""
    config = current_station().config
    response.delete_cookie(_name(), secure=config.is_secure, httponly=True, samesite="Lax")


def _name() -> str:
    return cookie_name(current_station().config, _COOKIE)


def _signer() -> URLSafeSerializer:
    return URLSafeSerializer(str(current_app.secret_key), salt="a sign-in that waits for its code")
