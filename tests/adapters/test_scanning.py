"""A photo of the board tells which tags hang there."""

import json
import subprocess
import sys
import time
from functools import cache
from pathlib import Path

import pytest
from PIL import Image

from kiosk.adapters.photos import apart
from kiosk.adapters.photos.refusals import NotAPhoto, PhotoBroken, PhotoEmpty
from kiosk.adapters.printing.symbols import drawn_symbol, picture_of
from kiosk.adapters.scanning import read_codes
from tests.adapters.photos.makers import a_file, a_scene, noise
from tests.bench.board_photos import board_photo

ADDRESSES = [f"https://station.example/t/7K3M9QX{last}" for last in "ABC"]


def a_wall(addresses: list[str], mode: str = "L") -> Image.Image:
    wall = Image.new(mode, (600, 300), "white")
    for nth, address in enumerate(addresses):
        symbol = drawn_symbol(address)
        wall.paste(picture_of(symbol.side, symbol.rectangles), (20 + 180 * nth, 60))
    return wall


a_board = cache(board_photo)


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "AVIF"])
@pytest.mark.parametrize("turn", [0, 90, 180])
def test_every_symbol_is_read_however_the_phone_was_held(form: str, turn: int) -> None:
    file = a_file(a_wall(ADDRESSES, "RGB").rotate(turn, expand=True), form)
    assert sorted(read_codes(file)) == ADDRESSES


def test_a_symbol_seen_twice_is_told_once() -> None:
    assert read_codes(a_file(a_wall([ADDRESSES[0]] * 3), "PNG")) == [ADDRESSES[0]]


def test_a_wall_without_tags_holds_nothing() -> None:
    assert read_codes(a_file(a_wall([]), "PNG")) == []


def test_what_is_no_photo_is_refused() -> None:
    with pytest.raises(NotAPhoto):
        read_codes(b"a list of codes")
    with pytest.raises(PhotoEmpty):
        read_codes(b"")


def test_a_board_is_read_but_for_one_tag_in_a_hundred() -> None:
    photos = [a_board(tags, seed) for tags, seed in ((24, 1), (48, 4), (96, 3))]
    read = [set(read_codes(photo.data)) for photo in photos]
    for texts, photo in zip(read, photos, strict=True):
        assert texts <= photo.hanging
    found = sum(len(texts & photo.visible) for texts, photo in zip(read, photos, strict=True))
    assert found >= 0.99 * sum(len(photo.visible) for photo in photos) > 150


def test_the_same_seed_is_the_same_board() -> None:
    one, other = a_board(24, 1), board_photo(24, 1)
    assert (one.data, one.visible) == (other.data, other.visible)
    assert one.visible <= one.hanging


def test_a_photo_of_nothing_but_detail_is_given_up_in_time() -> None:
    """Every place of it may hide a symbol; the work is bounded all the same."""
    scene = noise(200, 150).resize((4000, 3000), Image.Resampling.NEAREST)
    assert read_codes(a_file(scene, "JPEG", quality=50)) == []


def finder_patterns(in_a_row: int) -> Image.Image:
    """Corners of symbols, without a symbol: a reader compares them all with each other."""
    step, wall = 20, Image.new("L", (in_a_row * 20, in_a_row * 20), "white")
    corner = Image.new("L", (14, 14), "black")
    corner.paste("white", (2, 2, 12, 12))
    corner.paste("black", (4, 4, 10, 10))
    for y in range(in_a_row):
        for x in range(in_a_row):
            wall.paste(corner, (x * step, y * step))
    return wall


def test_a_photo_that_keeps_the_reader_busy_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "_PATIENCE", 0.5)
    started = time.monotonic()
    with pytest.raises(PhotoBroken) as caught:
        read_codes(a_file(finder_patterns(300), "PNG"))
    assert isinstance(caught.value.__cause__, subprocess.TimeoutExpired)
    assert time.monotonic() - started < 10


_MEASURE = """
import json, sys
from kiosk.adapters.scanning import codes_in

def memory(key):
    return next(int(line.split()[1]) * 1024 for line in open("/proc/self/status") if line.startswith(key))

idle = memory("VmRSS")
with open(sys.argv[1], "rb") as upload:
    found = len(codes_in(upload.read()))
print(json.dumps([found, memory("VmHWM") - idle]))
"""


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="memory is read from /proc")
@pytest.mark.parametrize(("size", "bound"), [((4000, 3000), 120_000_000), ((8160, 6120), 400_000_000)])
def test_memory_is_bounded(tmp_path: Path, size: tuple[int, int], bound: int) -> None:
    scene = a_scene(*size)
    scene.paste(a_wall(ADDRESSES, "RGB"), (900, 900))
    path = tmp_path / "board.jpg"
    path.write_bytes(a_file(scene, "JPEG", quality=90))
    command = [sys.executable, "-c", _MEASURE, str(path)]
    done = subprocess.run(command, capture_output=True, check=True, env={"PYTHONPATH": ":".join(sys.path)})
    found, above_idle = json.loads(done.stdout)
    assert found == len(ADDRESSES)
    assert above_idle < bound
