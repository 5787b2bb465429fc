"""A 12-megapixel photo is taken in with less than 120 MB above idle, measured in a process of its own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from kiosk.adapters.photos.apart import _surroundings
from tests.adapters.photos.makers import a_file, a_scene
from tests.adapters.photos.real_photos import FOLDER

BOUND = 120_000_000

MEASURE = """
import json, resource, sys
from kiosk.adapters.photos.intake import take_in

def memory(key):
    return next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith(key))

idle = memory("VmRSS")
with open(sys.argv[1], "rb") as upload:
    take_in(upload)
apart = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024
print(json.dumps({"here": memory("VmHWM") - idle, "apart": apart}))
"""

pytestmark = pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")


def peak(path):
    """Bytes above idle: here, and the whole of the process apart if there was one."""
    done = subprocess.run(
        [sys.executable, "-c", MEASURE, str(path)], env=_surroundings(), capture_output=True, check=True
    )
    return json.loads(done.stdout)


@pytest.mark.parametrize(
    ("form", "how"),
    [
        ("JPEG", {"quality": 90}),
        ("JPEG", {"quality": 90, "progressive": True, "subsampling": 0}),
        ("PNG", {"compress_level": 1}),
        ("WEBP", {"quality": 60, "method": 0}),
    ],
    ids=["jpeg", "progressive", "png", "webp"],
)
def test_twelve_megapixels(tmp_path, form, how):
    path = tmp_path / "photo"
    path.write_bytes(a_file(a_scene(4000, 3000), form, **how))
    assert peak(path)["here"] < BOUND


@pytest.mark.skipif(not FOLDER.is_dir(), reason="the folder of real photos is not beside this repository")
def test_a_real_heic_of_twelve_megapixels():
    measured = peak(FOLDER / "iphone_13_pro_max.HEIC")
    assert 0 < measured["apart"] < BOUND
    assert measured["here"] + measured["apart"] < BOUND
