"""The door for photos: takes a file somebody sent and gives the five small files that may be kept of it."""

from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image

from kiosk.adapters.photos.encoding import pair_of, webp_of
from kiosk.adapters.photos.opening import AT_ONCE, opened

VIEW_LONGEST, VIEW_BYTES = 1280, 150 * 1024
PHONE_LONGEST, PHONE_BYTES = 720, 40 * 1024
"""What a phone's screen is wide, and what reaches it on a weak signal before anybody wonders."""
THUMB_LONGEST, THUMB_BYTES = 320, 12 * 1024


@dataclass(frozen=True, repr=False)
class PreparedPhoto:
    """A photo ready to be kept: upright, small, without metadata. Widths and heights in pixels."""

    view_webp: bytes
    view_jpg: bytes
    thumb_webp: bytes
    thumb_jpg: bytes
    phone_webp: bytes
    width: int
    height: int
    thumb_width: int
    thumb_height: int


def take_in(upload: BinaryIO | bytes) -> PreparedPhoto:
    """The photo in an upload, made ready to be kept.

    `upload`: JPEG, PNG, WebP, AVIF or HEIC, ≤ 20 MB and ≤ 50 megapixels, not moving. At most two run at once
    in a process. Raises PhotoRefused.
    """
    with AT_ONCE:
        return prepared(opened(upload, VIEW_LONGEST))


def prepared(picture: Image.Image) -> PreparedPhoto:
    """A picture of nothing but pixels, in every size and format that is kept."""
    view = pair_of(picture, VIEW_LONGEST, VIEW_BYTES, effort=2)
    thumb = pair_of(picture, THUMB_LONGEST, THUMB_BYTES, effort=4)
    return PreparedPhoto(
        view_webp=view.webp,
        view_jpg=view.jpg,
        thumb_webp=thumb.webp,
        thumb_jpg=thumb.jpg,
        phone_webp=webp_of(picture, PHONE_LONGEST, PHONE_BYTES, effort=4),
        width=view.width,
        height=view.height,
        thumb_width=thumb.width,
        thumb_height=thumb.height,
    )
