"""A blurred part of a photo is gone: from every file, and whatever one computes from what is left."""

from io import BytesIO

import pytest
from PIL import Image, ImageDraw

from kiosk.adapters.photos.blurring import blurred
from kiosk.adapters.photos.intake import prepared
from kiosk.domain.blur_grid import CELLS, Cell
from tests.adapters.photos.anatomy import jpeg_segments, webp_chunks
from tests.adapters.photos.makers import a_scene, five_files, reopened

HIDDEN = Cell(3, 4)
NEARLY = 6  # of 255: what an encoder may add to one colour


def a_label(text: str) -> Image.Image:
    """A scene with a name sewn into it, within one square of a photo of 640 × 480."""
    picture = a_scene(640, 480)
    left, upper, right, lower = HIDDEN.box(640, 480)
    picture.paste("white", (left + 4, upper + 4, right - 4, lower - 4))
    ImageDraw.Draw(picture).text((left + 10, upper + 16), text, fill="black", font_size=26)
    return picture


def spread(file: bytes, cell: Cell) -> int:
    """How far apart the lightest and the darkest pixel of a square are; its edge apart, where colours run."""
    image = reopened(file).convert("L")
    left, upper, right, lower = cell.box(*image.size)
    darkest, lightest = image.crop((left + 8, upper + 8, right - 8, lower - 8)).getextrema()
    return int(lightest) - int(darkest)


@pytest.fixture
def view() -> bytes:
    return prepared(a_label("SHEN")).view_webp


def test_every_file_has_one_colour_where_the_name_was(view: bytes) -> None:
    assert spread(view, HIDDEN) > 150, "the name could be read before"
    after = blurred(view, [HIDDEN])
    assert max(spread(file, HIDDEN) for file in five_files(after).values()) <= NEARLY


def test_the_rest_of_the_photo_stays(view: bytes) -> None:
    before, after = reopened(view).convert("RGB"), reopened(blurred(view, [HIDDEN]).view_webp).convert("RGB")
    assert after.size == before.size
    for cell in set(CELLS) - {HIDDEN}:
        spot = ((cell.box(*before.size)[0] + cell.box(*before.size)[2]) // 2, cell.box(*before.size)[1] + 30)
        there, then = before.getpixel(spot), after.getpixel(spot)
        assert max(abs(a - b) for a, b in zip(there, then, strict=True)) < 25, cell


def test_two_names_with_as_much_ink_leave_the_same_picture() -> None:
    """What can be told apart afterwards was not destroyed."""
    name = a_label("SHEN")
    box = HIDDEN.box(*name.size)
    mirrored = name.copy()
    mirrored.paste(name.crop(box).transpose(Image.Transpose.FLIP_LEFT_RIGHT), box[:2])
    lossless = [_webp(picture) for picture in (name, mirrored)]
    assert lossless[0] != lossless[1]
    assert blurred(lossless[0], [HIDDEN]) == blurred(lossless[1], [HIDDEN])


def test_nothing_but_pixels_is_in_the_new_files(view: bytes) -> None:
    after = blurred(view, [HIDDEN])
    assert set(jpeg_segments(after.view_jpg)) <= {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}
    assert set(webp_chunks(after.view_webp)) <= {b"VP8 "}
    assert not reopened(after.view_jpg).getexif()


def test_a_photo_of_a_few_pixels_can_be_blurred() -> None:
    tiny = prepared(Image.new("RGB", (5, 3), "red")).view_webp
    assert blurred(tiny, CELLS).width == 5


def _webp(picture: Image.Image) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, "WEBP", lossless=True)
    return buffer.getvalue()
