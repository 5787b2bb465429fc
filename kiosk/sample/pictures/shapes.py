"""Outlines: closed lists of points in board units, x to the right and y down."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin, tau

Point = tuple[float, float]
Outline = list[Point]


def between(start: Point, end: Point, share: float) -> Point:
    """The point `share` of the way from start to end."""
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def ellipse(x: float, y: float, across: float, down: float | None = None) -> Outline:
    """An ellipse round (x, y); `across` and `down` are its radii, a circle if only one is given."""
    down = across if down is None else down
    steps = max(16, min(72, int((across + down) / 3)))
    return [(x + across * cos(tau * n / steps), y + down * sin(tau * n / steps)) for n in range(steps)]


def arc(x: float, y: float, across: float, down: float, start: float, end: float) -> Outline:
    """An open piece of an ellipse, from `start` to `end` degrees clockwise from three o'clock."""
    steps = max(8, int(abs(end - start) / 6))
    angles = [pi / 180 * (start + (end - start) * n / steps) for n in range(steps + 1)]
    return [(x + across * cos(angle), y + down * sin(angle)) for angle in angles]


def block(left: float, top: float, right: float, bottom: float, radius: float = 0) -> Outline:
    """A rectangle with rounded corners."""
    return soft([(left, top), (right, top), (right, bottom), (left, bottom)], radius)


def soft(corners: Sequence[Point], radius: float | Sequence[float]) -> Outline:
    """A polygon with every corner rounded; one radius for all, or one for each corner."""
    radii = [radius] * len(corners) if isinstance(radius, int | float) else list(radius)
    outline: Outline = []
    for n, corner in enumerate(corners):
        outline += _rounded(corners[n - 1], corner, corners[(n + 1) % len(corners)], radii[n])
    return outline


def _rounded(before: Point, corner: Point, after: Point, radius: float) -> Outline:
    """One corner as a quadratic curve that begins and ends `radius` away from it."""
    if radius <= 0:
        return [corner]
    start, end = _towards(corner, before, radius), _towards(corner, after, radius)
    steps = [n / 8 for n in range(9)]
    return [between(between(start, corner, t), between(corner, end, t), t) for t in steps]


def _towards(corner: Point, other: Point, distance: float) -> Point:
    length = hypot(other[0] - corner[0], other[1] - corner[1]) or 1.0
    return between(corner, other, min(distance / length, 0.5))


def curve(points: Sequence[Point], closed: bool = True) -> Outline:
    """A smooth line (Catmull-Rom) through every point, closed unless said otherwise."""
    count = len(points)
    if closed:
        around = [points[-1], *points, points[0], points[1]]
    else:
        around = [points[0], *points, points[-1], points[-1]]
    outline: Outline = []
    for n in range(count if closed else count - 1):
        outline += [_spline(around[n : n + 4], step / 8) for step in range(8)]
    return outline if closed else [*outline, points[-1]]


def _spline(around: Sequence[Point], t: float) -> Point:
    a, b, c, d = around
    x, y = (
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3)
        for p, q, r, s in zip(a, b, c, d, strict=True)
    )
    return (x, y)


def ribbon(spine: Sequence[Point], width: float, end_width: float | None = None) -> Outline:
    """A band along a line, as wide as `width` at its start and `end_width` at its end."""
    end_width = width if end_width is None else end_width
    last = len(spine) - 1
    left: Outline = []
    right: Outline = []
    for n, (x, y) in enumerate(spine):
        before, after = spine[max(n - 1, 0)], spine[min(n + 1, last)]
        along, down = after[0] - before[0], after[1] - before[1]
        half = (width + (end_width - width) * n / last) / 2 / (hypot(along, down) or 1.0)
        left.append((x - down * half, y + along * half))
        right.append((x + down * half, y - along * half))
    return left + right[::-1]


def star(x: float, y: float, radius: float, points: int = 5, waist: float = 0.45) -> Outline:
    """A star with its first point up."""
    reach = [radius if n % 2 == 0 else radius * waist for n in range(points * 2)]
    return [(x + r * sin(pi * n / points), y - r * cos(pi * n / points)) for n, r in enumerate(reach)]


def evenly(points: Sequence[Point], step: float) -> Outline:
    """Points along a line, each `step` further than the one before."""
    stops, walked = [points[0]], 0.0
    for start, end in pairwise(points):
        length = hypot(end[0] - start[0], end[1] - start[1])
        while walked + length >= step * len(stops):
            stops.append(between(start, end, (step * len(stops) - walked) / length))
        walked += length
    return stops
