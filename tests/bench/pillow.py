"""The neighbour of our photo intake: the quickest that Pillow makes the same two sizes with."""

from io import BytesIO

from PIL import Image

from kiosk.adapters.photos.intake import THUMB_LONGEST, VIEW_LONGEST

QUALITY = 75


def two_sizes(data: bytes, method: int) -> tuple[bytes, bytes]:
    """View and thumbnail as WebP. `method`: libwebp's effort. Nothing is turned, checked, bounded or cleaned.

    `thumbnail` decodes at a smaller scale (`draft`) and resizes in two steps (`reducing_gap`) by itself.
    """
    image = Image.open(BytesIO(data), formats=["JPEG"])
    image.thumbnail((VIEW_LONGEST, VIEW_LONGEST))
    view = _webp(image, method)
    image.thumbnail((THUMB_LONGEST, THUMB_LONGEST))
    return view, _webp(image, method)


def only_decoded(data: bytes) -> None:
    """The floor: the smallest scale at which libjpeg gives at least the view's size."""
    image = Image.open(BytesIO(data), formats=["JPEG"])
    image.draft("RGB", (VIEW_LONGEST, VIEW_LONGEST))
    image.load()


def _webp(image: Image.Image, method: int) -> bytes:
    buffer = BytesIO()
    image.save(buffer, "WEBP", quality=QUALITY, method=method)
    return buffer.getvalue()
