"""Five files of every photo, each within its bound."""

import io

import pytest

from kiosk.adapters.photos.intake import take_in
from tests.adapters.photos.makers import a_file, a_picture, a_scene, five_files, noise, reopened

BOUNDS = {
    "view.webp": 153_600,
    "view.jpg": 153_600,
    "thumb.webp": 12_288,
    "thumb.jpg": 12_288,
    "phone.webp": 40_960,
}


def check_bounds_and_sizes(photo):
    for ending, data in five_files(photo).items():
        image = reopened(data)
        assert len(data) <= BOUNDS[ending]
        if ending.startswith("phone"):
            assert max(image.size) <= min(720, max(photo.width, photo.height))
        elif ending.startswith("view"):
            assert image.size == (photo.width, photo.height)
        else:
            assert image.size == (photo.thumb_width, photo.thumb_height)
        assert image.format == ("WEBP" if ending.endswith("webp") else "JPEG")
        assert image.mode == "RGB"


def test_a_phones_photo_becomes_a_view_and_a_thumbnail():
    photo = take_in(a_file(a_scene(4000, 3000), quality=85))
    check_bounds_and_sizes(photo)
    assert (photo.width, photo.height) == (1280, 960)
    assert (photo.thumb_width, photo.thumb_height) == (320, 240)
    assert reopened(photo.phone_webp).size == (720, 540)


def test_a_small_picture_is_never_enlarged():
    photo = take_in(a_file(a_picture(200, 150)))
    assert (photo.width, photo.height) == (200, 150)
    assert (photo.thumb_width, photo.thumb_height) == (200, 150)


def test_pure_noise_fits_too():
    photo = take_in(a_file(noise(1300, 1000), "PNG", compress_level=0))
    check_bounds_and_sizes(photo)
    assert photo.width > 500, "smaller than it had to be"
    assert photo.thumb_width > 100, "smaller than it had to be"
    assert reopened(photo.phone_webp).width > 250, "smaller than it had to be"


@pytest.mark.parametrize("size", [(1, 1), (1, 3000), (3000, 1), (1281, 7), (129, 128), (5119, 3)])
def test_odd_sizes_lose_no_side(size):
    photo = take_in(a_file(a_scene(*size), "PNG"))
    check_bounds_and_sizes(photo)
    assert max(photo.width, photo.height) == min(1280, max(size))
    assert max(photo.thumb_width, photo.thumb_height) == min(320, max(size))


def test_quality_is_not_given_away_needlessly():
    photo = take_in(a_file(a_scene(1280, 960), quality=90))
    scene = a_scene(1280, 960)
    view = reopened(photo.view_webp)
    worst = max(
        abs(a - b)
        for spot in ((100, 100), (640, 480), (1200, 900))
        for a, b in zip(scene.getpixel(spot), view.getpixel(spot), strict=True)
    )
    assert worst < 16


def test_an_upload_may_be_a_stream():
    data = a_file()
    assert take_in(io.BytesIO(data)).view_webp == take_in(data).view_webp


def test_a_stream_may_come_in_drops():
    class Dripping(io.BytesIO):
        def read(self, size=-1):
            return super().read(min(size, 100))

    assert take_in(Dripping(a_file())).width == 96


def test_the_same_photo_gives_the_same_files():
    data = a_file(a_scene(800, 600))
    assert five_files(take_in(data)) == five_files(take_in(data))
