"""Charts as shapes: what the templates draw as SVG, in units of their own, with the table that says the same.

Colour is never the only sign: a filled bar is home, a hollow one is not, and every bar says its number.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import islice

WIDE = 320
"""The width of every chart; letters are 13 units high, so that a phone draws them at about 13 pixels."""
_ROW = 40
_HIGH, _TOP, _FOOT, _UPRIGHT = 110, 22, 22, 24
_LABEL_AT_MOST = 26
_FIRST, _LAST = 41, 306
"""Where the first and the last point of a line stand."""


@dataclass(frozen=True)
class Amount:
    """What is drawn: so many things, of which so many are `filled`. `said`: the number as it is written."""

    label: str
    whole: int
    filled: int
    said: str


@dataclass(frozen=True)
class Bar:
    """A bar of a chart, and what stands beside it. `length`, `filled`: from its foot on."""

    label: str
    said: str
    at: int
    length: int
    filled: int


@dataclass(frozen=True)
class Table:
    """The same in numbers: the head, and rows whose first cell names them."""

    head: list[str]
    rows: list[list[str]]


@dataclass(frozen=True)
class Chart:
    """A chart. `title`, `desc`: what it is of, and what it shows, in words."""

    key: str
    title: str
    desc: str
    height: int
    bars: list[Bar]
    table: Table


@dataclass(frozen=True)
class Point:
    """A point of a line."""

    x: int
    y: int


@dataclass(frozen=True)
class Line:
    """A share over time, from 0 at the foot to 100 % on top. `first`, `last`: what stands under its ends."""

    key: str
    title: str
    desc: str
    points: list[Point]
    first: str
    last: str
    said: str
    table: Table

    @property
    def said_at(self) -> int:
        """The height at which the last share is said: below its point, or above it where that lies low."""
        low = self.points[-1].y
        return low + 19 if low < _TOP + _HIGH - 30 else low - 10

    @property
    def path(self) -> str:
        """Through all points."""
        return "M" + "L".join(f"{point.x} {point.y}" for point in self.points)


def lying(key: str, title: str, desc: str, amounts: Sequence[Amount], table: Table) -> Chart:
    """A chart of lying bars, one under the other, each under its name."""
    most = max((each.whole for each in amounts), default=0)
    bars = [
        Bar(shortened(each.label), each.said, number * _ROW, *_lengths(each, most, WIDE - 2))
        for number, each in enumerate(amounts)
    ]
    return Chart(key, title, desc, len(bars) * _ROW, bars, table)


def standing(key: str, title: str, desc: str, amounts: Sequence[Amount], table: Table) -> Chart:
    """A chart of standing bars side by side, each over its name."""
    most = max((each.whole for each in amounts), default=0)
    step = WIDE // max(len(amounts), 1)
    bars = [
        Bar(each.label, each.said, number * step + (step - _UPRIGHT) // 2, *_lengths(each, most, _HIGH))
        for number, each in enumerate(amounts)
    ]
    return Chart(key, title, desc, _TOP + _HIGH + _FOOT, bars, table)


def line(key: str, title: str, desc: str, shares: Sequence[int], ends: tuple[str, str], table: Table) -> Line:
    """A line through shares in percent, evenly spaced; `ends`: what stands under the first and the last."""
    step = (_LAST - _FIRST) / max(len(shares) - 1, 1)
    points = [
        Point(round(_FIRST + number * step), round(_TOP + _HIGH * (100 - percent) / 100))
        for number, percent in enumerate(shares)
    ]
    first, last = ends if len(shares) > 1 else (ends[0], "")
    return Line(key, title, desc, points, first, last, f"{shares[-1]}%", table)


def shortened(label: str) -> str:
    """A name that fits over its bar; a wide character counts two."""
    total, fits = 0, 0
    for fits, sign in enumerate(label, 1):
        total += 2 if unicodedata.east_asian_width(sign) in "WF" else 1
        if total > _LABEL_AT_MOST:
            return "".join(islice(label, fits - 2)).rstrip() + "…"
    return label


def _lengths(amount: Amount, most: int, longest: int) -> tuple[int, int]:
    """Of a bar and of its filled part; what is not nothing can be seen."""
    return _length(amount.whole, most, longest), _length(amount.filled, most, longest)


def _length(count: int, most: int, longest: int) -> int:
    return max(round(longest * count / most), 2) if count else 0
