"""Random names and codes, none of which can be guessed."""

import secrets

from kiosk.domain import codes
from kiosk.domain.totp import SECRET_BYTES

_SYLLABLES = ("bdfghjklmnprstvz", "aeiou")
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


def new_phrase() -> str:
    """A first password to read aloud and type on any keyboard, such as lamo-tezu-bari-nuko; 50 bits."""
    return "-".join("".join(map(secrets.choice, _SYLLABLES * 2)) for _ in range(4))


def new_recovery_code() -> str:
    """Ten characters of the same alphabet as references, in two halves; 49 bits."""
    code = new_ref()
    return f"{code[:5]}-{code[5:]}"


def new_totp_secret() -> bytes:
    """The secret that a phone and the station share."""
    return secrets.token_bytes(SECRET_BYTES)


def new_duty_code() -> str:
    """Six digits for a day."""
    return f"{secrets.randbelow(1_000_000):06d}"
