"""What years of claims cost: the same pages over a young school's database and over an old one's."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from datetime import UTC, datetime, timedelta
from functools import partial

from flask import Flask
from sqlalchemy import select
from werkzeug.test import Client

from kiosk.adapters.chance import new_token
from kiosk.domain.links import digest_of
from kiosk.models import Claim
from kiosk.queries.claim_log import PAGE, claims_before
from kiosk.queries.claim_narrowing import Found, Narrowing
from kiosk.services.searching import marks_of_search
from kiosk.services.signing_in import Opening, sign_in
from kiosk.services.visiting import note_visit
from kiosk.web.app import create_app
from tests.bench.gate import ON_THE_BOARD, Gate, a_gate
from tests.bench.lab import Lab, Section
from tests.bench.rounds import Contender, Reading
from tests.bench.talk import WrongAnswer
from tests.bench.threads import together
from tests.bench.years import KNOWN, remember_years

YOUNG, OLD, LONGEST = 1_000, 100_000, 1_000_000
THINGS = 100_000
SHOWN_NEW = 5
_Act = tuple[int, Callable[[Gate], Callable[[], None]]]
_COMPARED = (
    f"{ON_THE_BOARD} things on the board, and behind them {YOUNG:,} or {OLD:,} claims of three years, each "
    "with its thing, picture, events and sealed claimant. The board is made anew each time, uncompressed and "
    f"without the layer that keeps pages; the claim log's first page is {PAGE} claims out of the database."
)

_LONG = (
    f"{YOUNG:,} claims or {LONGEST:,} claims of {THINGS:,} things within three years, each with its sealed "
    f"and marked claimant; {PAGE} claims out of the database, with their things, flags and notes. The Today "
    "page is the whole answer to a signed-in teacher."
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


def long_log(lab: Lab) -> Section:
    """Views of the claim log a second, out of the database, beside a million claims and beside a thousand."""
    now = datetime.now(UTC)
    with ExitStack() as open_gates:
        gates = {
            past: open_gates.enter_context(a_gate(lab.room(f"years-{past}"))) for past in (YOUNG, LONGEST)
        }
        for past, gate in gates.items():
            station = gate.station
            remember_years(station.database, station.vault, gate.school, past, min(past, THINGS), now)
        figures = lab.rounds.of([each for act in _VIEWS.items() for each in _contenders(lab, gates, *act)])
    return Section("years", "A long log", _LONG, figures)


def _view(
    narrowing: Callable[[Gate], Narrowing], pages_before: int = 0
) -> Callable[[Gate], Callable[[], None]]:
    """A page of the narrowed log, so many pages before the newest (or half way, in a short log)."""

    def of(gate: Gate) -> Callable[[], None]:
        chosen = narrowing(gate)
        before = _id_at(gate, pages_before * PAGE)

        def look() -> None:
            with gate.station.database.read() as connection:
                page = claims_before(connection, gate.school.station_ids, chosen, before)
            if not page.claims:
                raise WrongAnswer("no claim came")

        return look

    return of


def _id_at(gate: Gate, deep: int) -> int | None:
    """The claim that lies so deep in the log."""
    if not deep:
        return None
    deep = min(deep, gate.claims() // 2)
    with gate.station.database.read() as connection:
        return connection.scalar(select(Claim.id).order_by(Claim.id.desc()).offset(deep).limit(1))


def _today(gate: Gate) -> Callable[[], None]:
    """The whole Today page as its teacher gets it, who was last there a week ago."""
    now, token = datetime.now(UTC), new_token()
    sign_in(gate.station.database, "wang", lambda _hash: True, Opening(digest_of(token)), now)
    note_visit(gate.station.database, gate.school.staff_id, now - timedelta(days=7), now)
    teacher = Client(partial(Flask.wsgi_app, create_app(gate.station)))
    teacher.set_cookie("staff", token, domain="127.0.0.1")

    def look() -> None:
        answer = teacher.get("/teacher/", base_url="http://127.0.0.1")
        if answer.status_code != 200 or answer.text.count("/teacher/claims/") < SHOWN_NEW:
            raise WrongAnswer("the Today page did not come")

    return look


def _found(words: str) -> Callable[[Gate], Narrowing]:
    return lambda gate: Narrowing(found=Found(*marks_of_search(gate.station.vault, gate.school.id, words)))


_VIEWS: dict[str, _Act] = {
    "first page": (200, _view(lambda _gate: Narrowing())),
    "hundredth page": (200, _view(lambda _gate: Narrowing(), 100)),
    "one kind": (200, _view(lambda _gate: Narrowing(category="cup"))),
    "worth a look": (200, _view(lambda _gate: Narrowing(odd=True))),
    "not seen yet": (200, _view(lambda _gate: Narrowing(seen=False))),
    "a search": (200, _view(_found(KNOWN.contact))),
    "Today page": (100, _today),
}
_ACTS = {"board": (100, _board), "claim log": (200, _log)}
