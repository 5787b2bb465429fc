"""Files that cannot become a photo, each refused by its own name."""

import io
import struct
import zipfile
import zlib

import pytest
from PIL import Image

from kiosk.adapters.photos import opening, refusals
from kiosk.adapters.photos.intake import take_in
from tests.adapters.photos.heic_samples import BURST
from tests.adapters.photos.makers import a_file, a_picture, colour_at, corners, reopened

MOVING = [Image.new("RGB", (40, 30), colour) for colour in ("red", "lime", "blue")]


def moving(form):
    return a_file(MOVING[0], form, save_all=True, append_images=MOVING[1:])


def a_zip():
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("photo.jpg", a_file())
    return buffer.getvalue()


def png_claiming(width, height):
    """A whole PNG of one grey pixel whose header says it is larger."""

    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))

    header = chunk(b"IHDR", struct.pack(">2I5B", width, height, 8, 0, 0, 0, 0))
    return b"\x89PNG\r\n\x1a\n" + header + chunk(b"IDAT", zlib.compress(b"\0\0")) + chunk(b"IEND", b"")


def refusal_of(data):
    with pytest.raises(refusals.PhotoRefused) as caught:
        take_in(data)
    return caught.value


def test_every_refusal_has_a_reason_of_its_own():
    reasons = [refusal.reason for refusal in refusals.PhotoRefused.__subclasses__()]
    assert sorted(reasons) == ["animated", "broken", "empty", "not_a_photo", "too_large", "too_many_pixels"]


def test_no_bytes_at_all():
    assert refusal_of(b"").reason == "empty"
    assert refusal_of(io.BytesIO()).reason == "empty"


def test_twenty_megabytes_and_one_byte():
    photo = a_file()
    assert take_in(photo.ljust(opening.MOST_BYTES, b"\0")).width == 96
    assert refusal_of(photo.ljust(opening.MOST_BYTES + 1, b"\0")).reason == "too_large"


def test_a_huge_stream_is_not_read_to_its_end():
    class Endless(io.RawIOBase):
        given = 0

        def read(self, size=-1):
            assert size > 0
            self.given += size
            return b"\xff" * size

    stream = Endless()
    assert refusal_of(stream).reason == "too_large"
    assert stream.given == opening.MOST_BYTES + 1


SOMETHING_ELSE = {
    "text": "这不是照片，只是文字。".encode(),
    "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>',
    "html": b"<!doctype html><script>alert(1)</script>",
    "pdf": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n",
    "zip": a_zip(),
    "gif": a_file(form="GIF"),
    "bmp": a_file(form="BMP"),
    "tiff": a_file(form="TIFF"),
    "ico": a_file(form="ICO"),
    "mp4": b"\0\0\0\x20ftypisom\0\0\2\0isomiso2avc1mp41",
    "mov": b"\0\0\0\x14ftypqt  \0\0\0\0qt  ",
    "wav": b"RIFF\x24\0\0\0WAVEfmt ",
    "the first bytes of a jpeg": b"\xff\xd8",
    "the first bytes of a gif": b"GIF89a",
    "one byte": b"\0",
}


@pytest.mark.parametrize("data", SOMETHING_ELSE.values(), ids=SOMETHING_ELSE)
def test_something_else_under_a_photos_name(data):
    assert refusal_of(data).reason == "not_a_photo"


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP", "AVIF"])
def test_what_moves(form):
    assert refusal_of(moving(form)).reason == "animated"


def test_a_jpeg_with_a_second_picture_in_it_is_a_photo():
    data = a_file(a_picture(), "MPO", save_all=True, append_images=[MOVING[0]])
    assert corners(reopened(take_in(data).view_webp)) == ("red", "lime", "blue", "white")


def test_a_burst_of_heic_is_its_main_picture():
    view = reopened(take_in(BURST).view_webp)
    assert colour_at(view, (16, 16)) == "red"


@pytest.mark.parametrize("size", [(7072, 7072), (8000, 8000), (20_000, 20_000), (60_000, 60_000)])
def test_a_small_file_that_would_unfold_too_far(size):
    assert refusal_of(png_claiming(*size)).reason == "too_many_pixels"


@pytest.mark.filterwarnings("ignore::PIL.Image.DecompressionBombWarning")
def test_the_limit_is_ours_and_not_only_the_decoders():
    assert refusal_of(png_claiming(7072, 7072)).reason == "too_many_pixels"


def test_fifty_megapixels_are_still_a_photo():
    photo = take_in(a_file(Image.new("L", (10_000, 5_000), 200), quality=10))
    assert (photo.width, photo.height) == (1280, 640)


def test_a_jpeg_of_a_thousand_empty_scans_is_broken():
    data = a_file(a_picture().convert("L"), progressive=True)
    scan = bytes.fromhex("ffda 0008 01 01 00 01 05 00") + b"\0\0"
    assert refusal_of(data[:-2] + scan * 1000 + data[-2:]).reason == "broken"


def test_a_jpeg_with_a_film_behind_it_is_a_photo():
    film = b"\xff\xda" * 5000
    assert take_in(a_file() + film).width == 96
