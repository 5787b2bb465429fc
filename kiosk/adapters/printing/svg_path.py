"""The outlines of our own icons, as strokes for paper: moves, straight lines and Bézier curves.

Reads what static/img/icons.svg is written in: every path command of SVG, with a gap between an arc's flags.
"""

import re
from collections.abc import Iterator
from math import atan2, ceil, cos, hypot, pi, sin, sqrt, tan

Stroke = tuple[float, ...]
"""Two numbers: a straight line to there. Six: a curve. Three (x, y, 0): a move. None at all: closed."""
_TOKEN = re.compile(r"[a-zA-Z]|-?(?:\d+\.?\d*|\.\d+)")
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}


def strokes(path: str) -> list[Stroke]:
    """The strokes of a path's `d`, in its own units and with y downwards."""
    pen = _Pen()
    return [stroke for name, numbers in _commands(path) for stroke in pen.draw(name, numbers)]


def _commands(path: str) -> Iterator[tuple[str, list[float]]]:
    """Each command with its numbers; one that is not repeated goes on, a move as a line."""
    tokens, name = _TOKEN.findall(path), ""
    while tokens:
        if tokens[0].isalpha():
            name = tokens.pop(0)
        takes = _TAKES[name.lower()]
        numbers, tokens = [float(token) for token in tokens[:takes]], tokens[takes:]
        yield name, numbers
        name = {"m": "l", "M": "L"}.get(name, name)


class _Pen:
    """Where the pen is, where its line began, and what the last curve leaned on."""

    def __init__(self) -> None:
        self.at = self.start = self.lean = (0.0, 0.0)
        self.was = ""

    def draw(self, name: str, numbers: list[float]) -> list[Stroke]:
        small = name.lower()
        if small == "z":
            self.at = self.start
            return [()]
        points = self._absolute(small, numbers, relative=name.islower())
        if small == "m":
            self.at = self.start = points[0]
            return [(*self.at, 0.0)]
        made = self._made(small, numbers, points)
        self.was, self.at = small, points[-1]
        return made

    def _absolute(self, name: str, numbers: list[float], *, relative: bool) -> list[tuple[float, float]]:
        x, y = self.at if relative else (0.0, 0.0)
        if name == "h":
            return [(x + numbers[0], self.at[1])]
        if name == "v":
            return [(self.at[0], y + numbers[0])]
        pairs = numbers[5:] if name == "a" else numbers
        return [(x + pairs[i], y + pairs[i + 1]) for i in range(0, len(pairs), 2)]

    def _made(self, name: str, numbers: list[float], points: list[tuple[float, float]]) -> list[Stroke]:
        if name == "a":
            return list(_arc(self.at, numbers, points[0]))
        if name in "cs":
            first = points[0] if name == "c" else self._mirrored("cs")
            self.lean = points[-2]
            return [(*first, *points[-2], *points[-1])]
        if name in "qt":
            self.lean = points[0] if name == "q" else self._mirrored("qt")
            return [_cubic(self.at, self.lean, points[-1])]
        return [points[0]]

    def _mirrored(self, kinds: str) -> tuple[float, float]:
        """The last control point on the other side of the pen, after a curve of the same sort."""
        if not self.was or self.was not in kinds:
            return self.at
        return 2 * self.at[0] - self.lean[0], 2 * self.at[1] - self.lean[1]


def _cubic(start: tuple[float, float], lean: tuple[float, float], end: tuple[float, float]) -> Stroke:
    """A quadratic curve as a cubic one."""
    one = [each + 2 / 3 * (middle - each) for each, middle in zip(start, lean, strict=True)]
    two = [each + 2 / 3 * (middle - each) for each, middle in zip(end, lean, strict=True)]
    return (*one, *two, *end)


def _arc(start: tuple[float, float], numbers: list[float], end: tuple[float, float]) -> Iterator[Stroke]:
    """An arc of a circle or of an upright ellipse as curves of a quarter turn at most (SVG 2, B.2.4)."""
    hx, hy = (start[0] - end[0]) / 2 / numbers[0], (start[1] - end[1]) / 2 / numbers[1]
    reach = hypot(hx, hy)
    if not reach:
        return
    grown = max(reach, 1.0)
    rx, ry, hx, hy = numbers[0] * grown, numbers[1] * grown, hx / grown, hy / grown
    aside = sqrt(max((grown / reach) ** 2 - 1, 0)) * (1 if numbers[3] != numbers[4] else -1)
    x, y = aside * hy, -aside * hx
    from_, to = atan2(hy - y, hx - x), atan2(-hy - y, -hx - x)
    if numbers[4] and to < from_:
        to += 2 * pi
    elif not numbers[4] and to > from_:
        to -= 2 * pi
    middle = (start[0] + end[0]) / 2 + x * rx, (start[1] + end[1]) / 2 + y * ry
    steps = ceil(abs(to - from_) / (pi / 2) - 1e-9)
    step = (to - from_) / steps
    bow = 4 / 3 * tan(step / 4)
    for number in range(steps):
        a, b = from_ + number * step, from_ + (number + 1) * step
        yield (
            middle[0] + rx * (cos(a) - bow * sin(a)),
            middle[1] + ry * (sin(a) + bow * cos(a)),
            middle[0] + rx * (cos(b) + bow * sin(b)),
            middle[1] + ry * (sin(b) - bow * cos(b)),
            middle[0] + rx * cos(b),
            middle[1] + ry * sin(b),
        )
