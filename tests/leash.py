"""Commands of ours that end with the test run, however that ends: also when it is killed."""

import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

STOPS_WITHIN_SECONDS = 30
_UNTIL_LET_GO = '"$@" </dev/null & exec >/dev/null; read -r _; kill $!; wait'
"""Asks the command to stop once our end of its input is closed, which the kernel does for the dead too."""


@contextmanager
def on_a_leash(
    words: list[str], environment: Mapping[str, str], log: Path
) -> Iterator["subprocess.Popen[bytes]"]:
    """Runs `python -m kiosk …` and stops it at the end; `log`: where its complaints go."""
    command = ["/bin/sh", "-c", _UNTIL_LET_GO, "sh", sys.executable, "-m", "kiosk", *words]
    with log.open("wb") as complaints:
        running = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=complaints, env=environment
        )
    assert running.stdin
    assert running.stdout
    try:
        yield running
    finally:
        running.stdin.close()
        running.wait(STOPS_WITHIN_SECONDS)
        running.stdout.close()
