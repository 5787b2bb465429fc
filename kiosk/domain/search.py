"""Finding a thing by the words people type: Chinese, English, or pinyin."""

import unicodedata

from kiosk.domain.pinyin import spelled

_FILLERS = frozenset("的了个只件条把顶双副根本一我")
AT_MOST = 60


def searchable(*phrases: str) -> str:
    """One line in which every phrase can be found as written, in lower case, and as pinyin."""
    written = [normalised(phrase) for phrase in phrases if phrase]
    spoken = [spelled(word) for phrase in written for word in phrase.split() if not word.isascii()]
    return " ".join(dict.fromkeys([*written, *spoken]))


def terms(query: str) -> list[str]:
    """The pieces of a query, each of which must be found.

    Chinese is taken character by character, because people write 蓝水杯 and 蓝色的水杯 for the same cup
    and no list of words is needed to find both; fillers that nobody stores are left out.
    """
    pieces: list[str] = []
    for word in normalised(query[:AT_MOST]).split():
        pieces += [word] if word.isascii() else [piece for piece in word if piece not in _FILLERS]
    return list(dict.fromkeys(pieces))


def normalised(text: str) -> str:
    """Text as it is compared: half-width, lower case, punctuation as gaps."""
    text = unicodedata.normalize("NFKC", text).casefold()
    return " ".join("".join(character if character.isalnum() else " " for character in text).split())
