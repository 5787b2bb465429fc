"""Reaching a channel, in a process of its own that knows no secret but this one address.

Whatever a service does with a connection, the process ends in ten seconds; the station's memory never holds
the library that speaks to all these services.
"""

import json
import os
import subprocess
import sys

from kiosk.adapters.announcing.faults import FAULTS, SILENT, UNREADABLE
from kiosk.adapters.announcing.words import Words

WITHIN_SECONDS = 10


def send(address: str, words: Words, *, private: bool, within: float = WITHIN_SECONDS) -> str:
    """Sends it; returns a key of FAULTS, empty if it arrived. `private`: as in `guarded`."""
    return _ordered({"address": address, "title": words.title, "body": words.body}, private, within)


def look_at(address: str, *, private: bool, within: float = WITHIN_SECONDS) -> str:
    """Whether the address can be read and leads into the open; sends nothing. Returns a key, or nothing."""
    return _ordered({"address": address, "title": None, "body": None}, private, within)


def _ordered(order: dict[str, str | None], private: bool, within: float) -> str:
    try:
        done = subprocess.run(
            [sys.executable, "-P", "-m", "kiosk.adapters.announcing.delivering_process"],
            input=json.dumps({**order, "private": private}).encode(),
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=_surroundings(),
            timeout=within,
            check=False,
        )
    except subprocess.TimeoutExpired:
        return SILENT
    said = done.stdout.decode("ascii", "replace")
    return said if not done.returncode and said in ("", *FAULTS) else UNREADABLE


def _surroundings() -> dict[str, str]:
    """What the process needs to find its modules; no settings of the station, no proxy to hide behind."""
    ours = {
        key: value
        for key, value in os.environ.items()
        if not key.startswith("KIOSK_") and not key.lower().endswith("_proxy")
    }
    return ours | {"PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
