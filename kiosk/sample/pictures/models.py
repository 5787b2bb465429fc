"""Which things can be drawn: for every kind the models it comes in, and how each is shown on the board."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from kiosk.sample.pictures import (
    bags,
    balls,
    books,
    coats,
    drinks,
    footwear,
    headwear,
    lunches,
    outings,
    pencils,
    ropes,
    spectacles,
    toys,
    umbrellas,
    valuables,
    woollens,
)
from kiosk.sample.pictures.canvas import Canvas
from kiosk.sample.pictures.palette import Look


class Place(Enum):
    """Where a model's own (0, 0) is."""

    HUNG = "on the hook"
    OVER = "over a peg that is not seen"
    STOOD = "on the shelf"
    LAID = "in the middle, flat"


@dataclass(frozen=True)
class Model:
    """One way a kind of thing can look."""

    name: str
    paint: Callable[[Canvas, Look], None]
    place: Place
    size: float = 1
    """How much larger than its own outlines it is shown."""
    height: float = 0
    """Units from its foot to its head, for what stands on the shelf or covers its peg."""
    colours: frozenset[str] = frozenset()
    """The colours it comes in; every one if none is named."""


HUNG, OVER, STOOD, LAID = Place.HUNG, Place.OVER, Place.STOOD, Place.LAID
MODELS: dict[str, tuple[Model, ...]] = {
    "jacket": (
        Model("down jacket", coats.down_jacket, HUNG, 1.12),
        Model("zipped jacket", coats.zipped_jacket, HUNG, 1.14),
    ),
    "uniform": (Model("track suit", coats.track_suit, HUNG, 1.14),),
    "hat": (
        Model("peaked cap", headwear.peaked_cap, OVER, 1.5, 380),
        Model("woolly hat", headwear.woolly_hat, OVER, 1.5, 380),
    ),
    "scarf": (Model("long scarf", woollens.long_scarf, HUNG, 1.14),),
    "gloves": (Model("mittens", woollens.mittens, HUNG, 1.25),),
    "shoes": (
        Model("trainers", footwear.trainers, STOOD, 1.3, 300),
        Model("rain boots", footwear.rain_boots, STOOD, 1.02, 420),
    ),
    "cup": (
        Model("flask", drinks.flask, STOOD, 1.12, 560),
        Model("straw bottle", drinks.straw_bottle, STOOD, 1.08, 600),
        Model("bear cup", drinks.bear_cup, STOOD, 1.3, 460),
    ),
    "lunchbox": (
        Model("clip box", lunches.clip_box, STOOD, 1.25, 440),
        Model("bear box", lunches.bear_box, STOOD, 1.25, 450),
        Model("food jar", lunches.food_jar, STOOD, 1.2, 530),
    ),
    "ball": (
        Model("basketball", balls.basketball, STOOD, 1.2, 470, balls.BASKETBALL),
        Model("football", balls.football, STOOD, 1.2, 470, balls.FOOTBALL),
        Model("table tennis bat", balls.table_tennis, STOOD, 1.1, 530, balls.TABLE_TENNIS),
        Model("beach ball", balls.beach_ball, STOOD, 1.2, 470, balls.BEACH),
    ),
    "rope": (
        Model("plain rope", ropes.plain_rope, HUNG, 1.1),
        Model("beaded rope", ropes.beaded_rope, HUNG, 1.1),
    ),
    "umbrella": (
        Model("rolled umbrella", umbrellas.rolled_umbrella, HUNG, 1.15),
        Model("open umbrella", umbrellas.open_umbrella, OVER, 1.16, 610),
    ),
    "bag": (Model("school bag", bags.school_bag, HUNG, 1.14),),
    "pencilcase": (
        Model("zip pouch", pencils.zip_pouch, STOOD, 1.2, 390),
        Model("pencil box", pencils.pencil_box, STOOD, 1.18, 400),
    ),
    "book": (Model("picture book", books.picture_book, STOOD, 1.16, 510),),
    "toy": (
        Model("teddy bear", toys.teddy_bear, STOOD, 1.2, 510),
        Model("toy car", toys.toy_car, STOOD, 1.2, 340),
    ),
    "glasses": (Model("spectacles", spectacles.spectacles, STOOD, 1.18, 320),),
    "redscarf": (Model("red scarf", woollens.red_scarf, HUNG, 1.2),),
    "other": (
        Model("badminton racket", outings.badminton_racket, OVER, 1.12, 700),
        Model("kite", outings.kite, HUNG, 1.14),
        Model("recorder", outings.recorder, HUNG, 1.12),
    ),
    "phone": (Model("phone", valuables.phone, LAID),),
    "watch": (Model("watch", valuables.watch, LAID),),
    "keys": (Model("keys", valuables.keys, LAID),),
    "wallet": (Model("wallet", valuables.wallet, LAID),),
    "card": (Model("card", valuables.card, LAID, 0.9),),
    "medicine": (Model("medicine", valuables.medicine, LAID),),
}


def model_of(kind: str, colour: str, seed: int) -> Model:
    """The model drawn for these; seeds one apart go through all that come in the colour."""
    choices = [model for model in MODELS[kind] if not model.colours or colour in model.colours]
    return choices[seed % len(choices)]
