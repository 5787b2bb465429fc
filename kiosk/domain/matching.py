"""How well a found thing fits what a family misses: 0–100, with the reasons that a person would give.

Kind, colour, words, place and day each bring points. What one side does not say brings a part of them, so
that silence is worse than agreement and better than contradiction. The bench (tests/bench/matching.py)
measures what comes of it; the weights were set on seeds that no test uses.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache

from kiosk.domain.colours import Colour
from kiosk.domain.matching_words import shared, signs_of

KEPT_FROM = 50
"""The least score that is shown to anybody."""
GOOD_FROM = 70
"""From here on a teacher should have a look."""
DAYS_BEFORE = 14
"""A thing that was found longer before the day it was lost is another one."""

_KIND, _COLOUR, _WORDS, _PLACE, _DAY = 30, 20, 26, 11, 13
_NEAR, _ANYTHING = 0.5, 0.4
_UNSAID = {"colour": 0.45, "words": 0.15, "place": 0.45}
_ENOUGH_WORDS = 1.2
"""Shared words of this weight are worth half of all that words can bring."""
_HALVED_AFTER_DAYS = 8
_OTHER = "other"
_UNSURE_PLACES = frozenset({None, "elsewhere"})

_NEAR_KINDS = (
    {"jacket", "uniform"},
    {"cup", "lunchbox"},
    {"scarf", "redscarf"},
    {"hat", "scarf", "gloves"},
    {"bag", "pencilcase", "wallet"},
    {"bag", "lunchbox"},
    {"pencilcase", "book"},
    {"ball", "rope", "toy"},
    {"card", "wallet", "keys"},
    {"phone", "watch"},
    {"glasses", "pencilcase"},
)
_NEAR_COLOURS = (
    {Colour.RED, Colour.ORANGE, Colour.PINK},
    {Colour.ORANGE, Colour.YELLOW},
    {Colour.ORANGE, Colour.BROWN},
    {Colour.BLUE, Colour.PURPLE},
    {Colour.BLUE, Colour.GREEN},
    {Colour.PURPLE, Colour.PINK},
    {Colour.BLACK, Colour.GREY},
    {Colour.BLACK, Colour.BROWN},
    {Colour.BLACK, Colour.BLUE},
    {Colour.WHITE, Colour.GREY},
    {Colour.WHITE, Colour.YELLOW},
)


@dataclass(frozen=True)
class Telling:
    """A thing as somebody tells of it: the family of what it misses, or a keeper of what was found.

    `kind` and `place`: keys; `called`: the names of its kind; `words`: what was written; `day`: on which it
    was lost or found.
    """

    kind: str
    called: str
    colour: str | None
    place: str | None
    day: date
    words: str

    @cached_property
    def signs(self) -> dict[str, float]:
        """What is written, as it is compared; how its kind is called says little, the kind being known."""
        own = signs_of(self.words)
        return {sign: weight * 0.25 if sign in self.names else weight for sign, weight in own.items()}

    @cached_property
    def names(self) -> dict[str, float]:
        """How its kind is called."""
        return _names(self.called)


@dataclass(frozen=True)
class Fit:
    """`score`: 0–100; `reasons`: keys, the weightiest first, of what speaks for it."""

    score: int
    reasons: tuple[str, ...]


def fit(lost: Telling, found: Telling) -> Fit:
    """How well a found thing fits a lost one."""
    kind = _kind(lost, found)
    if not kind:
        return Fit(0, ())
    colour, words, place = _colour(lost, found), _words(lost, found), _place(lost, found)
    gap = (found.day - lost.day).days
    points = kind * _KIND + colour * _COLOUR + words * _WORDS + place * _PLACE + _day(gap) * _DAY
    speaking = {
        "kind": kind == 1,
        "kind_near": kind == _NEAR,
        "colour": colour == 1,
        "colour_near": colour == _NEAR,
        "words": words >= _NEAR,
        "place": place == 1,
        "days": -1 <= gap <= _HALVED_AFTER_DAYS,
    }
    return Fit(max(0, min(100, round(points))), tuple(key for key, speaks in speaking.items() if speaks))


@lru_cache(maxsize=256)
def _names(called: str) -> dict[str, float]:
    return signs_of(called)


def near_kinds(kind: str) -> frozenset[str] | None:
    """The kinds of which a thing may be that was told to be of this one; None for all of them."""
    if kind == _OTHER:
        return None
    return frozenset({kind, _OTHER}.union(*(group for group in _NEAR_KINDS if kind in group)))


def _kind(lost: Telling, found: Telling) -> float:
    if lost.kind == found.kind:
        return 1.0
    if _near(lost.kind, found.kind, _NEAR_KINDS):
        return _NEAR
    if _OTHER not in {lost.kind, found.kind}:
        return 0.0
    named = shared(lost.names, signs_of(found.words)) + shared(found.names, signs_of(lost.words))
    return _NEAR if named >= 1 else _ANYTHING


def _colour(lost: Telling, found: Telling) -> float:
    if not lost.colour or not found.colour:
        return _UNSAID["colour"]
    if lost.colour == found.colour:
        return 1.0
    if Colour.MIXED in {lost.colour, found.colour}:
        return _NEAR
    return _NEAR if _near(lost.colour, found.colour, _NEAR_COLOURS) else 0.0


def _words(lost: Telling, found: Telling) -> float:
    if not lost.signs or not found.signs:
        return _UNSAID["words"]
    weight = shared(lost.signs, found.signs)
    return weight / (weight + _ENOUGH_WORDS)


def _place(lost: Telling, found: Telling) -> float:
    if lost.place in _UNSURE_PLACES or found.place in _UNSURE_PLACES:
        return _UNSAID["place"]
    return 1.0 if lost.place == found.place else 0.0


def _day(gap: int) -> float:
    """`gap`: days from the loss to the find; a day's slip is nobody's fault, more speaks against it."""
    if gap >= 0:
        return float(0.5 ** (gap / _HALVED_AFTER_DAYS))
    return 0.8 if gap == -1 else max(-1.5, 0.3 * (gap + 1))


def _near(one: str, other: str, groups: Iterable[set[str] | set[Colour]]) -> bool:
    return any(one in group and other in group for group in groups)
