"""What a file really is, told from its bytes alone and before any decoder sees it."""

import re
from io import BytesIO
from typing import Literal

from PIL import Image

from kiosk.adapters.photos.refusals import NotAPhoto, PhotoAnimated, PhotoBroken

Format = Literal["JPEG", "PNG", "WEBP", "AVIF", "HEIF"]

_AVIF_BRANDS = {b"avif", b"avis"}
_HEIF_BRANDS = {b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs", b"mif1", b"msf1"}

# A photographer's progressive JPEG has about ten scans. Empty ones cost a few dozen bytes each and make
# the decoder walk over every block again: 20 MB of them would keep it busy for an hour.
_MOST_SCANS = 100
_JPEG_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])", re.DOTALL)
_JPEG_END, _JPEG_SCAN = 0xD9, 0xDA
_JPEG_BARE_MARKERS = {0x01, 0xD8}


def format_of(data: bytes) -> Format:
    """The format of a still photo. Raises NotAPhoto, PhotoAnimated (a moving GIF) or PhotoBroken."""
    if data.startswith(b"\xff\xd8\xff"):
        if data.count(b"\xff\xda") > _MOST_SCANS and _jpeg_scans(data) > _MOST_SCANS:
            raise PhotoBroken
        return "JPEG"
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return "WEBP"
    if data[4:8] == b"ftyp":
        return _iso_format(data)
    if data.startswith((b"GIF87a", b"GIF89a")) and _gif_moves(data):
        raise PhotoAnimated
    raise NotAPhoto


def _iso_format(data: bytes) -> Format:
    """AVIF, HEIC and films share a container; the brands in its first box tell them apart."""
    major = data[8:12]
    brands = {data[at : at + 4] for at in range(16, min(int.from_bytes(data[:4]), 256), 4)} | {major}
    if major not in _HEIF_BRANDS - {b"mif1", b"msf1"} and brands & _AVIF_BRANDS:
        return "AVIF"
    if brands & _HEIF_BRANDS:
        return "HEIF"
    raise NotAPhoto


def _gif_moves(data: bytes) -> bool:
    try:
        with Image.open(BytesIO(data), formats=["GIF"]) as gif:
            return bool(getattr(gif, "is_animated", False))
    except Exception:
        return False


def _jpeg_scans(data: bytes) -> int:
    """How many scans the picture has, without those of a preview inside it or a film behind it."""
    scans, at = 0, 2
    while found := _JPEG_MARKER.search(data, at):
        marker, at = found[1][0], found.end()
        if marker == _JPEG_END:
            break
        if marker not in _JPEG_BARE_MARKERS:
            scans += marker == _JPEG_SCAN
            at += int.from_bytes(data[at : at + 2])
    return scans
