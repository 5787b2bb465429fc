"""From a picture to a pair of files that each stay under a bound, whatever the picture shows."""

from dataclasses import dataclass
from io import BytesIO
from math import log, sqrt

from PIL import Image

from kiosk.adapters.photos.decoding import fitted

_BEST, _WORST = 75, 40
_LEAST_STEP = 4

# A photograph's file shrinks by a factor e in about this many steps of quality (measured between 75 and 50),
# so the second try mostly fits.
_STEPS_PER_E = {"WEBP": 90, "JPEG": 60}


@dataclass(frozen=True)
class Pair:
    """The same picture twice, in the same size in pixels: WebP, and JPEG for browsers that lack it."""

    webp: bytes
    jpg: bytes
    width: int
    height: int


def pair_of(picture: Image.Image, longest: int, bound: int, effort: int) -> Pair:
    """The picture within `longest` pixels, each file within `bound` bytes.

    Quality gives way first, then size. `effort`: libwebp's method, 0 (quick) to 6 (small).
    """
    while True:
        small = _small(picture, longest)
        webp = _within(small, bound, "WEBP", method=effort)
        jpg = _within(small, bound, "JPEG", optimize=True)
        heavier = max(len(webp), len(jpg))
        if heavier <= bound:
            return Pair(webp, jpg, *small.size)
        longest = _less(small, heavier / bound)


def webp_of(picture: Image.Image, longest: int, bound: int, effort: int) -> bytes:
    """The same for one WebP alone."""
    while True:
        small = _small(picture, longest)
        webp = _within(small, bound, "WEBP", method=effort)
        if len(webp) <= bound:
            return webp
        longest = _less(small, len(webp) / bound)


def _small(picture: Image.Image, longest: int) -> Image.Image:
    return picture.resize(fitted(picture.size, longest), Image.Resampling.LANCZOS)


def _less(small: Image.Image, excess: float) -> int:
    """The longest side to try next, if the file was so many times too long."""
    return int(max(small.size) * min(0.9, 1 / sqrt(excess)))


def _within(image: Image.Image, bound: int, form: str, **how: int) -> bytes:
    """The file at the first quality that fits the bound; if none does, at the lowest, still too long."""
    quality = _BEST
    while True:
        buffer = BytesIO()
        image.save(buffer, form, quality=quality, **how)
        data = buffer.getvalue()
        if len(data) <= bound or quality == _WORST:
            return data
        step = max(_LEAST_STEP, int(_STEPS_PER_E[form] * log(len(data) / bound)))
        quality = max(_WORST, quality - step)
