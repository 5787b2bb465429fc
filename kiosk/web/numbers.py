"""Numbers as they arrive in addresses and forms: small enough for every database, or none at all."""

_DIGITS_AT_MOST = 18


def whole(text: str | None) -> int | None:
    """The whole number written there; None for anything else and for more than 18 digits."""
    if text and len(text) <= _DIGITS_AT_MOST and text.isascii() and text.isdigit():
        return int(text)
    return None
