"""The safe way into a file somebody sent: bounded bytes, a known format, bounded pixels, few at a time."""

from threading import BoundedSemaphore
from typing import BinaryIO

from PIL import Image

from kiosk.adapters.photos.apart import APART, picture_apart
from kiosk.adapters.photos.decoding import Look, decoded, refusing_what_is_broken
from kiosk.adapters.photos.picture import picture_of
from kiosk.adapters.photos.recognising import format_of
from kiosk.adapters.photos.refusals import PhotoEmpty, PhotoTooLarge

MOST_BYTES = 20_000_000

AT_ONCE = BoundedSemaphore(2)
"""Opening a photo may need a hundred MB; however many people send at once, two are served, others wait."""


def opened(upload: BinaryIO | bytes, longest: int, look: Look = "RGB") -> Image.Image:
    """The picture in an upload, its longer side at most `longest` pixels. Raises PhotoRefused.

    `upload`: JPEG, PNG, WebP, AVIF or HEIC, ≤ 20 MB and ≤ 50 megapixels, not moving; `look`: see
    `picture_of`. To be called while holding AT_ONCE.
    """
    data = bounded(upload)
    with refusing_what_is_broken():
        form = format_of(data)
        if form in APART:
            return picture_apart(data, form, longest, look)
        return picture_of(decoded(data, form, longest, look), longest, look)


def bounded(upload: BinaryIO | bytes) -> bytes:
    """All bytes of the upload, never reading more than one byte over the limit. Raises PhotoRefused."""
    data = upload if isinstance(upload, bytes) else _read(upload)
    if not data:
        raise PhotoEmpty
    if len(data) > MOST_BYTES:
        raise PhotoTooLarge
    return data


def _read(upload: BinaryIO) -> bytes:
    """Asks again until nothing comes: a stream may give less than it was asked for."""
    data = bytearray()
    while len(data) <= MOST_BYTES and (part := upload.read(MOST_BYTES + 1 - len(data))):
        data += part
    return bytes(data)
