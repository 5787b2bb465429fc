"""Pictures and files for the tests of photos, every one of them drawn here."""

import random
from io import BytesIO
from typing import Any

from PIL import Image

from kiosk.adapters.photos.intake import PreparedPhoto

CORNERS = ("red", "lime", "blue", "white")

_VALUES = {"red": (255, 0, 0), "lime": (0, 255, 0), "blue": (0, 0, 255), "white": (255, 255, 255)}


def a_picture(width: int = 96, height: int = 64) -> Image.Image:
    """Upright if read row by row its corners are red, lime, blue and white."""
    picture = Image.new("RGB", (width, height), "white")
    half, middle = width // 2, height // 2
    picture.paste("red", (0, 0, half, middle))
    picture.paste("lime", (half, 0, width, middle))
    picture.paste("blue", (0, middle, half, height))
    return picture


def noise(width: int, height: int) -> Image.Image:
    """The hardest picture there is: every byte by chance, the same at each run."""
    return Image.frombytes("RGB", (width, height), random.Random(5).randbytes(width * height * 3))


def a_scene(width: int, height: int) -> Image.Image:
    """Soft patches of colour, as large as wanted."""
    return noise(20, 15).resize((width, height), Image.Resampling.BICUBIC)


def a_file(picture: Image.Image | None = None, form: str = "JPEG", **how: Any) -> bytes:
    """A picture as the bytes of a file."""
    buffer = BytesIO()
    (picture or a_picture()).save(buffer, form, **how)
    return buffer.getvalue()


def reopened(data: bytes) -> Image.Image:
    image = Image.open(BytesIO(data))
    image.load()
    return image


def corners(image: Image.Image) -> tuple[str, ...]:
    """The names of the corners' colours, row by row."""
    right, bottom = image.width - 4, image.height - 4
    return tuple(colour_at(image, spot) for spot in ((3, 3), (right, 3), (3, bottom), (right, bottom)))


def colour_at(image: Image.Image, spot: tuple[int, int]) -> str:
    pixel = image.convert("RGB").getpixel(spot)
    assert isinstance(pixel, tuple)

    def distance(name: str) -> int:
        return sum(abs(a - b) for a, b in zip(pixel, _VALUES[name], strict=True))

    return min(_VALUES, key=distance)


def five_files(photo: PreparedPhoto) -> dict[str, bytes]:
    """A prepared photo's files by their endings."""
    return {
        "view.webp": photo.view_webp,
        "view.jpg": photo.view_jpg,
        "thumb.webp": photo.thumb_webp,
        "thumb.jpg": photo.thumb_jpg,
        "phone.webp": photo.phone_webp,
    }


def a_prepared_photo(mark: bytes = b"a blue cup") -> PreparedPhoto:
    """Not pictures, but five files for a store to keep."""
    return PreparedPhoto(
        b"VW " + mark, b"VJ " + mark, b"TW " + mark, b"TJ " + mark, b"PW " + mark, width=1280, height=960,
        thumb_width=320, thumb_height=240,
    )  # fmt: skip
