"""A hundred screens at gates, each asking every four seconds: what share of a processor they take.

The system says how long all threads of the server's processes ran, while so much time went by.
"""

import http.client
import random
import time
from collections.abc import Callable, Mapping
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from statistics import median

from kiosk.services.screen_keys import screen_key
from tests.bench import bare
from tests.bench.gate import a_gate
from tests.bench.lab import Lab, Section
from tests.bench.rounds import Contender, Reading
from tests.bench.servers import Running, bare_running, ours_running
from tests.bench.talk import WrongAnswer

SCREENS = 100
EVERY_SECONDS = 4.0
GOAL = 0.05
_NEIGHBOUR = "bare Flask, the same 304"
_PROCESSES = Path("/proc")
_COMPARED = (
    f"{SCREENS} connected screens on connections that stay open, each asking every {EVERY_SECONDS:.0f} s "
    "what changed, beginning at another moment, against one granian worker as `kiosk serve` starts it; 60 "
    "things hang there. A second is one of the processor, for all threads of the server and idle ones "
    "too. The neighbour is a Flask application on the same server that compares the mark and answers 304."
)
Headers = Mapping[str, str]


def screens(lab: Lab) -> Section:
    """Answers a second of processor time; and in the notes the share of a core."""
    if not (_PROCESSES / "self" / "task").is_dir():
        return Section("screens", "Screens", _COMPARED, [], ["Not measured: this system has no /proc."])
    folder, same = lab.room("screens"), lab.room("same-part")
    with ExitStack() as opened:
        gate = opened.enter_context(a_gate(folder))
        path = f"/screen/{gate.code}/now"
        cookie = {"Cookie": f"screen={screen_key(gate.station.vault, gate.school.station_id, 0)}"}
        ours = opened.enter_context(ours_running(folder))
        first = _asked(ours.port, path, cookie)
        bare.keep(same, {path: (first.headers, first.body)}, conditional=True)
        neighbour = opened.enter_context(bare_running(same))
        known = {**cookie, "If-None-Match": first.headers["etag"]}
        wall = _Wall(path, known, lab.seconds)
        nothing_new = partial(wall.watch, ours, "nothing new", lambda: None)
        news = partial(wall.watch, ours, "news every time", lambda: gate.hang(1))
        figures = lab.rounds.of(
            [
                Contender(_NEIGHBOUR, "answers", partial(wall.watch, neighbour, _NEIGHBOUR, lambda: None)),
                Contender("a hundred screens, nothing new", "answers", nothing_new, (_NEIGHBOUR,)),
                Contender("a hundred screens, a new thing meanwhile", "answers", news, (_NEIGHBOUR,)),
            ]
        )
    return Section("screens", "Screens", _COMPARED, figures, wall.notes())


@dataclass(frozen=True)
class _Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class _Wall:
    """All the screens. `seconds`: how long they are watched; `shares`: of a core, by name, a round each."""

    path: str
    known: Headers
    seconds: float
    shares: dict[str, list[float]] = field(default_factory=dict)

    def watch(self, server: Running, name: str, happens: Callable[[], object]) -> Reading:
        """Lets them ask at their true rate. `happens`: once, when a third of the time is over."""
        lines = [http.client.HTTPConnection("127.0.0.1", server.port, timeout=10) for _ in range(SCREENS)]
        marks = [dict(self.known) for _ in lines]
        for line, mark in zip(lines, marks, strict=True):
            _ask(line, self.path, mark)
        done = self._paced(server, lines, marks, happens, name)
        for line in lines:
            line.close()
        return done

    def _paced(
        self,
        server: Running,
        lines: list[http.client.HTTPConnection],
        marks: list[dict[str, str]],
        happens: Callable[[], object],
        name: str,
    ) -> Reading:
        dice = random.Random(name)
        due = sorted((dice.uniform(0, EVERY_SECONDS), number) for number in range(len(lines)))
        done, began, spent, happened = 0, time.monotonic(), processor_seconds(server.pid), False
        for moment, number in _within(due, self.seconds):
            time.sleep(max(0.0, began + moment - time.monotonic()))
            if not happened and moment > self.seconds / 3:
                happens()
                happened = True
            _ask(lines[number], self.path, marks[number])
            done += 1
        time.sleep(max(0.0, began + self.seconds - time.monotonic()))
        wall, busy = time.monotonic() - began, processor_seconds(server.pid) - spent
        self.shares.setdefault(name, []).append(busy / wall)
        return Reading(done, busy)

    def notes(self) -> list[str]:
        said = ", ".join(f"{name}: {median(shares):.2%}" for name, shares in self.shares.items())
        return [f"The share of one core that {SCREENS} screens take (goal: under {GOAL:.0%}): {said}."]


def _within(due: list[tuple[float, int]], seconds: float) -> list[tuple[float, int]]:
    """When which screen asks, until the time is over."""
    rounds = range(int(seconds // EVERY_SECONDS) + 1)
    times = [(moment + nth * EVERY_SECONDS, number) for nth in rounds for moment, number in due]
    return [(moment, number) for moment, number in times if moment < seconds]


def _ask(line: http.client.HTTPConnection, path: str, mark: dict[str, str]) -> None:
    """One question, as the page asks it; the mark of its answer is kept for the next. Raises WrongAnswer."""
    line.request("GET", path, headers=mark)
    answer = line.getresponse()
    body = answer.read()
    if answer.status == http.client.OK and body:
        mark["If-None-Match"] = answer.headers["ETag"]
    elif answer.status != http.client.NOT_MODIFIED:
        raise WrongAnswer(f"{path}: {answer.status} {body[:200]!r}")


def _asked(port: int, path: str, headers: Headers) -> _Answer:
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
    line.request("GET", path, headers=dict(headers))
    answer = line.getresponse()
    named = {name.lower(): value for name, value in answer.headers.items()}
    own = {name: value for name, value in named.items() if name not in _OF_THE_SERVER}
    made = _Answer(answer.status, own, answer.read())
    line.close()
    if made.status != http.client.OK:
        raise WrongAnswer(f"{path}: {made.status} {made.body[:200]!r}")
    return made


_OF_THE_SERVER = {"content-length", "date", "server"}


def processor_seconds(pid: int) -> float:
    """How long the threads of a process and of all its children ran so far."""
    return sum(_ran(each) for each in _family(pid))


def _family(pid: int) -> list[int]:
    """A process and whatever descends from it."""
    found = [pid]
    for task in (_PROCESSES / str(pid) / "task").iterdir():
        for child in (task / "children").read_text().split():
            found += _family(int(child))
    return found


def _ran(pid: int) -> float:
    tasks = (_PROCESSES / str(pid) / "task").iterdir()
    return sum(int((task / "schedstat").read_text().split()[0]) for task in tasks) / 1e9
