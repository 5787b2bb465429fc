"""Which colours meet on our pages, and how far they stand apart; a test holds every pair to its least."""

from collections.abc import Iterator
from dataclasses import dataclass

from kiosk.domain.contrast import contrast
from kiosk.web.styleguide.tokens import Tokens

WORDS_AT_LEAST = 4.5
"""Of words on what they stand on, and of icons, which are read like words."""
EDGES_AT_LEAST = 3.0
"""Of the edge of a field and of the ring around what has the focus."""
SURFACES = ("board", "hole", "paper", "paper-2", "go-soft", "sun-soft", "sorry-soft")
_WORDS = ("ink", "soft", "link", "go", "sorry")
_EDGES = ("edge", "focus")
_ON_COLOUR = (
    ("on-go", "go"),
    ("on-rail", "rail"),
    ("on-sun", "sun"),
    ("on-plaque", "plaque"),
    ("on-night", "night"),
    ("seal", "paper"),
)
PAIRS = (
    *((word, surface, WORDS_AT_LEAST) for word in _WORDS for surface in SURFACES),
    *((drawn, surface, WORDS_AT_LEAST) for drawn, surface in _ON_COLOUR),
    *((edge, surface, EDGES_AT_LEAST) for edge in _EDGES for surface in SURFACES),
)
"""What is drawn, what it is drawn on, and the least contrast between the two."""


@dataclass(frozen=True)
class Measured:
    """A pair, its two colours in one scheme, and how far they stand apart."""

    drawn: str
    surface: str
    front: str
    back: str
    ratio: float
    least: float

    @property
    def said(self) -> str:
        """The ratio cut to one place behind the point, never rounded up to what it is not."""
        return f"{int(self.ratio * 10) / 10:.1f} : 1"

    @property
    def is_enough(self) -> bool:
        """Whether it can be read."""
        return self.ratio >= self.least


def measured(tokens: Tokens, night: bool) -> Iterator[Measured]:
    """Every pair by day or by night, the twelve colours of things last."""
    values = tokens.night if night else tokens.day
    for drawn, surface, least in PAIRS:
        front, back = values[drawn], values[surface]
        yield Measured(drawn, surface, front, back, contrast(front, back), least)
    for name, (shade, on) in tokens.things.items():
        yield Measured("on", f"c-{name}", on, shade, contrast(on, shade), WORDS_AT_LEAST)
