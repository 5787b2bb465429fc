"""Outlines: closed lists of points in board units, x to the right and y down."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin, tau
from typing import TypeVar, overload

Point = tuple[float, float]
Corner = tuple[float, float, float]
"""A point and how round the outline is there: units from the point to where the rounding begins."""
Outline = list[Point]
Spot = TypeVar("Spot", Point, Corner)


def between(start: Point, end: Point, share: float) -> Point:
    """The point `share` of the way from start to end."""
    return (start[0] + (end[0] - start[0]) * share, start[1] + (end[1] - start[1]) * share)


def symmetric(right: Sequence[Spot]) -> list[Spot]:
    """A whole outline from its right half, given from the top down; points on the middle line stay single."""
    left: list[Spot] = [_opposite(spot) for spot in reversed(right) if spot[0] != 0]
    return list(right) + left


@overload
def _opposite(spot: Point) -> Point: ...
@overload
def _opposite(spot: Corner) -> Corner: ...
def _opposite(spot: tuple[float, ...]) -> tuple[float, ...]:
    return (-spot[0], *spot[1:])


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


def ring(x: float, y: float, across: float, down: float, width: float) -> Outline:
    """A closed band along an ellipse, with a hole."""
    return ribbon([*ellipse(x, y, across, down), (x + across, y)], width)


def block(left: float, top: float, right: float, bottom: float, radius: float = 0) -> Outline:
    """A rectangle with rounded corners."""
    return rounded([(left, top), (right, top), (right, bottom), (left, bottom)], radius)


def rounded(points: Sequence[Point], radius: float) -> Outline:
    """A polygon with every corner equally round."""
    return soft([(x, y, radius) for x, y in points])


def soft(corners: Sequence[Corner]) -> Outline:
    """A polygon with every corner as round as it says."""
    places = [(x, y) for x, y, _ in corners]
    outline: Outline = []
    for n, (x, y, radius) in enumerate(corners):
        outline += _turning(places[n - 1], (x, y), places[(n + 1) % len(places)], radius)
    return outline


def _turning(before: Point, corner: Point, after: Point, radius: float) -> Outline:
    """One corner as a quadratic curve."""
    if radius <= 0:
        return [corner]
    start, end = _towards(corner, before, radius), _towards(corner, after, radius)
    steps = [n / 8 for n in range(9)]
    return [between(between(start, corner, t), between(corner, end, t), t) for t in steps]


def _towards(corner: Point, other: Point, distance: float) -> Point:
    length = hypot(other[0] - corner[0], other[1] - corner[1]) or 1.0
    return between(corner, other, min(distance / length, 0.5))


def blob(points: Sequence[Point]) -> Outline:
    """A smooth closed outline through every point."""
    around = [points[-1], *points, points[0], points[1]]
    return [_spline(around[n : n + 4], step / 8) for n in range(len(points)) for step in range(8)]


def path(*points: Point) -> Outline:
    """A smooth open line through every point."""
    around = [points[0], *points, points[-1]]
    pieces = range(len(points) - 1)
    return [*(_spline(around[n : n + 4], step / 8) for n in pieces for step in range(8)), points[-1]]


def _spline(around: Sequence[Point], t: float) -> Point:
    """Catmull and Rom's curve between the middle two of four points."""
    x, y = (
        0.5 * (2 * q + (r - p) * t + (2 * p - 5 * q + 4 * r - s) * t**2 + (3 * q - p - 3 * r + s) * t**3)
        for p, q, r, s in zip(*around, strict=True)
    )
    return (x, y)


def ribbon(spine: Sequence[Point], width: float, end_width: float | None = None) -> Outline:
    """A band along a line, `width` units wide where it begins and `end_width` where it ends."""
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


def spikes(x: float, y: float, radius: float, count: int = 5, waist: float = 0.45) -> Outline:
    """A star with its first point up; `waist` is the radius of its inner corners, as a share."""
    reach = [radius if n % 2 == 0 else radius * waist for n in range(count * 2)]
    return [(x + r * sin(pi * n / count), y - r * cos(pi * n / count)) for n, r in enumerate(reach)]


def evenly(points: Sequence[Point], step: float) -> Outline:
    """Points along a line, each `step` further than the one before."""
    stops, walked = [points[0]], 0.0
    for start, end in pairwise(points):
        length = hypot(end[0] - start[0], end[1] - start[1])
        while walked + length >= step * len(stops):
            stops.append(between(start, end, (step * len(stops) - walked) / length))
        walked += length
    return stops
