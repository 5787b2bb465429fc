"""From the bytes of an upload to bands of pixels, so that no picture need be in memory twice."""

import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from PIL import ExifTags, Image, ImageFile

from kiosk.adapters.photos.recognising import Format
from kiosk.adapters.photos.refusals import PhotoAnimated, PhotoBroken, PhotoHasTooManyPixels, PhotoRefused
from kiosk.adapters.photos.webp import still_pixels

MOST_PIXELS = 50_000_000

Size = tuple[int, int]
Look = Literal["RGB", "L"]
Band = Callable[[int, int], Image.Image]

# Set once for the process: warning filters changed around each call would leak between threads.
Image.MAX_IMAGE_PIXELS = MOST_PIXELS
warnings.filterwarnings("error", category=Image.DecompressionBombWarning)


@dataclass(frozen=True)
class Decoded:
    """A picture as its camera stored it.

    `band(top, bottom)`: those rows as an image; `orientation`: EXIF 1–8, still to be applied;
    `profile`: the bytes of its ICC profile, possibly empty or nonsense.
    """

    size: Size
    band: Band
    orientation: int = 1
    profile: bytes = b""


@contextmanager
def refusing_what_is_broken() -> Iterator[None]:
    """Turns whatever a decoder raises into PhotoBroken or PhotoHasTooManyPixels."""
    try:
        yield
    except PhotoRefused:
        raise
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as bomb:
        raise PhotoHasTooManyPixels from bomb
    except Exception as error:
        # Fed with damaged files, decoders raise OSError, SyntaxError, ValueError, struct.error, EOFError,
        # OverflowError, MemoryError and more; to the person waiting they are one thing.
        raise PhotoBroken from error


def decoded(data: bytes, form: Format, fitting: int, look: Look = "RGB") -> Decoded:
    """The pixels of a photo in any format Pillow reads, each of them decoded once.

    `fitting`: the longest side wanted, in pixels; a decoder that can scale cheaply stops above it, and one
    that keeps greys apart leaves out the colours where `look` is "L".
    Raises PhotoRefused or whatever Pillow makes of damage; `band` may raise it too.
    """
    image = Image.open(BytesIO(data), formats=[form])
    refuse_too_many_pixels(image.size)
    if form != "JPEG" and getattr(image, "is_animated", False):
        raise PhotoAnimated
    if form == "JPEG":
        image.draft("L" if look == "L" else None, fitted(image.size, fitting))
    elif form == "WEBP" and (pixels := still_pixels(data, image.size, image.mode)):
        band = rows(image.mode, image.size, lambda: memoryview(pixels))
        return Decoded(image.size, band, _orientation(image), _profile(image))
    image.load()
    return Decoded(
        image.size,
        lambda top, bottom: image.crop((0, top, image.width, bottom)),
        _orientation(image),
        _profile(image),
    )


def rows(mode: str, size: Size, pixels: Callable[[], memoryview]) -> Band:
    """Bands of a picture whose rows follow each other in memory."""
    stride = len(pixels()) // size[1]

    def band(top: int, bottom: int) -> Image.Image:
        rows = bytes(pixels()[top * stride : bottom * stride])
        return Image.frombytes(mode, (size[0], bottom - top), rows, "raw", mode, stride)

    return band


def refuse_too_many_pixels(size: Size) -> None:
    """`size`: as declared, before any pixel is decoded. Raises PhotoHasTooManyPixels over 50 megapixels."""
    if size[0] * size[1] > MOST_PIXELS:
        raise PhotoHasTooManyPixels


def _profile(image: ImageFile.ImageFile) -> bytes:
    profile = image.info.get("icc_profile")
    return profile if isinstance(profile, bytes) else b""


def _orientation(image: ImageFile.ImageFile) -> int:
    """1–8; a photo whose EXIF cannot be read is taken as it lies."""
    try:
        found = image.getexif().get(ExifTags.Base.Orientation, 1)
    except Exception:
        return 1
    return found if found in range(1, 9) else 1


def fitted(size: Size, longest: int) -> Size:
    """`size` scaled down, never up, so that its longer side is at most `longest`; no side vanishes."""
    scale = min(1.0, longest / max(size))
    return max(1, round(size[0] * scale)), max(1, round(size[1] * scale))
