"""What years of claims cost: the same pages over a young school's database and over an old one's."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import partial

from flask import Flask
from werkzeug.test import Client

from kiosk.queries.claim_log import PAGE, Narrowing, claims_before
from kiosk.web.app import create_app
from tests.bench.gate import ON_THE_BOARD, Gate, a_gate
from tests.bench.lab import Lab, Section
from tests.bench.rounds import Contender, Reading
from tests.bench.talk import WrongAnswer
from tests.bench.threads import together

YOUNG, OLD = 1_000, 100_000
_Act = tuple[int, Callable[[Gate], Callable[[], None]]]
_COMPARED = (
    f"{ON_THE_BOARD} things on the board, and behind them {YOUNG:,} or {OLD:,} claims of three years, each "
    "with its thing, picture, events and sealed claimant. The board is made anew each time, uncompressed and "
    f"without the layer that keeps pages; the claim log's first page is {PAGE} claims out of the database."
)


def growth(lab: Lab) -> Section:
    """Pages a second, in this process."""
    with ExitStack() as open_gates:
        schools = {
            past: open_gates.enter_context(a_gate(lab.room(f"past-{past}"), past)) for past in (YOUNG, OLD)
        }
        figures = lab.rounds.of([each for act in _ACTS.items() for each in _contenders(lab, schools, *act)])
    return Section("growth", "Growth", _COMPARED, figures)


def _contenders(lab: Lab, schools: dict[int, Gate], name: str, act: _Act) -> Iterator[Contender]:
    full, of = act
    young = f"{name}, {YOUNG:,} claims"
    for past, gate in schools.items():
        measure = partial(_measured, lab, of(gate), full)
        yield Contender(f"{name}, {past:,} claims", "pages", measure, () if past == YOUNG else (young,))


def _measured(lab: Lab, act: Callable[[], None], full: int) -> Reading:
    return together(1, [act] * lab.count(full), lab.seconds)


def _board(gate: Gate) -> Callable[[], None]:
    app = create_app(gate.station)
    visitor = Client(partial(Flask.wsgi_app, app))

    def render() -> None:
        if visitor.get("/board/east", base_url="http://127.0.0.1").status_code != 200:
            raise WrongAnswer("the board did not come")

    return render


def _log(gate: Gate) -> Callable[[], None]:
    def look() -> None:
        with gate.station.database.read() as connection:
            page = claims_before(connection, gate.school.station_ids, Narrowing())
        if len(page.claims) != PAGE:
            raise WrongAnswer(f"{len(page.claims)} claims came")

    return look


_ACTS = {"board": (100, _board), "claim log": (200, _log)}
