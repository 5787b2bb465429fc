"""A photo of the board tells which tags hang there."""

import pytest
from PIL import Image

from kiosk.adapters.photos.refusals import NotAPhoto, PhotoEmpty
from kiosk.adapters.printing.symbols import drawn_symbol, picture_of
from kiosk.adapters.scanning import read_codes
from tests.adapters.photos.makers import a_file

ADDRESSES = [f"https://station.example/t/7K3M9QX{last}" for last in "ABC"]


def a_wall(addresses: list[str], mode: str = "L") -> Image.Image:
    wall = Image.new(mode, (600, 300), "white")
    for nth, address in enumerate(addresses):
        wall.paste(picture_of(drawn_symbol(address)), (20 + 180 * nth, 60))
    return wall


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
