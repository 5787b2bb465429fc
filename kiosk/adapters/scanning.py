"""Reading every QR symbol in a photo of the board.

Three looks, each for what the one before cannot see (measured in docs/why/decisions/0017-reading-a-board.md):

1. The whole photo as it is. Reads what is near or sharp, and what is so large that it has to be made smaller.
2. Each dense place not yet read, alone, three times as large and sharpened. Squares of less than two and a
   half pixels run into each other: sharpening parts them again, and enlarging gives the reader room to
   measure. One dark and one light for the whole place is right there: light hardly changes within a tag.
3. Dense places larger than a tag, such as a tag on a patterned zone, in tiles with overlap, where each spot
   has a dark and a light of its own.

The second and third stop when the work has come to a bound, whatever the photo shows. The first has none: it
compares all finder patterns with each other, however many somebody drew; so a process of its own does it all.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import BinaryIO

import zxingcpp
from PIL import Image, ImageFilter

from kiosk.adapters.photos.apart import told_apart
from kiosk.adapters.photos.decoding import refusing_what_is_broken
from kiosk.adapters.photos.opening import AT_ONCE, bounded, opened
from kiosk.adapters.unread_places import Box, unread_places

_FULL_SIZE = 65_535
_QR = zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode)
_EVEN, _LOCAL = zxingcpp.Binarizer.GlobalHistogram, zxingcpp.Binarizer.LocalAverage
_MOST_WORK = 60_000_000
"""Enlarged pixels looked at beyond the first look: about a second."""
_A_TAG = 288
"""Pixels: a symbol that is larger needs no enlarging."""
_TILE, _OVERLAP = 864, 144


@dataclass(frozen=True)
class _Closer:
    """One way of looking closer. `sharper`: per cent, within a pixel around each."""

    times: int
    sharper: int
    binarizer: zxingcpp.Binarizer

    def at(self, piece: Image.Image) -> list[zxingcpp.Barcode]:
        """The symbols in a piece of the photo."""
        sharp = piece.filter(ImageFilter.UnsharpMask(1, self.sharper, 0))
        size = (piece.width * self.times, piece.height * self.times)
        return _symbols(sharp.resize(size, Image.Resampling.BICUBIC), self.binarizer)


# In the order of what each found alone among 200 tags of hard photos, and then beyond the ones before.
_AT_A_TAG = (_Closer(3, 450, _EVEN), _Closer(3, 250, _EVEN), _Closer(2, 450, _EVEN), _Closer(2, 250, _LOCAL))
_AT_A_TILE = (_Closer(2, 250, _LOCAL),)


@dataclass
class _Looking:
    """What was read so far, and how much closer looking may still cost."""

    picture: Image.Image
    texts: dict[str, None] = field(default_factory=dict)
    work_left: int = _MOST_WORK

    def closer(self, box: Box, ways: tuple[_Closer, ...]) -> None:
        """Tries one way after the other until one reads something new."""
        pixels = (box[2] - box[0]) * (box[3] - box[1])
        for way in ways:
            work = pixels * way.times**2
            if work > self.work_left:
                return
            self.work_left -= work
            if self.note(way.at(self.picture.crop(box))):
                return

    def note(self, symbols: list[zxingcpp.Barcode]) -> bool:
        """Whether any of them was new."""
        known = len(self.texts)
        self.texts.update(dict.fromkeys(symbol.text for symbol in symbols))
        return len(self.texts) > known


def read_codes(file: BinaryIO | bytes) -> list[str]:
    """The text of every symbol in the photo, each once, in no order that means anything.

    `file`: JPEG, PNG, WebP, AVIF or HEIC, ≤ 20 MB and ≤ 50 megapixels, upright or not. At most two photos are
    at work in a process of the station. Raises PhotoRefused, also for a photo that takes too long.
    """
    data = bounded(file)
    with AT_ONCE, refusing_what_is_broken():
        texts: list[str] = json.loads(told_apart("kiosk.adapters.scanning_process", data))
    return texts


def codes_in(photo: bytes) -> list[str]:
    """As `read_codes`, right here: with no bound on time."""
    looking = _Looking(opened(photo, _FULL_SIZE, "L"))
    first = _symbols(looking.picture, _LOCAL)
    looking.note(first)
    for box in unread_places(looking.picture, [_corners(symbol) for symbol in first]):
        if max(box[2] - box[0], box[3] - box[1]) <= _A_TAG:
            looking.closer(box, _AT_A_TAG)
        else:
            for tile in _tiles(box):
                looking.closer(tile, _AT_A_TILE)
    return list(looking.texts)


def _symbols(picture: Image.Image, binarizer: zxingcpp.Binarizer) -> list[zxingcpp.Barcode]:
    return zxingcpp.read_barcodes(picture, _QR, try_invert=False, binarizer=binarizer)


def _corners(symbol: zxingcpp.Barcode) -> list[tuple[float, float]]:
    spot = symbol.position
    return [
        (corner.x, corner.y)
        for corner in (spot.top_left, spot.top_right, spot.bottom_right, spot.bottom_left)
    ]


def _tiles(box: Box) -> Iterator[Box]:
    """Parts of a large place, each tag whole in one of them."""
    left, top, right, bottom = box
    for y in range(top, max(top + 1, bottom - _OVERLAP), _TILE - _OVERLAP):
        for x in range(left, max(left + 1, right - _OVERLAP), _TILE - _OVERLAP):
            yield x, y, min(right, x + _TILE), min(bottom, y + _TILE)
