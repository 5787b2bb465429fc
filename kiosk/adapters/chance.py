"""Random names and codes, none of which can be guessed."""

import secrets

from kiosk.domain import codes

_REF_ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"


def new_code() -> str:
    """A code for a tag or a station."""
    return codes.new_code(secrets.choice)


def new_ref() -> str:
    """A public name for an item, ten characters; not a tag's code, so that the board gives no code away."""
    return "".join(secrets.choice(_REF_ALPHABET) for _ in range(10))


def new_token() -> str:
    """A token of 192 bits, for links and cookies."""
    return secrets.token_urlsafe(24)


def new_duty_code() -> str:
    """Six digits for a day."""
    return f"{secrets.randbelow(1_000_000):06d}"
