"""Photos from real phones and cameras go in upright, without metadata, within the bounds."""

from io import BytesIO

import pi_heif
import pytest
from PIL import Image, ImageChops, ImageCms, ImageOps, ImageStat

from kiosk.adapters.photos.intake import take_in
from tests.adapters.photos.makers import five_files, reopened
from tests.adapters.photos.real_photos import FOLDER
from tests.adapters.photos.test_no_metadata import check_bare
from tests.adapters.photos.test_sizes import check_bounds_and_sizes

pytestmark = pytest.mark.skipif(
    not FOLDER.is_dir(), reason="the folder of real photos is not beside this repository"
)

SIZES = {
    "DSCN0010.jpg": (640, 480),
    "iphone_13_pro_max.HEIC": (960, 1280),
    "iphone_hdr_NO.jpg": (1280, 960),
    "landscape_6.jpg": (600, 450),
    "portrait_3.jpg": (450, 600),
    "portrait_8.jpg": (450, 600),
}


def as_another_reader_sees_it(data):
    """Upright by Pillow's own hand or by libheif's, in sRGB, without any care for memory."""
    image = pi_heif.open_heif(data).to_pillow() if data[4:8] == b"ftyp" else Image.open(BytesIO(data))
    upright = ImageOps.exif_transpose(image).convert("RGB")
    if profile := image.info.get("icc_profile"):
        return ImageCms.profileToProfile(upright, BytesIO(profile), ImageCms.createProfile("sRGB"))
    return upright


def difference(one, other):
    """The mean difference of two pictures seen from afar, in steps of 256."""
    small = [image.convert("RGB").resize((48, 48), Image.Resampling.BOX) for image in (one, other)]
    return sum(ImageStat.Stat(ImageChops.difference(*small)).mean) / 3


@pytest.mark.parametrize("name", SIZES)
def test_a_real_photo(name):
    data = (FOLDER / name).read_bytes()
    photo = take_in(data)
    check_bounds_and_sizes(photo)
    check_bare(photo)
    assert (photo.width, photo.height) == SIZES[name]
    expected = as_another_reader_sees_it(data)
    for file in five_files(photo).values():
        assert difference(reopened(file), expected) < 5
        assert difference(reopened(file).transpose(Image.Transpose.ROTATE_180), expected) > 12


def test_every_photo_of_the_folder_is_tried():
    assert {path.name for path in FOLDER.iterdir()} == set(SIZES)
