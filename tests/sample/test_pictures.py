"""The drawn pictures: always the same, light to send, true to their colour."""

import io
import os
import subprocess
import sys
from hashlib import sha256

import pytest
from PIL import Image, ImageChops, ImageStat

from kiosk.sample.pictures import COLOURS, KINDS, UnknownPicture, draw, name_of
from kiosk.sample.pictures.board import empty_board, grounds_for
from kiosk.sample.pictures.models import MODELS
from kiosk.sample.pictures.palette import COLOURS as PALETTE
from kiosk.sample.pictures.patterns import PIXELS
from kiosk.sample.pictures.whim import Whim

HELD = {"phone", "watch", "keys", "wallet", "card", "medicine"}
SHOWN = [kind for kind in KINDS if kind not in HELD]
MIDDLE = (380, 430, 580, 630)


def digest(picture: Image.Image) -> str:
    return sha256(picture.tobytes()).hexdigest()


def weight(picture: Image.Image) -> int:
    file = io.BytesIO()
    picture.save(file, "WEBP", quality=75, method=4)
    return file.tell()


def thumbnail(picture: Image.Image) -> Image.Image:
    return picture.resize((320, 320), Image.Resampling.LANCZOS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_drawn_in_every_colour(kind):
    for seed, colour in enumerate(COLOURS):
        picture = draw(kind, colour, seed)
        assert (picture.mode, picture.size) == ("RGB", (960, 960))
        assert name_of(kind, colour, seed) in {model.name for model in MODELS[kind]}


def test_the_same_words_give_the_same_picture():
    assert digest(draw("cup", "blue", 7)) == digest(draw("cup", "blue", 7))


def test_another_python_gives_the_same_picture():
    code = (
        "from hashlib import sha256; from kiosk.sample.pictures import draw;"
        "print(sha256(draw('cup', 'blue', 7).tobytes()).hexdigest())"
    )
    elsewhere = {**os.environ, "PYTHONHASHSEED": "4242"}
    run = subprocess.run(
        [sys.executable, "-c", code], env=elsewhere, capture_output=True, text=True, check=True
    )
    assert run.stdout.strip() == digest(draw("cup", "blue", 7))


def test_another_seed_gives_another_picture():
    pictures = {digest(draw("bag", "red", seed)) for seed in range(4)}
    assert len(pictures) == 4


def test_one_drawing_leaves_nothing_on_the_next_ones_board():
    ground = grounds_for("yellow")[0]
    before = digest(empty_board(ground))
    draw("umbrella", "yellow", 1)
    assert digest(empty_board(ground)) == before


@pytest.mark.parametrize("seed", [-1, 0, 10**12])
def test_any_whole_number_is_a_seed(seed):
    assert draw("ball", "mixed", seed).size == (960, 960)


@pytest.mark.parametrize("colour", COLOURS)
def test_every_ball_comes_in_some_model_and_seeds_go_through_all_of_them(colour):
    made = {model.name for model in MODELS["ball"] if colour in model.colours}
    assert made
    assert {name_of("ball", colour, seed) for seed in range(6)} == made


def test_a_basketball_is_what_an_orange_ball_is():
    assert {name_of("ball", "orange", seed) for seed in range(9)} == {"basketball"}


def test_it_refuses_an_unknown_kind():
    with pytest.raises(UnknownPicture, match=r"no picture of a 'dragon'.*jacket.*medicine"):
        draw("dragon", "red", 1)


def test_it_refuses_an_unknown_colour():
    with pytest.raises(UnknownPicture, match=r"no paint called 'cyan'.*red.*mixed"):
        draw("cup", "cyan", 1)
    with pytest.raises(UnknownPicture):
        name_of("cup", "cyan", 1)


def test_a_board_of_them_is_light_to_send():
    pictures = [draw(kind, COLOURS[n % 11], n) for n, kind in enumerate(SHOWN)]
    thumbnails = [weight(thumbnail(picture)) for picture in pictures]
    assert sum(thumbnails) / len(thumbnails) <= 4096
    assert max(thumbnails) <= 6 * 1024
    assert max(map(weight, pictures)) <= 60 * 1024


@pytest.mark.parametrize("colour", [colour for colour in COLOURS if colour != "mixed"])
@pytest.mark.parametrize("kind", ["jacket", "uniform", "hat"])
def test_the_middle_of_a_thing_has_its_colour(kind, colour):
    middle = draw(kind, colour, 0).crop(MIDDLE)
    red, green, blue = ImageStat.Stat(middle).median
    assert (red, green, blue) == pytest.approx(PALETTE[colour], abs=36)


@pytest.mark.parametrize("colour", COLOURS)
def test_a_thing_stands_out_from_every_board_it_may_hang_on(colour):
    for ground in grounds_for(colour):
        board = empty_board(ground).reduce(PIXELS).crop(MIDDLE)
        thing = Image.new("RGB", board.size, PALETTE[colour])
        apart = ImageStat.Stat(ImageChops.difference(board, thing)).mean
        assert sum(apart) > 40, (colour, ground, apart)


def test_a_whim_depends_on_its_words_alone():
    assert [Whim("cup", 1).fraction() for _ in range(2)] == [Whim("cup", 1).fraction()] * 2
    assert Whim("cup", 1).fraction() != Whim("cup", 2).fraction()
    whim = Whim("anything")
    assert all(0 <= whim.fraction() < 1 for _ in range(200))
    assert {whim.one_of("abc") for _ in range(60)} == set("abc")
