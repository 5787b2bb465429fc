"""The second factor: six digits that change every half minute (RFC 6238: HMAC-SHA-1, 6 digits, 30 s)."""

import base64
import hashlib
import hmac
from datetime import datetime
from urllib.parse import quote

SECONDS = 30
DIGITS = 6
SECRET_BYTES = 20
_DRIFT = 1
"""Steps by which a phone's clock may be ahead or behind."""


def step_at(moment: datetime) -> int:
    """The number of the half minute."""
    return int(moment.timestamp()) // SECONDS


def code_at(secret: bytes, step: int) -> str:
    """The digits of that half minute (RFC 4226, section 5.3)."""
    digest = hmac.new(secret, step.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = digest[-1] & 0x0F
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 10**DIGITS:0{DIGITS}d}"


def matching_step(secret: bytes, typed: str, moment: datetime) -> int | None:
    """The half minute that the typed code is of, the latest that fits; None if it is of none nearby."""
    here = step_at(moment)
    fitting = [
        step
        for step in range(here + _DRIFT, here - _DRIFT - 1, -1)
        if hmac.compare_digest(code_at(secret, step).encode(), typed.encode())
    ]
    return fitting[0] if fitting else None


def looks_like_a_code(typed: str) -> bool:
    """Whether it is six digits, and so no recovery code."""
    return len(typed) == DIGITS and typed.isascii() and typed.isdigit()


def as_text(secret: bytes) -> str:
    """The secret as people and apps type it: 32 letters and digits of base 32."""
    return base64.b32encode(secret).decode()


def from_text(text: str) -> bytes:
    """The secret behind its text."""
    return base64.b32decode(text)


def grouped(text: str) -> str:
    """In fours, as one reads it aloud."""
    return " ".join(text[start : start + 4] for start in range(0, len(text), 4))


def address(secret: str, account: str, issuer: str) -> str:
    """What the QR symbol says to an authenticator app; `secret`: as text."""
    label = f"{quote(issuer, safe='')}:{quote(account, safe='')}"
    return f"otpauth://totp/{label}?secret={secret}&issuer={quote(issuer, safe='')}"
