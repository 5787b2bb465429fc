"""Families at the gate of a server that dies under them: each presses again until it is answered."""

import re
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.client import HTTPConnection, HTTPException
from http.cookies import SimpleCookie
from urllib.parse import urlencode

ANSWERS_WITHIN_SECONDS = 20


@dataclass(frozen=True)
class Press:
    """One form, sent once or many times. `path`: of the thing."""

    path: str
    key: str
    name: str


@dataclass
class Answers:
    """What the server acknowledged, and what it said no to, by form; `odd`: what no family should see."""

    receipts: dict[Press, str] = field(default_factory=dict)
    refused: set[Press] = field(default_factory=set)
    odd: list[str] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)
    _struck: threading.Event = field(default_factory=threading.Event)
    _last: int = 0
    _strike: Callable[[], None] = lambda: None

    def note(self, press: Press, status: int, where: str) -> None:
        """Keeps an answer; a second receipt for the same form must be the first one."""
        with self._lock:
            if status == 303 and where.startswith("/receipts/"):
                if self.receipts.setdefault(press, where) != where:
                    self.odd.append(f"two receipts for one form: {self.receipts[press]} and {where}")
            elif status == 409:
                self.refused.add(press)
            else:
                self.odd.append(f"{status} {where} for {press.path}")
            if self._last and len(self.receipts) >= self._last:
                self._last = 0
                self._strike()
                self._struck.set()

    def strike_after(self, receipts: int, strike: Callable[[], None], within_seconds: float) -> None:
        """Calls `strike` the very moment at which so many more receipts have arrived; waits so long for it.

        Whoever acknowledges before it has kept is only found out if nothing lies between.
        """
        self._struck.clear()
        with self._lock:
            self._strike, self._last = strike, len(self.receipts) + receipts
        self._struck.wait(within_seconds)
        with self._lock:
            self._last = 0


class Family:
    """One phone, whose cookies outlive the server's deaths."""

    def __init__(self, forms: Iterator[Press], answers: Answers) -> None:
        self._forms = forms
        self._answers = answers
        self._cookies: SimpleCookie = SimpleCookie()
        self._token = ""
        self._pending: Press | None = None
        self.presses = 0

    def stop(self) -> None:
        """Takes up no further form; one without an answer is still pressed again."""
        self._forms = iter(())

    def press_until_it_dies(self, port: int, station_code: str) -> None:
        """Sends form after form, the unanswered one of the last time first; returns when nothing answers."""
        connection = HTTPConnection("127.0.0.1", port, timeout=ANSWERS_WITHIN_SECONDS)
        try:
            while press := self._pending or next(self._forms, None):
                self._pending = press
                if not self._token:
                    self._come(connection, station_code)
                self._send(connection, press)
                self._pending = None
        except (OSError, HTTPException):
            return
        finally:
            connection.close()

    def _come(self, connection: HTTPConnection, station_code: str) -> None:
        """Scans the station's code; the token is taken from a page that has a form whoever was quicker."""
        self._ask(connection, "GET", f"/s/{station_code}")
        _, _, text = self._ask(connection, "GET", "/late")
        found = re.search(r'name="csrf_token" value="([^"]+)"', text)
        assert found, text[:200]
        self._token = found[1]

    def _send(self, connection: HTTPConnection, press: Press) -> None:
        lines = {"name": press.name, "class_name": "三(2)班", "contact": "13800138000"}
        form = {"csrf_token": self._token, "key": press.key, **lines}
        self.presses += 1
        status, where, _ = self._ask(connection, "POST", f"{press.path}/claim", urlencode(form))
        self._answers.note(press, status, where)

    def _ask(
        self, connection: HTTPConnection, method: str, path: str, body: str = ""
    ) -> tuple[int, str, str]:
        headers = {"Cookie": "; ".join(f"{each.key}={each.value}" for each in self._cookies.values())}
        if body:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection.request(method, path, body.encode(), headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        for cookie in answer.headers.get_all("Set-Cookie", []):
            self._cookies.load(cookie)
        return answer.status, answer.headers.get("Location", ""), text
