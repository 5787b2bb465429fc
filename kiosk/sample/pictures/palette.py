"""Colours: the twelve a thing can have, what goes well beside each, and the tones light makes of them."""

from dataclasses import dataclass

from kiosk.sample.pictures.patterns import RGB, Pattern, stripes
from kiosk.sample.pictures.whim import Whim

COLOURS: dict[str, RGB] = {
    "red": (212, 58, 54),
    "orange": (240, 138, 44),
    "yellow": (247, 202, 64),
    "green": (78, 160, 92),
    "blue": (58, 116, 192),
    "purple": (132, 92, 178),
    "pink": (242, 146, 174),
    "brown": (146, 98, 62),
    "black": (54, 54, 62),
    "white": (246, 245, 241),
    "grey": (150, 155, 162),
    "mixed": (238, 186, 96),
}
TRIMS: dict[str, tuple[str, ...]] = {
    "red": ("white", "yellow", "black"),
    "orange": ("white", "blue", "brown"),
    "yellow": ("white", "orange", "blue"),
    "green": ("white", "yellow", "orange"),
    "blue": ("white", "yellow", "red"),
    "purple": ("white", "pink", "yellow"),
    "pink": ("white", "red", "purple"),
    "brown": ("white", "orange", "yellow"),
    "black": ("red", "white", "yellow"),
    "white": ("blue", "pink", "green"),
    "grey": ("yellow", "red", "blue"),
    "mixed": ("white", "blue", "purple"),
}
MIXTURES: tuple[tuple[str, ...], ...] = (
    ("red", "yellow", "green", "blue"),
    ("pink", "white", "purple", "yellow"),
    ("blue", "white", "orange", "green"),
)
SHADE: RGB = (38, 24, 58)
LIGHT: RGB = (255, 252, 244)
WOOD: RGB = (206, 156, 98)
STEEL: RGB = (176, 184, 194)
PAPER: RGB = (252, 250, 244)
INK: RGB = (62, 54, 66)


def mixed(one: RGB, other: RGB, share: float) -> RGB:
    """One colour with `share` of the other in it."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return (red, green, blue)


@dataclass(frozen=True)
class Paint:
    """What a part is made of: a colour, and a pattern over it or none."""

    base: RGB
    pattern: Pattern | None = None

    @property
    def light(self) -> RGB:
        return mixed(self.base, LIGHT, 0.55)

    @property
    def dark(self) -> RGB:
        return mixed(self.base, SHADE, 0.55)

    @property
    def edge(self) -> RGB:
        return mixed(self.base, SHADE, 0.36)

    def shaded(self, share: float = 0.22) -> "Paint":
        """The same stuff turned away from the light; a pattern does not show there."""
        return Paint(mixed(self.base, SHADE, share))

    def lit(self, share: float = 0.3) -> "Paint":
        return Paint(mixed(self.base, LIGHT, share))


@dataclass(frozen=True)
class Look:
    """How one thing looks: its main colour, the colour beside it, and the whims of its seed."""

    main: Paint
    trim: Paint
    pieces: tuple[Paint, ...]
    whim: Whim

    def piece(self, number: int) -> Paint:
        """What one of several pieces of a thing is made of; the pieces of a mixed thing take turns."""
        return self.pieces[number % len(self.pieces)]


def look_of(colour: str, whim: Whim) -> Look:
    """`colour`: a key of COLOURS."""
    trim = Paint(COLOURS[whim.one_of(TRIMS[colour])])
    if colour == "mixed":
        bands = [COLOURS[name] for name in whim.one_of(MIXTURES)]
        striped = Paint(bands[0], stripes(bands, whim.between(34, 58)))
        return Look(striped, trim, tuple(Paint(band) for band in bands), whim)
    plain = Paint(COLOURS[colour])
    return Look(plain, trim, (plain,), whim)
