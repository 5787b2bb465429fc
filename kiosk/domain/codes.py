"""Codes printed on tags and stations: short, typed by hand, safe against one slip.

Eight characters without 0 O 1 I L U; the last makes a weighted sum divisible by 31, a prime, so
every single wrong character and every pair of swapped ones is noticed.
"""

import re
import unicodedata
from collections.abc import Callable

ALPHABET = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 8
_PRIME = 31
_VALUES = {character: value for value, character in enumerate(ALPHABET)}

# A scanner that types goes through the keyboard in use, and a Chinese one makes 、 of a slash.
# A screen's address has the word of a minute behind the station's code.
_ADDRESS = re.compile(
    r"[/\\、][ts][/\\、]([^/\\、?#]+)(?:[/\\、][0-9A-Z]{8})?[/\\、]?(?:[?#].*)?$", re.IGNORECASE | re.DOTALL
)
_LONGEST_READ = 2_000


def check_character(body: str) -> str | None:
    """The eighth character for seven, or None for the one body in 31 that has none."""
    total = sum(weight * _VALUES[character] for weight, character in enumerate(body, start=2))
    value = -total % _PRIME
    return ALPHABET[value] if value < len(ALPHABET) else None


def new_code(choose: Callable[[str], str]) -> str:
    """A fresh code; `choose` picks one character at random from the text it is given."""
    while True:
        body = "".join(choose(ALPHABET) for _ in range(LENGTH - 1))
        if check := check_character(body):
            return body + check


def normalised(typed: str) -> str:
    """What a person typed, as it would be printed: capitals, half-width, no gaps or dashes."""
    text = unicodedata.normalize("NFKC", typed).upper()
    return "".join(character for character in text if character.isalnum())


def is_well_formed(code: str) -> bool:
    """Whether a normalised code could have been printed; False means it was mistyped."""
    if len(code) != LENGTH or any(character not in _VALUES for character in code):
        return False
    return check_character(code[:-1]) == code[-1]


def code_in(text: str) -> str | None:
    """The code in what a scanner read: the address of a tag or a station, or a code by itself.

    None where there is no code, or one that could not have been printed. Whose host the address names is not
    looked at: a school may have moved since its tags were printed.
    """
    read = unicodedata.normalize("NFKC", text[:_LONGEST_READ]).strip()
    address = _ADDRESS.search(read)
    code = normalised(address[1] if address else read)
    return code if is_well_formed(code) else None


def grouped(code: str) -> str:
    """`7K3M9QXA` → `7K3M 9QXA`; two halves read aloud better than eight letters."""
    half = (len(code) + 1) // 2
    return f"{code[:half]} {code[half:]}".strip()
