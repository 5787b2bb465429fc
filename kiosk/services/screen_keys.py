"""The key by which a browser becomes a screen at a station's gate.

It names the station and not its code, so that a renewed code leaves no screen dark; and it is nowhere kept.
"""

from base64 import b32encode
from hmac import compare_digest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.adapters.vault import Vault

_SIGNS = 16


def screen_key(vault: "Vault", station_id: int, keys: int) -> str:
    """The key of a station's screens; `keys`: domain.choices.Choices.screen_keys of its school."""
    digest = vault.digest("screen", str(station_id), str(keys))
    return f"{station_id}-{b32encode(digest).decode()[:_SIGNS].lower()}"


def station_of_screen_key(key: str) -> int | None:
    """The station that a key says it is of; whether it is, `is_screen_key` says."""
    number = key.partition("-")[0]
    return int(number) if number.isascii() and number.isdigit() and len(number) < _SIGNS else None


def is_screen_key(vault: "Vault", key: str, station_id: int, keys: int) -> bool:
    """Whether it is the key that the station's screens have now."""
    return compare_digest(screen_key(vault, station_id, keys).encode(), key.encode())
