"""Starts the real command in a process of its own, and waits for what it says rather than for time."""

import os
import selectors
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE_SECONDS = 180


def surroundings(home: Path, **settings: object) -> dict[str, str]:
    """An environment with an empty home, and nothing of ours but these settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KIOSK_", "XDG_"))}
    return {**kept, "HOME": str(home), "USERPROFILE": str(home), **{k: str(v) for k, v in settings.items()}}


@contextmanager
def running(home: Path, *words: object, **settings: object) -> Iterator["subprocess.Popen[bytes]"]:
    """`kiosk` with these words, stopped at the end the way an operator stops it."""
    process = subprocess.Popen(
        [sys.executable, "-m", "kiosk", *map(str, words)],
        cwd=home,
        env=surroundings(home, **settings),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        bufsize=0,  # what was read ahead would be hidden from whoever waits for the next line
    )
    try:
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=PATIENCE_SECONDS)


def line_of(process: "subprocess.Popen[bytes]") -> str:
    """The next line it prints; fails if none comes."""
    assert process.stdout is not None
    with selectors.DefaultSelector() as waiting:
        waiting.register(process.stdout, selectors.EVENT_READ)
        assert waiting.select(PATIENCE_SECONDS), "nothing was said in time"
    line: bytes = process.stdout.readline()
    assert line, "it ended before it said more"
    return line.decode().rstrip("\r\n")
