"""Every photo stands upright, however the camera was held."""

import pytest
from PIL import ExifTags, Image

from kiosk.adapters.photos.intake import take_in
from tests.adapters.photos.heic_samples import LYING_DOWN
from tests.adapters.photos.makers import CORNERS, a_file, a_picture, corners, five_files, reopened

# How a camera stores a picture that its EXIF then says to turn back.
STORED_AS = {
    1: None,
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_90,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_270,
}


def stored(orientation, form, picture=None):
    picture = picture or a_picture()
    turn = STORED_AS[orientation]
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    return a_file(picture if turn is None else picture.transpose(turn), form, exif=exif)


@pytest.mark.parametrize("orientation", STORED_AS)
@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_it_is_turned_upright(form, orientation):
    photo = take_in(stored(orientation, form))
    assert (photo.width, photo.height) == (96, 64)
    for data in five_files(photo).values():
        assert corners(reopened(data)) == CORNERS


@pytest.mark.parametrize("orientation", [3, 5, 6])
def test_avif_is_turned_upright(orientation):
    photo = take_in(stored(orientation, "AVIF"))
    assert (photo.width, photo.height) == (96, 64)
    assert corners(reopened(photo.view_webp)) == CORNERS


def test_heic_is_turned_once_and_not_twice():
    photo = take_in(LYING_DOWN)
    assert (photo.width, photo.height) == (32, 48)
    assert corners(reopened(photo.view_webp)) == ("blue", "red", "white", "lime")


def test_a_large_photo_is_turned_too():
    photo = take_in(stored(6, "JPEG", a_picture(2400, 3200)))
    assert (photo.width, photo.height) == (960, 1280)
    assert corners(reopened(photo.thumb_jpg)) == CORNERS


def test_an_orientation_that_does_not_exist_leaves_it_as_it_lies():
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 77
    assert corners(reopened(take_in(a_file(exif=exif)).view_webp)) == CORNERS


@pytest.mark.filterwarnings("ignore::UserWarning:PIL")
def test_exif_that_is_nonsense_leaves_it_as_it_lies():
    data = a_file(exif=b"Exif\0\0II*\0\x08\0\0\0\xff\xff" + b"\x12\x01\x07\0" * 6)
    assert corners(reopened(take_in(data).view_webp)) == CORNERS
