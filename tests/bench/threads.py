"""Threads that do one thing after another together, and note how long each took."""

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor

from tests.bench.rounds import Reading


def together(threads: int, acts: Sequence[Callable[[], object]], seconds: float) -> Reading:
    """Does the acts, each once, on so many threads; begins none after `seconds`."""
    waiting = iter(acts)
    handing_out = threading.Lock()
    all_there = threading.Barrier(threads + 1)

    def work() -> list[float]:
        waits = []
        all_there.wait()
        until = time.perf_counter() + seconds
        while (begun := time.perf_counter()) < until:
            with handing_out:
                act = next(waiting, None)
            if act is None:
                break
            act()
            waits.append(time.perf_counter() - begun)
        return waits

    with ThreadPoolExecutor(threads) as pool:
        working = [pool.submit(work) for _ in range(threads)]
        all_there.wait()
        begun = time.perf_counter()
        waits = [wait for each in working for wait in each.result()]
        return Reading(len(waits), time.perf_counter() - begun, waits)
