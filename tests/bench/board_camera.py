"""A phone in front of the board: where a point of the board lands in the photo, and what the lens spoils."""

import random
from collections.abc import Sequence
from dataclasses import dataclass
from io import BytesIO
from math import cos, radians, sin

from PIL import Image, ImageChops, ImageFilter

Point = tuple[float, float]
Spot = tuple[float, float, float]

SIZE = (4032, 3024)
_FOCAL = 0.72
"""In widths of the picture: 26 mm on film, as phones have it."""
_GRAIN = 73.6 / 2**0.5
"""How far the mean of two even chances from 0 to 255 spreads."""


@dataclass(frozen=True)
class Camera:
    """Stands before a board of `board` mm, which fills `fill` of the photo.

    `yaw`, `pitch`, `roll`: degrees by which the phone is held askew.
    """

    board: tuple[float, float]
    yaw: float
    pitch: float
    roll: float
    fill: float

    def __call__(self, spot: Spot) -> Point:
        """Where in the photo, in pixels, a spot of the board lies; the third of it is mm before the board."""
        (left, top, right, bottom) = self._edges()
        scale = self.fill * min(SIZE[0] / (right - left), SIZE[1] / (bottom - top))
        x, y = self._seen(spot)
        return (
            SIZE[0] / 2 + (x - (left + right) / 2) * scale,
            SIZE[1] / 2 + (y - (top + bottom) / 2) * scale,
        )

    def _edges(self) -> tuple[float, float, float, float]:
        wide, high = self.board
        xs, ys = zip(
            *(self._seen((x, y, 0)) for x, y in ((0, 0), (wide, 0), (wide, high), (0, high))), strict=True
        )
        return min(xs), min(ys), max(xs), max(ys)

    def _seen(self, spot: Spot) -> Point:
        x, y, z = spot[0] - self.board[0] / 2, spot[1] - self.board[1] / 2, -spot[2]
        x, z = turned(x, z, self.yaw)
        y, z = turned(y, z, self.pitch)
        x, y = turned(x, y, self.roll)
        far = self.board[0] * _FOCAL / 0.9 + z
        return x / far, y / far


def turned(one: float, other: float, degrees: float) -> Point:
    """Two coordinates after a turn in their plane."""
    turn = radians(degrees)
    return one * cos(turn) - other * sin(turn), one * sin(turn) + other * cos(turn)


def warp(source: Sequence[Point], target: Sequence[Point]) -> list[float]:
    """Pillow's eight numbers that put the corners `source` of a picture at `target`, in that order."""
    rows = []
    for (u, v), (x, y) in zip(source, target, strict=True):
        rows.append([x, y, 1, 0, 0, 0, -u * x, -u * y, u])
        rows.append([0, 0, 0, x, y, 1, -v * x, -v * y, v])
    for column in range(8):
        pivot = max(range(column, 8), key=lambda row: abs(rows[row][column]))
        rows[column], rows[pivot] = rows[pivot], rows[column]
        lead = rows[column][column]
        rows[column] = [value / lead for value in rows[column]]
        for row in range(8):
            if row != column and (factor := rows[row][column]):
                rows[row] = [a - factor * b for a, b in zip(rows[row], rows[column], strict=True)]
    return [row[8] for row in rows]


@dataclass(frozen=True)
class Flaws:
    """`blur`, `corners`: of the lens, in pixels, in the middle and far out; `grain`: of 255; `dark`: the
    darkest corner's share of the light; `quality`: of the JPEG; `shake`: pixels along a line."""

    blur: float
    corners: float
    grain: float
    dark: float
    quality: int
    shake: int


def flaws_of(chance: random.Random) -> Flaws:
    """What a hurried pupil's photo has, never so much that a person could not read the tags close up."""
    return Flaws(
        blur=chance.uniform(0.5, 0.9),
        corners=chance.uniform(0.9, 1.3),
        grain=chance.uniform(3, 9),
        dark=chance.uniform(0.4, 0.8),
        quality=chance.randint(72, 90),
        shake=chance.choice((0, 0, 1)),
    )


def taken(scene: Image.Image, flaws: Flaws, chance: random.Random) -> bytes:
    """The scene as the phone's JPEG."""
    far_out = Image.radial_gradient("L").resize(scene.size)
    sharp = scene.filter(ImageFilter.GaussianBlur(flaws.blur))
    photo = Image.composite(scene.filter(ImageFilter.GaussianBlur(flaws.corners)), sharp, far_out)
    if flaws.shake:
        photo = ImageChops.blend(photo, ImageChops.offset(photo, flaws.shake, 1), 0.5)
    photo = ImageChops.multiply(photo, _light(scene.size, flaws.dark, chance))
    photo = _grainy(photo, flaws.grain, chance)
    buffer = BytesIO()
    photo.save(buffer, "JPEG", quality=flaws.quality)
    return buffer.getvalue()


def _light(size: tuple[int, int], dark: float, chance: random.Random) -> Image.Image:
    """Light that falls from one side, warm, with a soft shadow across the board."""
    corners = Image.new("L", (3, 3))
    corners.frombytes(bytes(round(255 * chance.uniform(dark, 1)) for _ in range(9)))
    light = corners.resize(size, Image.Resampling.BICUBIC)
    return Image.merge(
        "RGB", [light, light.point(lambda v: int(v * 0.97)), light.point(lambda v: int(v * 0.9))]
    )


def _grainy(photo: Image.Image, grain: float, chance: random.Random) -> Image.Image:
    """Grain that differs from pixel to pixel and from colour to colour."""
    count = photo.width * photo.height
    one, other = (Image.frombytes("L", photo.size, chance.randbytes(count)) for _ in range(2))
    field = Image.blend(one, other, 0.5).point(lambda v: round(128 + (v - 127.5) * grain / _GRAIN))
    bands = [
        ImageChops.add(band, ImageChops.offset(field, chance.randrange(photo.width), 7), 1, -128)
        for band in photo.split()
    ]
    return Image.merge("RGB", bands)
