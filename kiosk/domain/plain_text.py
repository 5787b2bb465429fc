"""What people type into one line, as it is kept: half-width, single gaps, nothing that cannot be seen."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})


def tidied(text: str) -> str:
    """One line without control characters, zero-width marks or turned writing; line ends become gaps."""
    text = unicodedata.normalize("NFKC", text)
    kept = "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)
    return " ".join(unicodedata.normalize("NFKC", kept).split())
