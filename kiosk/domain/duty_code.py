"""The six digits that open a duty, however they were typed."""

import unicodedata

LENGTH = 6


def digits_of(typed: str) -> str:
    """The digits in what was typed, half-width: gaps, dashes and words around them do not matter."""
    text = unicodedata.normalize("NFKC", typed)
    return "".join(str(unicodedata.decimal(sign)) for sign in text if sign.isdecimal())


def is_whole(digits: str) -> bool:
    """Whether these can be a duty's code at all."""
    return len(digits) == LENGTH
