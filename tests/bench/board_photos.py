"""Photos of a board that nobody had to hang up: real tags, things that hide some of them, a hurried phone.

    python -m tests.bench.board_photos --tags 48 --seed 7 --out /tmp/board.jpg

The board is 1.2 m wide, a tag's symbol with its quiet zone 30 mm, the photo 12 megapixels. All of it follows
from the seed. `visible` tells which symbols lie whole in the photo, quiet zone included, with nothing before.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from math import ceil, floor
from pathlib import Path

import click
from PIL import Image, ImageDraw, ImageFont

from kiosk.adapters.printing.symbols import QUIET, drawn_symbol
from kiosk.domain.codes import grouped, new_code
from tests.bench.board_camera import SIZE, Camera, Point, Spot, flaws_of, taken, turned, warp

BOARD = (1200.0, 900.0)
SYMBOL = 30.0
GRIDS = {24: (6, 4), 48: (8, 6), 96: (12, 8)}
_MODULE = 12
_FINE = 3
_MAP = 2
_ZONES = ((64, 110, 190), (236, 196, 70), (226, 140, 60), (86, 160, 96), (140, 100, 180), (226, 150, 176))
_THINGS = (
    (40, 60, 120),
    (180, 40, 50),
    (60, 140, 90),
    (240, 220, 90),
    (30, 30, 34),
    (225, 225, 228),
    (120, 80, 50),
)


@dataclass(frozen=True, repr=False)
class BoardPhoto:
    """`data`: a JPEG; `hanging`: the addresses on all tags; `visible`: those that the photo shows whole."""

    data: bytes
    hanging: frozenset[str]
    visible: frozenset[str]


@dataclass
class _Scene:
    """`owners`: half as large as the photo, each tag's number where nothing hides its symbol."""

    camera: Camera
    picture: Image.Image
    owners: Image.Image = field(default_factory=lambda: Image.new("L", (SIZE[0] // _MAP, SIZE[1] // _MAP)))
    whole: dict[int, int] = field(default_factory=dict)

    def paint(self, shape: Sequence[Spot], colour: tuple[int, int, int]) -> None:
        """A flat thing, hiding what is behind it."""
        corners = [self.camera(spot) for spot in shape]
        ImageDraw.Draw(self.picture).polygon(corners, fill=colour)
        self._own(corners, 0)

    def stick(self, card: Image.Image, corners: Sequence[Spot], symbol: Sequence[Spot], number: int) -> None:
        """A card, its four corners clockwise from the upper left; `symbol`: the part of it to be read."""
        target = [self.camera(spot) for spot in corners]
        left, top = (floor(min(xy[axis] for xy in target)) for axis in (0, 1))
        wide, high = (ceil(max(xy[axis] for xy in target)) - low + 1 for axis, low in ((0, left), (1, top)))
        fine = [((x - left) * _FINE, (y - top) * _FINE) for x, y in target]
        numbers = warp([(0, 0), (card.width, 0), card.size, (0, card.height)], fine)
        patch = card.convert("RGBA").transform(
            (wide * _FINE, high * _FINE), Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC
        )
        patch = patch.reduce(_FINE)
        self.picture.paste(patch, (left, top), patch)
        self._own(target, 0)
        quad = [self.camera(spot) for spot in symbol]
        self._own(quad, number)
        inside = all(0 <= x < SIZE[0] and 0 <= y < SIZE[1] for x, y in quad)
        self.whole[number] = self.owners.histogram()[number] if inside else -1

    def seen(self) -> set[int]:
        """The numbers of the tags whose symbols are whole."""
        left = self.owners.histogram()
        return {number for number, whole in self.whole.items() if left[number] == whole}

    def _own(self, corners: Sequence[Point], number: int) -> None:
        ImageDraw.Draw(self.owners).polygon([(x / _MAP, y / _MAP) for x, y in corners], fill=number)


def board_photo(tags: int, seed: int, symbol: float = SYMBOL) -> BoardPhoto:
    """One photo. `tags`: 24, 48 or 96; `symbol`: mm from edge to edge, quiet zone included."""
    chance = random.Random(f"{tags} tags, seed {seed}")
    camera = Camera(
        BOARD,
        yaw=chance.uniform(-12, 12),
        pitch=chance.uniform(-8, 8),
        roll=chance.uniform(-6, 6),
        fill=chance.uniform(0.94, 1.02),
    )
    scene = _Scene(camera, _empty_board(camera, chance))
    addresses = [f"https://czs.school.cn/t/{new_code(chance.choice)}" for _ in range(tags)]
    for number, (address, place) in enumerate(zip(addresses, _places(tags, chance), strict=True), start=1):
        _hang(scene, address, number, place, symbol, chance)
    visible = frozenset(addresses[number - 1] for number in scene.seen())
    return BoardPhoto(taken(scene.picture, flaws_of(chance), chance), frozenset(addresses), visible)


def _places(tags: int, chance: random.Random) -> Iterator[Point]:
    columns, rows = GRIDS[tags]
    wide, high = BOARD[0] / columns, BOARD[1] / rows
    for row in range(rows):
        for column in range(columns):
            yield (
                (column + 0.5) * wide + chance.uniform(-0.14, 0.14) * wide,
                (row + 0.42) * high + chance.uniform(-0.1, 0.1) * high,
            )


def _empty_board(camera: Camera, chance: random.Random) -> Image.Image:
    """A wall, a board with holes, and six zones with their patterns."""
    board = Image.new("RGB", (2400, 1800), (214, 190, 150))
    draw = ImageDraw.Draw(board)
    for nth, colour in enumerate(_ZONES):
        left, top = nth % 3 * 800 + 10, nth // 3 * 900 + 10
        draw.rectangle((left, top, left + 780, top + 120), fill=colour)
        _pattern(draw, nth, left, top)
    for x in range(25, 2400, 50):
        for y in range(25, 1800, 50):
            draw.ellipse((x - 5, y - 5, x + 5, y + 5), fill=(120, 100, 76))
    wide, high = BOARD
    target = [camera((x, y, 0)) for x, y in ((0, 0), (wide, 0), (wide, high), (0, high))]
    numbers = warp([(0, 0), (2400, 0), (2400, 1800), (0, 1800)], target)
    wall = (chance.randint(200, 240),) * 3
    return board.transform(
        SIZE, Image.Transform.PERSPECTIVE, numbers, Image.Resampling.BICUBIC, fillcolor=wall
    )


def _pattern(draw: ImageDraw.ImageDraw, nth: int, left: int, top: int) -> None:
    """Dark squares, bars or dots on a zone's band: what a reader may take for a symbol's corner."""
    for step in range(0, 780, 24):
        if nth % 3 == 0:
            draw.rectangle((left + step, top, left + step + 9, top + 120), fill="white")
        elif nth % 3 == 1:
            for down in range(0, 120, 24):
                draw.ellipse((left + step, top + down, left + step + 12, top + down + 12), fill="white")
        else:
            for down in range(step // 24 % 2 * 20, 120, 40):
                draw.rectangle((left + step, top + down, left + step + 20, top + down + 20), fill="black")


def _hang(
    scene: _Scene, address: str, number: int, place: Point, symbol: float, chance: random.Random
) -> None:
    """A thing on a hook and its tag before it; one in ten slips a little over the tag above or beside it."""
    x, y = place
    size = symbol * chance.uniform(1.1, 1.7)
    drop = size * (0.2 if chance.random() < 0.1 else 0.75)
    colour = chance.choice(_THINGS)
    body = [(-0.8, 0), (0.8, 0), (1, 1.2), (0.6, 1.6), (-0.6, 1.6), (-1, 1.2)]
    scene.paint([(x + a * size * 0.6, y + drop + b * size * 0.7, 5) for a, b in body], colour)
    scene.stick(*_tag(address, (x, y), symbol, chance), number)
    if chance.random() < 0.12:
        slip = chance.uniform(0.1, 0.45) * symbol
        edge = x + symbol * 0.7 - slip
        strap = [(edge, y - symbol), (edge + symbol * 0.4, y - symbol), (edge + symbol * 0.5, y + symbol)]
        scene.paint([(a, b, 20) for a, b in strap], chance.choice(_THINGS))


def _tag(
    address: str, middle: Point, symbol: float, chance: random.Random
) -> tuple[Image.Image, list[Spot], list[Spot]]:
    """A card that dangles from a string, turned all three ways, and where its symbol is."""
    card = _card(address)
    scale = symbol / card.width
    lean, swing, nod = chance.gauss(0, 6), chance.gauss(0, 9), chance.gauss(0, 6)

    def spot(x: float, y: float) -> Spot:
        right, down = turned((x - card.width / 2) * scale, (y - card.width / 2) * scale, lean)
        right, near = turned(right, 0, swing)
        down, near = turned(down, near, nod)
        return middle[0] + right, middle[1] + down, 10 + near

    def square(high: int) -> list[Spot]:
        return [spot(x, y) for x, y in ((0, 0), (card.width, 0), (card.width, high), (0, high))]

    return card, square(card.height), square(card.width)


def _card(address: str) -> Image.Image:
    """The symbol with its quiet zone, and the typed code under it."""
    symbol = drawn_symbol(address)
    side = symbol.side * _MODULE
    card = Image.new("L", (side, side + 9 * _MODULE), 248)
    draw = ImageDraw.Draw(card)
    for x, y, wide, high in symbol.rectangles:
        left, top = (x + QUIET) * _MODULE, (y + QUIET) * _MODULE
        draw.rectangle((left, top, left + wide * _MODULE - 1, top + high * _MODULE - 1), fill=20)
    font = ImageFont.load_default(6 * _MODULE)
    draw.text((side / 2, side), grouped(address[-8:]), fill=20, font=font, anchor="mt")
    return card


@click.command()
@click.option("--tags", type=click.Choice([str(tags) for tags in GRIDS]), default="48")
@click.option("--seed", type=int, default=1)
@click.option("--symbol", type=float, default=SYMBOL, help="Millimetres, quiet zone included.")
@click.option("--out", type=click.Path(dir_okay=False, path_type=Path), required=True)
def main(*, tags: str, seed: int, symbol: float, out: Path) -> None:
    """Takes one photo of a board and says which seed it was."""
    photo = board_photo(int(tags), seed, symbol)
    out.write_bytes(photo.data)
    click.echo(f"seed {seed}: {len(photo.hanging)} tags, {len(photo.visible)} of them whole in the photo")


if __name__ == "__main__":
    main()
