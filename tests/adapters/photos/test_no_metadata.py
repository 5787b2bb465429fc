"""Nothing leaves with a photo but its pixels: no place, no camera, no comment, no profile."""

import pytest
from PIL import ExifTags, Image, ImageCms, PngImagePlugin

from kiosk.adapters.photos.decoding import decoded
from kiosk.adapters.photos.intake import take_in
from kiosk.adapters.photos.picture import picture_of
from tests.adapters.photos.anatomy import jpeg_segments, webp_chunks
from tests.adapters.photos.heic_samples import LYING_DOWN
from tests.adapters.photos.makers import a_file, a_picture, five_files, reopened

SECRET = "Lin Xiaoyu's kitchen"
MARKERS = (
    b"Exif",
    b"EXIF",
    b"ICC_PROFILE",
    b"ICCP",
    b"acsp",
    b"XMP ",
    b"ns.adobe.com",
    b"Photoshop",
    b"JFXX",
)
JPEG_BARE = {0xE0, 0xDB, 0xC0, 0xC4, 0xDA}


def told_by_a_phone():
    """EXIF with camera, comment and place."""
    exif = Image.Exif()
    exif[ExifTags.Base.Make] = SECRET
    exif[ExifTags.Base.ImageDescription] = SECRET
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {ExifTags.GPS.GPSLatitudeRef: "N", ExifTags.GPS.GPSLatitude: (31.0, 14.0, 11.0)}
    )
    return exif


def told_in_text():
    chunks = PngImagePlugin.PngInfo()
    chunks.add_text("Comment", SECRET)
    chunks.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{SECRET}</x:xmpmeta>")
    return chunks


def talkative(form):
    """A file that tells as much as its format can carry."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    more = {
        "JPEG": {"comment": SECRET.encode(), "xmp": SECRET.encode()},
        "PNG": {"pnginfo": told_in_text(), "dpi": (300, 300)},
        "WEBP": {"xmp": SECRET.encode()},
        "AVIF": {"xmp": SECRET.encode()},
    }[form]
    return a_file(a_picture(), form, exif=told_by_a_phone(), icc_profile=profile, **more)


def check_bare(photo):
    for ending, data in five_files(photo).items():
        image = reopened(data)
        assert not image.getexif()
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density"} | (
            {"loop", "background", "timestamp", "duration"} if ending.endswith("webp") else set()
        )
        assert not [marker for marker in MARKERS if marker in data]
        assert SECRET.encode() not in data
        if ending.endswith("webp"):
            assert webp_chunks(data) == [b"VP8 "]
        else:
            assert set(jpeg_segments(data)) <= JPEG_BARE


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
def test_everything_it_told_is_gone(form):
    data = talkative(form)
    assert SECRET.encode() in data
    check_bare(take_in(data))


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_the_picture_itself_holds_nothing_that_a_save_could_give_away(form):
    assert picture_of(decoded(talkative(form), form, 320), 320).info == {}


def test_a_transparent_png_tells_nothing_either():
    picture = a_picture().convert("RGBA")
    picture.putalpha(128)
    check_bare(take_in(a_file(picture, "PNG", exif=told_by_a_phone(), pnginfo=told_in_text())))


def test_a_small_palette_picture_tells_nothing_either():
    check_bare(take_in(a_file(a_picture(8, 8).quantize(4), "PNG", pnginfo=told_in_text())))


def test_heic_tells_nothing_either():
    assert b"Maker" in LYING_DOWN
    photo = take_in(LYING_DOWN)
    check_bare(photo)
    assert not [data for data in five_files(photo).values() if b"Maker" in data]
