"""What every process behind `apart` does: it stays small, reads one photo, and answers or refuses."""

import sys
from collections.abc import Callable
from contextlib import suppress

from kiosk.adapters.photos.apart import REFUSED
from kiosk.adapters.photos.decoding import refusing_what_is_broken
from kiosk.adapters.photos.refusals import PhotoRefused

_MOST_MEMORY = 1 << 30
_MOST_SECONDS = 30


def answer(work: Callable[[bytes], bytes]) -> int:
    """Writes what comes of the photo, or the reason of a refusal. Returns the exit code."""
    stay_small()
    data = sys.stdin.buffer.read()
    try:
        with refusing_what_is_broken():
            told = work(data)
    except PhotoRefused as refusal:
        sys.stdout.buffer.write(refusal.reason.encode())
        return REFUSED
    sys.stdout.buffer.write(told)
    return 0


def stay_small() -> None:
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
