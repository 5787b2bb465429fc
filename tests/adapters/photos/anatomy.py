"""Takes an image file apart, to see what is really in it."""

import struct


def jpeg_segments(data: bytes) -> list[int]:
    """The markers of a JPEG up to its first scan."""
    markers, at = [], 2
    while data[at] == 0xFF:
        marker = data[at + 1]
        markers.append(marker)
        if marker == 0xDA:
            return markers
        at += 2 + int.from_bytes(data[at + 2 : at + 4])
    raise AssertionError("no scan in this JPEG")


def webp_chunks(data: bytes) -> list[bytes]:
    """The names of the chunks of a WebP file."""
    names, at = [], 12
    while at < len(data):
        name, length = struct.unpack_from("<4sI", data, at)
        names.append(name)
        at += 8 + length + length % 2
    return names
