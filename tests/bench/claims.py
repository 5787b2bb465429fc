"""The act that must never be lost, beside the least that keeping one row costs on the same disk."""

from contextlib import closing
from datetime import UTC, datetime
from functools import partial

from kiosk.adapters import chance
from kiosk.services.claiming import ClaimForm, claim_at_station
from tests.bench.clients import Crowd, a_crowd
from tests.bench.gate import Gate, a_claimant, a_gate
from tests.bench.lab import Lab, Section
from tests.bench.raw import MODE, RawCommits
from tests.bench.rounds import Contender, Reading
from tests.bench.servers import our_server
from tests.bench.threads import together
from tests.makers import here

CLIENTS = 32
_COMPARED = (
    f"Durable commits on one disk (journal_mode {MODE}, synchronous FULL, as the station's own). The "
    "neighbour inserts one row a transaction with Python's sqlite3 and does nothing else. A claim looks "
    "whether its form was sent before, finds the thing, checks the claimant, encrypts it, moves the thing "
    "and inserts claim, claimant and event. Threads of the neighbour take turns at one connection. Through "
    f"HTTP: {CLIENTS} clients of `kiosk serve`, each form with a pass, a token and a key of its own, taken "
    "from the page of its thing beforehand; the sending is measured."
)


class Lost(Exception):
    """A claim was acknowledged and is not on record, or the other way round."""


def claims(lab: Lab) -> Section:
    """Claims a second."""
    folder = lab.room("claims")
    with closing(RawCommits(lab.room("raw") / "raw.sqlite3")) as raw, a_gate(folder) as gate:
        with a_crowd() as crowd, our_server(folder) as port:
            queue = _Queue(lab, gate, crowd, port, raw)
            figures = lab.rounds.of(queue.contenders())
        on_record = gate.claims()
    if on_record != queue.acknowledged:
        raise Lost(f"{queue.acknowledged} claims were acknowledged, {on_record} are on record")
    return Section("claims", "Claims", _COMPARED, figures, [f"All {on_record:,} claims are on record."])


class _Queue:
    def __init__(self, lab: Lab, gate: Gate, crowd: Crowd, port: int, raw: RawCommits) -> None:
        self._lab, self._gate, self._crowd, self._port, self._raw = lab, gate, crowd, port, raw
        self.acknowledged = 0

    def contenders(self) -> list[Contender]:
        alone, many = "raw SQLite, 1 thread", "raw SQLite, 16 threads"
        return [
            Contender(alone, "commits", partial(self._raw_commits, 1)),
            Contender(many, "commits", partial(self._raw_commits, 16), (alone,)),
            Contender("claims, 1 thread", "claims", partial(self._claims, 1, 200), (alone,)),
            Contender("claims, 16 threads", "claims", partial(self._claims, 16, 600), (alone, many)),
            Contender("claims, 64 threads", "claims", partial(self._claims, 64, 600), (alone, many)),
            Contender(f"claims through HTTP, {CLIENTS} clients", "claims", self._sent, (alone, many)),
        ]

    def _raw_commits(self, threads: int) -> Reading:
        return together(threads, [self._raw.commit_one] * self._lab.count(800), self._lab.seconds)

    def _claims(self, threads: int, full: int) -> Reading:
        station, now, typed = self._gate.station, datetime.now(UTC), a_claimant()
        passes = here(self._gate.school, now)
        forms = [ClaimForm(ref, chance.new_token(), typed) for ref in self._gate.hang(self._lab.count(full))]
        acts = [
            partial(claim_at_station, station.database, station.vault, form, passes, now) for form in forms
        ]
        return self._counted(together(threads, acts, self._lab.seconds))

    def _sent(self) -> Reading:
        forms = self._gate.forms(self._crowd, self._port, self._lab.count(400))
        return self._counted(self._crowd.load(self._port, forms, len(forms), CLIENTS, self._lab.seconds))

    def _counted(self, reading: Reading) -> Reading:
        self._gate.tidy()
        self.acknowledged += reading.done
        return reading
