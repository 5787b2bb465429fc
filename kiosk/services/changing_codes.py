"""The words of a station's changing code: only the holder of the secret key can say the one of a minute."""

from datetime import datetime
from hmac import compare_digest
from typing import TYPE_CHECKING

from kiosk.domain.changing_code import good_minutes, minute_of, word_of
from kiosk.domain.codes import normalised

if TYPE_CHECKING:
    from kiosk.adapters.vault import Vault

_LONGEST_READ = 40


def word_now(vault: "Vault", station_id: int, now: datetime) -> str:
    """The word that stands on the station's screens in this minute."""
    return _word(vault, station_id, minute_of(now))


def is_word_now(vault: "Vault", station_id: int, word: str, now: datetime) -> bool:
    """Whether a word stood on the station's screens just now; capitals, gaps and dashes do not matter."""
    read = normalised(word[:_LONGEST_READ]).encode()
    good = [compare_digest(read, _word(vault, station_id, each).encode()) for each in good_minutes(now)]
    return any(good)


def _word(vault: "Vault", station_id: int, minute: int) -> str:
    return word_of(vault.digest("changing code", str(station_id), str(minute)))
