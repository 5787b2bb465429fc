"""The sample school's lost things, drawn as they hang and stand at the gate."""

from PIL import Image

from kiosk.sample.pictures.board import empty_board, grounds_for, hook, shelf
from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.models import MODELS, Model, Place, model_of
from kiosk.sample.pictures.palette import COLOURS as PALETTE
from kiosk.sample.pictures.palette import Look, look_of
from kiosk.sample.pictures.whim import Whim

__all__ = ["COLOURS", "KINDS", "UnknownPicture", "draw", "name_of"]

KINDS: tuple[str, ...] = tuple(MODELS)
COLOURS: tuple[str, ...] = tuple(PALETTE)


class UnknownPicture(ValueError):
    """Asked for a kind or a colour nobody can draw."""


def draw(kind: str, colour: str, seed: int) -> Image.Image:
    """A picture of one lost thing, RGB, 960 × 960; the same words give the same picture everywhere.

    `kind`: one of KINDS; `colour`: one of COLOURS; `seed`: any whole number. Raises UnknownPicture.
    """
    _known(kind, colour)
    whim = Whim(kind, colour, seed)
    canvas = Canvas(empty_board(whim.one_of(grounds_for(colour))))
    _show(canvas, model_of(kind, colour, seed), look_of(colour, whim))
    return canvas.finished()


def name_of(kind: str, colour: str, seed: int) -> str:
    """What `draw` shows for these words, in English: "football" where the kind says only "ball".

    Raises UnknownPicture.
    """
    _known(kind, colour)
    return model_of(kind, colour, seed).name


def _known(kind: str, colour: str) -> None:
    if kind not in MODELS:
        raise UnknownPicture(f"no picture of a {kind!r}; there are {', '.join(KINDS)}")
    if colour not in PALETTE:
        raise UnknownPicture(f"no paint called {colour!r}; there are {', '.join(COLOURS)}")


def _show(canvas: Canvas, model: Model, look: Look) -> None:
    """Puts the thing where it belongs, with what carries it."""
    sway, size = look.whim.between(-3, 3), model.size * look.whim.between(0.96, 1.02)
    middle = model.height * size / 2
    if model.place is Place.HUNG:
        with canvas.at(0, -372):
            with canvas.at(degrees=sway, size=size):
                model.paint(canvas, look)
            hook(canvas)
    elif model.place is Place.STOOD:
        with canvas.at(0, middle + 10):
            shelf(canvas)
            with canvas.at(size=size):
                model.paint(canvas, look)
    elif model.place is Place.OVER:
        with canvas.at(0, -middle, sway, size):
            model.paint(canvas, look)
    else:
        with canvas.at(degrees=sway * 4, size=size):
            model.paint(canvas, look)
