"""A photo that is in the store, as everybody knows it who does not open it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class StoredPhoto:
    """What to remember of a kept photo. `name`: 32 hex digits; widths and heights in pixels."""

    name: str
    width: int
    height: int
    thumb_width: int
    thumb_height: int
