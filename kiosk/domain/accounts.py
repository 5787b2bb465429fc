"""What an account of the staff may be called, may do, and opens with."""

import re

from kiosk.domain.plain_text import tidied
from kiosk.domain.refusals import FormRefused

ROLES = ("teacher", "admin")
USERNAME_AT_MOST = 40
DISPLAY_NAME_AT_MOST = 40
PASSWORD_AT_LEAST, PASSWORD_AT_MOST = 8, 200
_USERNAME = re.compile(r"[\w.@-]+")


def checked_username(typed: str) -> str:
    """The user name, tidied. Raises FormRefused."""
    name = tidied(typed)
    if not name:
        raise FormRefused({"username": "username_missing"})
    if len(name) > USERNAME_AT_MOST or not _USERNAME.fullmatch(name):
        raise FormRefused({"username": "username_impossible"})
    return name


def checked_display_name(typed: str) -> str:
    """The name that colleagues read, tidied. Raises FormRefused."""
    name = tidied(typed)
    if not name:
        raise FormRefused({"display_name": "display_name_missing"})
    if len(name) > DISPLAY_NAME_AT_MOST:
        raise FormRefused({"display_name": "name_too_long"})
    return name


def checked_role(typed: str) -> str:
    """The role. Raises FormRefused."""
    if typed not in ROLES:
        raise FormRefused({"role": "role_missing"})
    return typed


def checked_password(typed: str, field: str = "new_password") -> str:
    """A password that is long enough, exactly as typed. Raises FormRefused for that field."""
    if len(typed) < PASSWORD_AT_LEAST:
        raise FormRefused({field: "password_too_short"})
    if len(typed) > PASSWORD_AT_MOST:
        raise FormRefused({field: "password_too_long"})
    return typed
