"""The door for photos: takes a file somebody sent and gives the four small files that may be kept of it."""

from dataclasses import dataclass
from threading import BoundedSemaphore
from typing import BinaryIO

from PIL import Image

from kiosk.adapters.photos.apart import APART, picture_apart
from kiosk.adapters.photos.decoding import decoded, refusing_what_is_broken
from kiosk.adapters.photos.encoding import pair_of
from kiosk.adapters.photos.picture import picture_of
from kiosk.adapters.photos.recognising import format_of
from kiosk.adapters.photos.refusals import PhotoEmpty, PhotoTooLarge

MOST_BYTES = 20_000_000
VIEW_LONGEST, VIEW_BYTES = 1280, 150 * 1024
THUMB_LONGEST, THUMB_BYTES = 320, 12 * 1024

# An intake may need a hundred MB; however many people send at once, two are served and the others wait.
_AT_ONCE = BoundedSemaphore(2)


@dataclass(frozen=True, repr=False)
class PreparedPhoto:
    """A photo ready to be kept: upright, small, without metadata. Widths and heights in pixels."""

    view_webp: bytes
    view_jpg: bytes
    thumb_webp: bytes
    thumb_jpg: bytes
    width: int
    height: int
    thumb_width: int
    thumb_height: int


def take_in(upload: BinaryIO | bytes) -> PreparedPhoto:
    """The photo in an upload, made ready to be kept.

    `upload`: JPEG, PNG, WebP, AVIF or HEIC, ≤ 20 MB and ≤ 50 megapixels, not moving. At most two run at once
    in a process. Raises PhotoRefused.
    """
    with _AT_ONCE:
        picture = _opened(_bounded(upload))
        view = pair_of(picture, VIEW_LONGEST, VIEW_BYTES, effort=2)
        thumb = pair_of(picture, THUMB_LONGEST, THUMB_BYTES, effort=4)
    return PreparedPhoto(
        view_webp=view.webp,
        view_jpg=view.jpg,
        thumb_webp=thumb.webp,
        thumb_jpg=thumb.jpg,
        width=view.width,
        height=view.height,
        thumb_width=thumb.width,
        thumb_height=thumb.height,
    )


def _bounded(upload: BinaryIO | bytes) -> bytes:
    """All bytes of the upload, never reading more than one byte over the limit."""
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


def _opened(data: bytes) -> Image.Image:
    with refusing_what_is_broken():
        form = format_of(data)
        if form in APART:
            return picture_apart(data, form, VIEW_LONGEST)
        return picture_of(decoded(data, form, VIEW_LONGEST), VIEW_LONGEST)
