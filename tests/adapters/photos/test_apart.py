"""The process that decodes apart knows nothing and can take nothing with it."""

import subprocess
import sys
import time

import pytest

from kiosk.adapters.photos import apart
from kiosk.adapters.photos.apart import picture_apart
from kiosk.adapters.photos.intake import take_in
from kiosk.adapters.photos.refusals import PhotoAnimated, PhotoBroken
from tests.adapters.photos.heic_samples import CRASHING, LYING_DOWN
from tests.adapters.photos.makers import CORNERS, a_file, a_picture, corners
from tests.adapters.photos.test_refusals import moving


def test_it_gives_a_small_upright_picture():
    picture = picture_apart(a_file(a_picture(640, 480), "AVIF"), "AVIF", 320)
    assert picture.size == (320, 240)
    assert picture.mode == "RGB"
    assert corners(picture) == CORNERS


def test_a_refusal_comes_back_under_its_own_name():
    with pytest.raises(PhotoAnimated):
        picture_apart(moving("AVIF"), "AVIF", 320)


def test_a_crash_over_there_is_a_refusal_here():
    with pytest.raises(PhotoBroken):
        picture_apart(CRASHING, "HEIF", 320)


def test_it_is_told_none_of_the_stations_secrets(monkeypatch):
    monkeypatch.setenv("KIOSK_SECRET_KEY", "do not tell")
    monkeypatch.setenv("LANG", "C.UTF-8")
    told = apart._surroundings()
    assert "KIOSK_SECRET_KEY" not in told
    assert told["LANG"] == "C.UTF-8"


def test_it_finds_its_modules_from_any_folder(monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "PIL.py").write_text("raise SystemExit('the wrong one')")
    assert take_in(LYING_DOWN).width == 32


def test_one_that_hangs_is_given_up(monkeypatch):
    monkeypatch.setattr(apart, "_PATIENCE", 0.01)
    started = time.monotonic()
    with pytest.raises(PhotoBroken) as caught:
        take_in(LYING_DOWN)
    assert isinstance(caught.value.__cause__, subprocess.TimeoutExpired)
    assert time.monotonic() - started < 5


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux bounds the memory of a process reliably")
def test_its_memory_is_bounded(monkeypatch):
    code = (
        "from kiosk.adapters.photos.answering import stay_small; stay_small()\n"
        "try: bytearray(2 << 30)\n"
        "except MemoryError: print('bounded')"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=apart._surroundings(), capture_output=True, check=True
    )
    assert done.stdout == b"bounded\n"
