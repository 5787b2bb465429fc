"""The process behind `apart`: a file on standard input, a small picture on standard output."""

import sys
from contextlib import suppress

from kiosk.adapters.photos.apart import REFUSED, SIZE
from kiosk.adapters.photos.decoding import Look, decoded, refusing_what_is_broken
from kiosk.adapters.photos.heif import decoded_heif
from kiosk.adapters.photos.picture import picture_of
from kiosk.adapters.photos.refusals import PhotoRefused

_MOST_MEMORY = 1 << 30
_MOST_SECONDS = 30


def main(form: str, longest: int, look: Look) -> int:
    """Writes width, height and rows of pixels, or the reason of a refusal. Returns the exit code."""
    _stay_small()
    data = sys.stdin.buffer.read()
    try:
        with refusing_what_is_broken():
            photo = decoded_heif(data) if form == "HEIF" else decoded(data, "AVIF", longest, look)
            picture = picture_of(photo, longest, look)
    except PhotoRefused as refusal:
        sys.stdout.buffer.write(refusal.reason.encode())
        return REFUSED
    sys.stdout.buffer.write(SIZE.pack(*picture.size) + picture.tobytes())
    return 0


def _stay_small() -> None:
    """Bounds on memory and time, as far as the system knows them: Linux all, macOS some, Windows none."""
    with suppress(ImportError):
        import resource

        for kind, most in (
            (resource.RLIMIT_AS, _MOST_MEMORY),
            (resource.RLIMIT_CPU, _MOST_SECONDS),
            (resource.RLIMIT_CORE, 0),
        ):
            with suppress(OSError, ValueError):
                resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2]), "L" if sys.argv[3] == "L" else "RGB"))
