"""The three lines, remembered on this device only if asked: sealed, in a cookie that scripts cannot read."""

from base64 import urlsafe_b64decode, urlsafe_b64encode
from binascii import Error as NotBase64

from cryptography.fernet import InvalidToken
from flask import request
from werkzeug.wrappers import Response

from kiosk.domain.claimant import Claimant
from kiosk.web.here import current_station
from kiosk.web.security import cookie_name, keep_cookie

_NAME = "claimant"
REMEMBERED_SECONDS = 180 * 24 * 3600


def remembered() -> Claimant | None:
    """What this device was asked to remember."""
    cookie = request.cookies.get(_cookie())
    if not cookie:
        return None
    try:
        return current_station().vault.open(urlsafe_b64decode(cookie))
    except (InvalidToken, NotBase64, ValueError):
        return None


def remember_if_asked(response: Response, claimant: Claimant) -> None:
    """Keeps the lines on this device if the box was ticked; a box left empty also forgets earlier ones."""
    if not request.form.get("remember"):
        forget(response)
        return
    sealed = urlsafe_b64encode(current_station().vault.seal(claimant)).decode()
    keep_cookie(response, current_station().config, _NAME, sealed, REMEMBERED_SECONDS)


def forget(response: Response) -> None:
    """Removes the lines from this device."""
    response.delete_cookie(
        _cookie(), secure=current_station().config.is_secure, httponly=True, samesite="Lax"
    )


def _cookie() -> str:
    return cookie_name(current_station().config, _NAME)
