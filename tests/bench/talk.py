"""One client process: a few connections kept open, one request on each, every answer looked at."""

import re
import selectors
import socket
import time
from dataclasses import dataclass
from itertools import cycle, islice
from multiprocessing.connection import Connection

PATIENCE_SECONDS = 30
_LENGTH = re.compile(rb"(?i)\r\ncontent-length: *(\d+)\r\n")
_HEAD_END = b"\r\n\r\n"


class WrongAnswer(Exception):
    """An answer that is not the one that was measured; it stops the run instead of being counted."""


@dataclass(frozen=True)
class Ask:
    """A request and what its answer must be. `body`: to the byte, or None: `least` to `most` bytes long."""

    raw: bytes
    status: int = 200
    body: bytes | None = None
    least: int = 0
    most: int = 1 << 30


@dataclass(frozen=True)
class Answer:
    """An answer. `head`: status line and headers."""

    head: bytes
    body: bytes


@dataclass(frozen=True)
class Work:
    """What one process asks: `asks` in turn, from the first again, `count` in all, for `seconds` at most."""

    port: int
    asks: list[Ask]
    count: int
    connections: int
    seconds: float
    keep: bool = False


@dataclass(frozen=True)
class Tally:
    """What one process saw. `begun`, `ended`: monotonic seconds; `answers`: only if they were to be kept."""

    begun: float
    ended: float
    waits: list[float]
    answers: list[Answer]


class _Line:
    """One connection and the answer that is on its way."""

    def __init__(self, port: int) -> None:
        self.socket = socket.create_connection(("127.0.0.1", port), timeout=PATIENCE_SECONDS)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._received = b""
        self._needed = -1

    def send(self, place: int, ask: Ask) -> None:
        """`place`: which of the work's requests it is."""
        self.place, self.ask, self.sent = place, ask, time.monotonic()
        self._received, self._needed = b"", -1
        self.socket.sendall(ask.raw)

    def receive(self) -> Answer | None:
        """The answer if it is complete now. Raises WrongAnswer."""
        part = self.socket.recv(1 << 18)
        if not part:
            raise WrongAnswer(f"the connection ended after {self._received[:200]!r}")
        self._received = received = self._received + part if self._received else part
        head_end = received.find(_HEAD_END)
        if head_end < 0:
            return None
        if self._needed < 0:
            length = _LENGTH.search(received, 0, head_end + 2)
            if length is None:
                raise WrongAnswer(f"no length in {received[:200]!r}")
            self._needed = head_end + len(_HEAD_END) + int(length[1])
        if len(received) < self._needed:
            return None
        return self._checked(Answer(received[:head_end], received[head_end + len(_HEAD_END) :]))

    def _checked(self, answer: Answer) -> Answer:
        ask, length = self.ask, len(answer.body)
        right = int(answer.head[9:12]) == ask.status and ask.least <= length <= ask.most
        if not right or (ask.body is not None and ask.body != answer.body):
            begins = (answer.head + _HEAD_END + answer.body)[:300]
            raise WrongAnswer(f"{ask.raw[:60]!r} wanted {ask.status}; {length} bytes came: {begins!r}")
        return answer


def talk(work: Work, lines: list[_Line]) -> Tally:
    """Does the work on connections that are open. Raises WrongAnswer."""
    asks = enumerate(islice(cycle(work.asks), work.count))
    waits: list[float] = []
    answers: dict[int, Answer] = {}
    with selectors.DefaultSelector() as watched:
        begun = time.monotonic()
        for line, ask in zip(lines, asks, strict=False):
            line.send(*ask)
            watched.register(line.socket, selectors.EVENT_READ, line)
        while watched.get_map():
            for line in _ready(watched):
                answer = line.receive()
                if answer is None:
                    continue
                now = time.monotonic()
                waits.append(now - line.sent)
                if work.keep:
                    answers[line.place] = answer
                following = next(asks, None) if now - begun < work.seconds else None
                if following:
                    line.send(*following)
                else:
                    watched.unregister(line.socket)
        ended = time.monotonic()
    return Tally(begun, ended, waits, [answers[place] for place in sorted(answers)])


def _ready(watched: selectors.BaseSelector) -> list[_Line]:
    events = watched.select(PATIENCE_SECONDS)
    if not events:
        raise WrongAnswer(f"no answer within {PATIENCE_SECONDS} s")
    return [key.data for key, _event in events]


def serve_parent(pipe: Connection) -> None:
    """The life of a client process: takes work, connects, waits for the word, says what it saw, and again."""
    while work := pipe.recv():
        lines: list[_Line] = []
        try:
            lines += [_Line(work.port) for _ in range(work.connections)]
            pipe.send(None)
            pipe.recv()
            pipe.send(talk(work, lines))
        except (OSError, WrongAnswer) as failure:
            pipe.send(failure)
        for line in lines:
            line.socket.close()
