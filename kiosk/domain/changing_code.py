"""The changing code on a screen: every minute another word, good for that minute and a little longer.

A word is what makes an address of a station that of this very minute. It is written in the letters of the
printed codes, eight of them: 30^8, over 39 bits.
"""

from datetime import datetime

from kiosk.domain.codes import ALPHABET

LENGTH = 8
MINUTE_SECONDS = 60
GRACE_MINUTES = 2
"""So long a word counts after its minute: to open the camera, to walk up, to load a page on a weak signal."""
AHEAD_MINUTES = 1
"""Of two servers one may be a little ahead; the next minute's word is on no screen before that minute."""


def minute_of(moment: datetime) -> int:
    """The number of a minute; it is the same in every time zone."""
    return int(moment.timestamp()) // MINUTE_SECONDS


def good_minutes(now: datetime) -> range:
    """The minutes whose words count now, the oldest first."""
    minute = minute_of(now)
    return range(minute - GRACE_MINUTES, minute + AHEAD_MINUTES + 1)


def seconds_left(now: datetime) -> int:
    """Seconds until another word's minute begins, from 1 to 60."""
    return MINUTE_SECONDS - int(now.timestamp()) % MINUTE_SECONDS


def seconds_good(now: datetime) -> int:
    """Seconds for which the present minute's word still counts."""
    return seconds_left(now) + GRACE_MINUTES * MINUTE_SECONDS


def word_of(digest: bytes) -> str:
    """A digest as a word; `digest`: at least 16 bytes, so that no letter is likelier than another."""
    number, letters = int.from_bytes(digest, "big"), []
    for _place in range(LENGTH):
        number, letter = divmod(number, len(ALPHABET))
        letters.append(ALPHABET[letter])
    return "".join(letters)
