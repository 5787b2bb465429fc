"""Why a file cannot become a photo. Each refusal carries a short key, made a sentence elsewhere."""

from typing import ClassVar


class PhotoRefused(Exception):
    """The base of every refusal of an uploaded file."""

    reason: ClassVar[str] = "refused"


class PhotoEmpty(PhotoRefused):
    """The file holds no bytes at all."""

    reason = "empty"


class PhotoTooLarge(PhotoRefused):
    """The file is over 20 MB."""

    reason = "too_large"


class PhotoHasTooManyPixels(PhotoRefused):
    """The picture says it is over 50 megapixels."""

    reason = "too_many_pixels"


class NotAPhoto(PhotoRefused):
    """The bytes are something else, whatever the file's name says."""

    reason = "not_a_photo"


class PhotoBroken(PhotoRefused):
    """It begins like a photo, but cannot be read to its end."""

    reason = "broken"


class PhotoAnimated(PhotoRefused):
    """It moves: more than one frame."""

    reason = "animated"
