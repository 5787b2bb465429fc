"""What people type into one line, as it is kept: single gaps, nothing that cannot be seen."""

import unicodedata

_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs"})
_FULL_WIDTH = range(0xFF01, 0xFF5F)
_NARROWED = {
    full: plain for full in _FULL_WIDTH if (plain := chr(full - _FULL_WIDTH.start + ord("!"))).isalnum()
}


def tidied(text: str) -> str:
    """One line without control characters, zero-width marks or turned writing; line ends become gaps.

    Full-width letters and numbers become ordinary ones; Chinese punctuation stays as it is written.
    """
    text = unicodedata.normalize("NFC", text)
    kept = "".join(sign for sign in text if sign.isspace() or unicodedata.category(sign) not in _UNSEEN)
    return " ".join(unicodedata.normalize("NFC", kept).translate(_NARROWED).split())
