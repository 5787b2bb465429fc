"""The visitors: a few processes of clients, so that asking costs as little of our own time as it can."""

import multiprocessing
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from multiprocessing.connection import Connection
from typing import Any

from tests.bench.rounds import Reading
from tests.bench.talk import Answer, Ask, Tally, Work, serve_parent

PROCESSES = 2


class Crowd:
    """Clients that ask a server on this machine. Any wrong answer raises WrongAnswer and counts nothing."""

    def __init__(self, pipes: Sequence[Connection]) -> None:
        self._pipes = pipes

    def load(self, port: int, asks: Sequence[Ask], count: int, connections: int, seconds: float) -> Reading:
        """Asks `asks` over and over, `count` times in all, on so many connections; stops after `seconds`."""
        tallies = self._spread(port, asks, count, connections, seconds)
        waits = [wait for tally in tallies for wait in tally.waits]
        took = max(tally.ended for tally in tallies) - min(tally.begun for tally in tallies)
        return Reading(len(waits), took, waits)

    def ask(self, port: int, asks: Sequence[Ask], connections: int = 8) -> list[Answer]:
        """The answers to each of these, in their order; not measured."""
        tallies = self._spread(port, asks, len(asks), connections, 600, keep=True)
        places = [place for nth in range(PROCESSES) for place in range(nth, len(asks), PROCESSES)]
        answers = [answer for tally in tallies for answer in tally.answers]
        return [
            answer for _place, answer in sorted(zip(places, answers, strict=True), key=lambda pair: pair[0])
        ]

    def _spread(
        self,
        port: int,
        asks: Sequence[Ask],
        count: int,
        connections: int,
        seconds: float,
        *,
        keep: bool = False,
    ) -> list[Tally]:
        busy = []
        for nth, pipe in enumerate(self._pipes):
            share = list(asks[nth::PROCESSES]) if len(asks) >= PROCESSES else list(asks)
            part = len(range(nth, count, PROCESSES))
            if share and part:
                pipe.send(Work(port, share, part, connections // PROCESSES or 1, seconds, keep))
                busy.append(pipe)
        for pipe in busy:
            _received(pipe)
        for pipe in busy:
            pipe.send("go")
        return [_received(pipe) for pipe in busy]


def _received(pipe: Connection) -> Any:
    """What a client process says; raises what went wrong there."""
    said = pipe.recv()
    if isinstance(said, BaseException):
        raise said
    return said


@contextmanager
def a_crowd() -> Iterator[Crowd]:
    """Clients for as long as they are needed."""
    spawn = multiprocessing.get_context("spawn")
    ends = [spawn.Pipe() for _ in range(PROCESSES)]
    processes = [spawn.Process(target=serve_parent, args=(theirs,), daemon=True) for _ours, theirs in ends]
    for process in processes:
        process.start()
    try:
        yield Crowd([ours for ours, _theirs in ends])
    finally:
        for (ours, _theirs), process in zip(ends, processes, strict=True):
            ours.send(None)
            process.join(5)
            if process.is_alive():
                process.terminate()
