"""The integrity index as a tree: one leaf for each of a hundred things that left, if it was registered."""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt

LEAVES_AT_MOST = 100
TONES = 3
_GOLDEN_DEGREES = 180 * (3 - sqrt(5))
_MIDDLE, _REACH = (100.0, 78.0), (84.0, 62.0)
_INNERMOST = 0.12


@dataclass(frozen=True)
class Leaf:
    """A leaf. `x`, `y`: where it grows in a drawing 200 wide; `turn`: in degrees; `tone`: its green."""

    x: int
    y: int
    turn: int
    tone: int


def leaves(percent: int) -> list[Leaf]:
    """The leaves of that many in a hundred: from the middle of the crown outwards, each beside no other."""
    return [_leaf(number) for number in range(min(percent, LEAVES_AT_MOST))]


def _leaf(number: int) -> Leaf:
    turn = number * _GOLDEN_DEGREES % 360
    away = _INNERMOST + (1 - _INNERMOST) * sqrt(number / LEAVES_AT_MOST)
    x = _MIDDLE[0] + _REACH[0] * away * cos(radians(turn))
    y = _MIDDLE[1] + _REACH[1] * away * sin(radians(turn))
    return Leaf(round(x), round(y), round(turn), number % TONES)
