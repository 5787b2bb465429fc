"""Two hundred families at one gate, all at the same second, on the real server."""

import re
import threading
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

import pytest

from tests.demo import Demo, running_demo

FAMILIES = 200
TAPS = 5
WITHIN_SECONDS = 60


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Demo]:
    """A running sample school."""
    with running_demo(tmp_path_factory.mktemp("demo") / "data") as running:
        yield running


@dataclass
class Family:
    """A phone: its cookies, and the form it has open."""

    host: str
    cookies: SimpleCookie
    form: dict[str, str]
    path: str

    def send(self) -> tuple[int, str, str]:
        """Presses the button: status, where it leads, what it says."""
        answer, text = _ask(self.host, "POST", self.path, self.cookies, urlencode(self.form))
        return answer.status, answer.headers.get("Location", ""), text


def test_one_receipt_and_one_hundred_and_ninety_nine_kind_pages(demo: Demo) -> None:
    with ThreadPoolExecutor(16) as gate:
        families = list(gate.map(lambda number: _at_the_thing(demo, 0, number), range(FAMILIES)))
    answers = _all_at_once([family.send for family in families])
    assert Counter(status for status, _where, _text in answers) == {303: 1, 409: FAMILIES - 1}
    kind = [text for status, _where, text in answers if status == 409]
    assert all("刚才已经有人登记了" in text or "有人" in text for text in kind)
    assert not any(f"家长{number}" in text for text in kind for number in range(FAMILIES))


def test_one_form_sent_five_times_is_one_claim_and_one_receipt(demo: Demo) -> None:
    family = _at_the_thing(demo, 1, 0)
    answers = _all_at_once([family.send] * TAPS)
    assert {status for status, _where, _text in answers} == {303}
    assert len({where for _status, where, _text in answers}) == 1


def _at_the_thing(demo: Demo, thing: int, number: int) -> Family:
    """A family that has scanned the tag and filled in the form."""
    host = urlsplit(demo.url).netloc
    cookies: SimpleCookie = SimpleCookie()
    scanned, _text = _ask(host, "GET", urlsplit(demo.tag(thing)).path, cookies)
    path = scanned.headers["Location"]
    _page, text = _ask(host, "GET", path, cookies)
    hidden = dict(re.findall(r'name="(csrf_token|key)" value="([^"]+)"', text))
    lines = {"name": f"家长{number}", "class_name": "三(2)班", "contact": "13800138000"}
    return Family(host, cookies, {**hidden, **lines}, f"{path}/claim")


def _all_at_once(acts: list) -> list[tuple[int, str, str]]:
    """Every act in a thread of its own, let go together."""
    line = threading.Barrier(len(acts))

    def run(act) -> tuple[int, str, str]:
        line.wait(WITHIN_SECONDS)
        return act()

    with ThreadPoolExecutor(len(acts)) as crowd:
        return list(crowd.map(run, acts, timeout=WITHIN_SECONDS))


def _ask(
    host: str, method: str, path: str, cookies: SimpleCookie, body: str = ""
) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(host, timeout=WITHIN_SECONDS)
    headers = {"Cookie": "; ".join(f"{each.key}={each.value}" for each in cookies.values())}
    if body:
        headers["Content-Type"] = "application/x-www-form-urlencoded"
    connection.request(method, path, body.encode(), headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    for cookie in answer.headers.get_all("Set-Cookie", []):
        cookies.load(cookie)
    connection.close()
    return answer, text
