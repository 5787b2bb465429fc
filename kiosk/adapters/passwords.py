"""Passwords of staff: argon2id, and the same work for a name that does not exist."""

import secrets
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

_hasher = PasswordHasher()


def hashed(password: str) -> str:
    """The password's argon2id hash."""
    return _hasher.hash(password)


def fits(password: str, known_hash: str) -> bool:
    """Whether the password has that hash; an empty hash costs as much time and never fits."""
    try:
        return _hasher.verify(known_hash or _nobody(), password) and bool(known_hash)
    except (VerificationError, InvalidHashError):
        return False


@cache
def _nobody() -> str:
    return _hasher.hash(secrets.token_urlsafe(16))
