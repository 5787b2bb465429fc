"""Home time on the real server: two hundred families press the button for the same cup at once."""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from http.client import HTTPConnection
from threading import Barrier
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select

from kiosk.bootstrap import Station, started
from kiosk.config import Config
from kiosk.models import Claim, ClaimantRecord, Event
from tests.makers import ASchool, a_school
from tests.served import running_server
from tests.web.families.gate import a_tagged_item
from tests.web.phone import forms_in

pytestmark = pytest.mark.faults

FAMILIES = 200
TAPS = 5
WITHIN_SECONDS = 60
KIND = "刚刚有人登记了它"


@dataclass(frozen=True)
class Gate:
    """A station that is served. `port`: where."""

    station: Station
    school: ASchool
    port: int

    def a_thing(self) -> str:
        """Hangs up a cup; the code of its tag."""
        return a_tagged_item(self.station, self.school, now=self.station.clock())[1]

    def kept(self) -> Counter[str]:
        """How many claims, claimants and events are on record."""
        tables = (Claim, ClaimantRecord, Event)
        with self.station.database.read() as connection:
            counts = [connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables]
        return Counter(dict(zip(("claim", "claimant", "event"), counts, strict=True)))


@dataclass(frozen=True)
class Answer:
    """What a family was told."""

    status: int
    location: str
    text: str


@dataclass
class Family:
    """A phone of its own: a cookie jar, and the form it has open."""

    port: int
    number: int = 0
    cookies: dict[str, str] = field(default_factory=dict)
    form: dict[str, str] = field(default_factory=dict)
    action: str = ""

    def ask(self, method: str, path: str, body: str = "") -> Answer:
        """One request on a connection of its own, as after a scan."""
        connection = HTTPConnection("127.0.0.1", self.port, timeout=WITHIN_SECONDS)
        cookies = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        headers = {"Cookie": cookies, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request(method, path, body, headers)
        response = connection.getresponse()
        answer = Answer(response.status, response.headers["Location"] or "", response.read().decode())
        for line in response.headers.get_all("Set-Cookie", []):
            name, value = line.split(";")[0].split("=", 1)
            self.cookies[name] = value
        connection.close()
        return answer

    def scan(self, code: str) -> "Family":
        """Follows the tag's code to the form, and fills it in."""
        page = self.ask("GET", self.ask("GET", f"/t/{code}").location)
        (form,) = (form for form in forms_in(page.text) if form.action.endswith("/claim"))
        name = f"家长{self.number}"
        lines = {"name": name, "class_name": form.choices["class_name"][1], "contact": "13800138000"}
        self.action, self.form = form.action, {**form.fields, **lines}
        return self

    def press(self, together: Barrier) -> Answer:
        """Presses the button when everybody does."""
        together.wait(WITHIN_SECONDS)
        return self.ask("POST", self.action, urlencode(self.form))


@pytest.fixture(scope="module", params=[1, 2], ids=["one process", "two processes"])
def gate(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Gate]:
    """A school behind `kiosk serve`."""
    data_dir = tmp_path_factory.mktemp("gate") / "data"
    station = started(Config(data_dir=data_dir))
    school = a_school(station.database, now=station.clock())
    with running_server(data_dir, workers=request.param) as port:
        yield Gate(station, school, port)
    station.database.close()


def scanned(gate: Gate, codes: list[str]) -> list[Family]:
    """A family with an open form for each code."""
    with ThreadPoolExecutor(16) as gathering:
        return list(gathering.map(lambda at: Family(gate.port, number=at[0]).scan(at[1]), enumerate(codes)))


def pressed_together(families: list[Family]) -> list[Answer]:
    """What everybody is told who presses at once."""
    together = Barrier(len(families))
    with ThreadPoolExecutor(len(families)) as crowd:
        waiting = [crowd.submit(family.press, together) for family in families]
        return [answer.result(WITHIN_SECONDS) for answer in waiting]


def test_one_receipt_and_a_kind_page_for_everybody_else(gate: Gate) -> None:
    families = scanned(gate, [gate.a_thing()] * FAMILIES)
    before = gate.kept()
    answers = pressed_together(families)
    assert Counter(answer.status for answer in answers) == {303: 1, 409: FAMILIES - 1}
    kind = [answer.text for answer in answers if answer.status == 409]
    assert all(KIND in text for text in kind)
    assert not any("家长" in text for text in kind)
    assert gate.kept() - before == {"claim": 1, "claimant": 1, "event": 1}
    (winner,) = (number for number, answer in enumerate(answers) if answer.status == 303)
    receipt = families[winner].ask("GET", answers[winner].location)
    assert receipt.status == 200
    assert "登记好了" in receipt.text


def test_one_form_sent_five_times_at_once_is_one_claim_and_one_receipt(gate: Gate) -> None:
    (family,) = scanned(gate, [gate.a_thing()])
    before = gate.kept()
    answers = pressed_together([family] * TAPS)
    assert {answer.status for answer in answers} == {303}
    assert len({answer.location for answer in answers}) == 1
    assert answers[0].location.startswith("/receipts/")
    assert gate.kept() - before == {"claim": 1, "claimant": 1, "event": 1}


def test_as_many_things_at_once_are_as_many_receipts(gate: Gate) -> None:
    many = FAMILIES // 2
    families = scanned(gate, [gate.a_thing() for _ in range(many)])
    before = gate.kept()
    answers = pressed_together(families)
    assert {answer.status for answer in answers} == {303}
    assert len({answer.location for answer in answers}) == many
    assert gate.kept() - before == {"claim": many, "claimant": many, "event": many}
