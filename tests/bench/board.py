"""The page that everybody opens, and the page of one thing, beside bare Flask sending the same bytes."""

from functools import partial

from tests.bench import bare
from tests.bench.browser import get, headers_of
from tests.bench.clients import Crowd, a_crowd
from tests.bench.gate import Gate, a_gate
from tests.bench.lab import Lab, Section
from tests.bench.rounds import Contender, Reading
from tests.bench.servers import bare_server, our_server
from tests.bench.talk import Answer, Ask

BOARD = "/board/east"
ITEM = "/item"
CONNECTIONS = 8
FAMILIES = 2400
"""More than are remembered at a time, so that no family's cookie is read only once."""
BOARDS_A_CLAIM = 100

_COMPARED = (
    "One granian worker as `kiosk serve` starts it, two processes of clients with four connections each that "
    "stay open, every answer checked. Each request is another family's, with the cookie of its own scan. "
    "The neighbour is a Flask application with one view a page, on a server with the same settings, that "
    "sends the same compressed bytes with the same headers to the same requests."
)


def board(lab: Lab) -> Section:
    """Pages a second."""
    folder, same = lab.room("board"), lab.room("same-bytes")
    with a_gate(folder) as gate, a_crowd() as crowd, our_server(folder) as ours:
        visit = _Visit(lab, gate, crowd, ours)
        bare.keep(same, visit.pages())
        with bare_server(same) as neighbour:
            figures = lab.rounds.of(visit.contenders(neighbour))
    return Section("board", "Pages", _COMPARED, figures, visit.notes())


class _Visit:
    def __init__(self, lab: Lab, gate: Gate, crowd: Crowd, port: int) -> None:
        self._lab, self._gate, self._crowd, self._port = lab, gate, crowd, port
        self._sessions = gate.families(crowd, port, FAMILIES)
        self._board = self._once(get(BOARD, self._sessions[0]))
        self._item = self._once(get(f"/items/{self._gate.refs[0]}", self._sessions[0]))

    def pages(self) -> dict[str, tuple[dict[str, str], bytes]]:
        """What the neighbour is to send."""
        return {
            BOARD: (headers_of(self._board), self._board.body),
            ITEM: (headers_of(self._item), self._item.body),
        }

    def notes(self) -> list[str]:
        board, item = len(self._board.body), len(self._item.body)
        return [f"Compressed, the board is {board:,} bytes, a thing's page {item:,}."]

    def contenders(self, bare_port: int) -> list[Contender]:
        bare_board, bare_item = "bare Flask, the board's bytes", "bare Flask, the bytes of a thing's page"
        families = [get(BOARD, session) for session in self._sessions]
        home, changing = "board, from home (no cookie)", f"board, a claim after every {BOARDS_A_CLAIM}"
        return [
            Contender(bare_board, "pages", partial(self._same_board, bare_port, families)),
            Contender(
                "board, at the gate", "pages", partial(self._same_board, self._port, families), (bare_board,)
            ),
            Contender(home, "pages", partial(self._same_board, self._port, [get(BOARD)]), (bare_board,)),
            Contender(changing, "answers", self._changing_board, (bare_board,)),
            Contender(bare_item, "pages", partial(self._items, bare_port, [ITEM])),
            Contender("a thing's page with its form", "pages", self._our_items, (bare_item,)),
        ]

    def _once(self, raw: bytes) -> Answer:
        return self._crowd.ask(self._port, [Ask(raw)])[0]

    def _load(self, port: int, asks: list[Ask], count: int) -> Reading:
        return self._crowd.load(port, asks, count, CONNECTIONS, self._lab.seconds)

    def _same_board(self, port: int, requests: list[bytes]) -> Reading:
        """The board does not change meanwhile, so every answer must be the first one, to the byte."""
        body = self._crowd.ask(port, [Ask(requests[0])])[0].body
        return self._load(port, [Ask(raw, body=body) for raw in requests], self._lab.count(6000))

    def _changing_board(self) -> Reading:
        claims = self._gate.forms(self._crowd, self._port, self._lab.count(24))
        boards = iter([self._near(get(BOARD, session), self._board) for session in self._sessions])
        asks = [ask for claim in claims for ask in (*(next(boards) for _ in range(BOARDS_A_CLAIM)), claim)]
        reading = self._load(self._port, asks, len(asks))
        self._gate.tidy()
        return reading

    def _our_items(self) -> Reading:
        return self._items(self._port, [f"/items/{ref}" for ref in self._gate.refs])

    def _items(self, port: int, paths: list[str]) -> Reading:
        """Every page carries another token and key, so its length may differ by a few bytes."""
        sessions = self._sessions[: self._lab.count(1200)]
        asks = [
            self._near(get(paths[nth % len(paths)], session), self._item)
            for nth, session in enumerate(sessions)
        ]
        return self._load(port, asks, len(asks))

    @staticmethod
    def _near(raw: bytes, known: Answer) -> Ask:
        return Ask(raw, least=round(len(known.body) * 0.9), most=round(len(known.body) * 1.1))
