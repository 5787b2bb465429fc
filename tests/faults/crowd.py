"""A crowd that presses all at once."""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

WITHIN_SECONDS = 60


def at_once(acts: Sequence[Callable[[], Any]]) -> list[Any]:
    """Runs every act in a thread of its own, let go together; gives what each returned or raised."""
    line = threading.Barrier(len(acts))

    def run(act: Callable[[], Any]) -> Any:
        line.wait(WITHIN_SECONDS)
        try:
            return act()
        except Exception as raised:
            return raised

    with ThreadPoolExecutor(len(acts)) as crowd:
        return list(crowd.map(run, acts, timeout=WITHIN_SECONDS))
