"""Work on a photo in a process of its own, where a hostile file can crash, bloat or keep it busy.

pi-heif dies of a damaged metadata block; libavif unfolds pictures far larger than their container says; a
photo of nothing but finder patterns keeps zxing-cpp busy for minutes. Here they take nothing with them: the
process knows no secret, has bounds of memory and time, and serves one photo.
"""

import os
import struct
import subprocess
import sys

from PIL import Image

from kiosk.adapters.photos.decoding import Look
from kiosk.adapters.photos.recognising import Format
from kiosk.adapters.photos.refusals import PhotoBroken, PhotoRefused

APART: frozenset[Format] = frozenset({"HEIF", "AVIF"})

REFUSED = 3
SIZE = struct.Struct(">HH")

_PATIENCE = 60


def picture_apart(data: bytes, form: Format, longest: int, look: Look = "RGB") -> Image.Image:
    """As `picture_of`, within `longest` pixels. Raises PhotoRefused or TimeoutExpired."""
    told = told_apart("kiosk.adapters.photos.apart_process", data, form, str(longest), look)
    return Image.frombytes(look, SIZE.unpack_from(told), told[SIZE.size :])


def told_apart(module: str, data: bytes, *arguments: str) -> bytes:
    """What a module of ours, run as a process, writes of a photo. Raises PhotoRefused or TimeoutExpired."""
    done = subprocess.run(  # noqa: S603 — every argument is ours; the file goes through the pipe
        [sys.executable, "-P", "-m", module, *arguments],
        input=data,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=_surroundings(),
        timeout=_PATIENCE,
        check=False,
    )
    if done.returncode == REFUSED:
        raise _refusal(done.stdout.decode("ascii", "replace"))
    if done.returncode:
        raise PhotoBroken
    return done.stdout


def _refusal(reason: str) -> PhotoRefused:
    named = {refusal.reason: refusal for refusal in PhotoRefused.__subclasses__()}
    return named.get(reason, PhotoBroken)()


def _surroundings() -> dict[str, str]:
    """What the process needs to find its modules, and none of the station's settings and secrets."""
    ours = {key: value for key, value in os.environ.items() if not key.startswith("KIOSK_")}
    return ours | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
