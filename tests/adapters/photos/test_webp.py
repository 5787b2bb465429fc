"""A still WebP photo is decoded the frugal way, and where that way is closed, Pillow's way."""

import pytest

from kiosk.adapters.photos import decoding, webp
from kiosk.adapters.photos.intake import take_in
from tests.adapters.photos.makers import CORNERS, a_file, a_picture, corners, five_files, reopened


def see_through():
    picture = a_picture().convert("RGBA")
    picture.putalpha(90)
    return picture


@pytest.mark.parametrize("picture", [a_picture(), see_through()], ids=["opaque", "transparent"])
def test_both_ways_give_the_same_photo(monkeypatch, picture):
    data = a_file(picture, "WEBP", lossless=True)
    frugal = five_files(take_in(data))
    monkeypatch.setattr(decoding, "still_pixels", lambda data, size, mode: None)
    assert five_files(take_in(data)) == frugal


def test_a_library_that_cannot_be_reached_is_no_error(monkeypatch):
    monkeypatch.setattr(webp, "_decoder", lambda name: None)
    assert corners(reopened(take_in(a_file(form="WEBP")).view_webp)) == CORNERS


def test_a_picture_larger_than_its_room_is_refused_by_the_decoder():
    with pytest.raises(OSError, match="broken WebP"):
        webp.still_pixels(a_file(form="WEBP"), (95, 64), "RGB")
