"""Whatever happened to a file on its way, the answer is a photo or a refusal, and never anything else."""

import random

import pytest
from PIL import ImageCms

from kiosk.adapters.photos.intake import PreparedPhoto, take_in
from kiosk.adapters.photos.refusals import PhotoBroken, PhotoRefused
from tests.adapters.photos.heic_samples import BURST, CRASHING, LYING_DOWN
from tests.adapters.photos.makers import a_file, a_picture, a_scene
from tests.adapters.photos.test_no_metadata import told_by_a_phone
from tests.adapters.photos.test_refusals import moving

PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
TOLD = {"exif": told_by_a_phone(), "icc_profile": PROFILE}


def see_through():
    picture = a_scene(80, 60).convert("RGBA")
    picture.putalpha(90)
    return picture


IN_PROCESS = {
    "jpeg": a_file(a_scene(80, 60), **TOLD),
    "progressive": a_file(a_scene(80, 60), progressive=True, **TOLD),
    "two pictures": a_file(a_scene(80, 60), "MPO", save_all=True, append_images=[a_picture()]),
    "png": a_file(a_scene(80, 60), "PNG", **TOLD),
    "palette": a_file(a_scene(80, 60).quantize(16), "PNG", transparency=3),
    "webp": a_file(a_scene(80, 60), "WEBP", **TOLD),
    "transparent webp": a_file(see_through(), "WEBP"),
    "lossless webp": a_file(see_through(), "WEBP", lossless=True),
    "gif": moving("GIF"),
    "moving png": moving("PNG"),
    "moving webp": moving("WEBP"),
}
APART = {"avif": a_file(a_scene(80, 60), "AVIF", **TOLD), "heic": LYING_DOWN, "burst": BURST}


def damaged(data, chance):
    """Cut short, or with bytes changed anywhere, or with bytes changed near the head, lost or added."""
    data, how = bytearray(data), chance.randrange(5)
    at = chance.randrange(len(data))
    if how == 0:
        return bytes(data[:at])
    if how == 1:
        del data[at : at + chance.randrange(1, 200)]
    elif how == 2:
        data[at:at] = chance.randbytes(chance.randrange(1, 50))
    else:
        reach = len(data) if how == 3 else min(len(data), 600)
        for _ in range(chance.choice((1, 1, 3, 10))):
            data[chance.randrange(reach)] = chance.choice((0, 255, 127, 128, chance.randrange(256)))
    return bytes(data)


def outcome(data):
    try:
        assert isinstance(take_in(data), PreparedPhoto)
    except PhotoRefused as refusal:
        return refusal.reason
    return "photo"


@pytest.mark.parametrize("name", IN_PROCESS)
def test_damage(name):
    chance = random.Random(name)
    outcomes = {outcome(damaged(IN_PROCESS[name], chance)) for _ in range(120)}
    assert outcomes & {"broken", "not_a_photo", "animated"}


@pytest.mark.parametrize("name", APART)
def test_damage_to_what_is_decoded_apart(name):
    chance = random.Random(name)
    assert "broken" in {outcome(damaged(APART[name], chance)) for _ in range(8)}


@pytest.mark.parametrize("name", [name for name in IN_PROCESS if "moving" not in name and name != "gif"])
@pytest.mark.parametrize("share", [0.5, 0.8])
def test_a_file_cut_short_is_broken(name, share):
    data = IN_PROCESS[name]
    if name == "two pictures":
        data = data[: data.index(b"\xff\xd9") + 2]
    with pytest.raises(PhotoBroken):
        take_in(data[: int(len(data) * share)])


def test_a_heic_that_crashes_its_decoder_is_broken_and_no_more():
    with pytest.raises(PhotoBroken):
        take_in(CRASHING)
