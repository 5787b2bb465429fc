"""Knocking at every address as whoever one likes, each time at the same two schools."""

import sqlite3
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from flask import Flask
from werkzeug.routing import Rule
from werkzeug.test import TestResponse

from kiosk.adapters.limiter import Limiter
from kiosk.bootstrap import Station
from kiosk.web.app import create_app
from tests.house.full_school import said_by, sendable
from tests.house.two_schools import Furnished, Rows, a_furnished_school, rows_of, said_only_by
from tests.web.compiled import quick

STAFF = {"teacher", "admin", "left"}
DEVICES = {"keeper", "off duty"}


class Patient(Limiter):
    """Counts nobody's attempts; there are a thousand of them here, and other tests count them."""

    def spend(self, limit: str, *names: str) -> bool:
        return True


@dataclass(frozen=True)
class Answer:
    """What a door said. `kind`: open, sign-in, duty, forbidden, not found, or another status in figures."""

    status: int
    location: str
    text: str

    @property
    def kind(self) -> str:
        """In a word."""
        doors = {"/sign-in": "sign-in", "/duty": "duty"}
        if self.status in {302, 303} and (door := doors.get(self.location.partition("?")[0])):
            return door
        named = {200: "open", 302: "open", 303: "open", 403: "forbidden", 404: "not found"}
        return named.get(self.status, str(self.status))


@dataclass(frozen=True)
class Schools:
    """Ours and another one, and the app over both. `before`: the whole database as it was furnished."""

    app: Flask
    station: Station
    ours: Furnished
    theirs: Furnished
    before: sqlite3.Connection
    live: sqlite3.Connection
    rows: dict[int, Rows]

    def school(self, which: str) -> Furnished:
        """ "ours" or "theirs"."""
        return self.theirs if which == "theirs" else self.ours

    def secrets(self, which: str) -> set[str]:
        """Words, names and codes that only that school has."""
        mine = self.school(which)
        other = self.ours if mine is self.theirs else self.theirs
        return {mine.mark, *said_only_by(self.rows[mine.school.id], self.rows[other.school.id])}

    def ask(self, role: str, method: str, address: str, data: dict[str, Any] | None = None) -> Answer:
        """What a role is answered. `role`: as in the table, "their …" of the others; or a family that just
        scanned our code.
        """
        client = self.app.test_client()
        whose, name = (self.theirs, role[6:]) if role.startswith("their ") else (self.ours, role)
        if name == "family":
            client.get(f"/s/{whose.arguments['station_code']}")
        if name in STAFF:
            client.set_cookie("staff", whose.tokens[name])
        if name in DEVICES:
            with client.session_transaction() as session:
                session["duty"] = whose.tokens[name]
        if method == "GET":
            return _answer(client.get(address, query_string=data))
        return _answer(client.post(address, data=sendable(data or {})))

    @contextmanager
    def untouched(self) -> Iterator[None]:
        """Puts the database back as it was furnished, once the block is over."""
        mark = self._mark()
        try:
            yield
        finally:
            if self._mark() != mark:
                self.before.backup(self.live)

    def changed(self, which: str) -> bool:
        """Whether any row of that school is not as it was furnished."""
        school_id = self.school(which).school.id
        with self.station.database.read() as connection:
            return rows_of(connection, school_id) != self.rows[school_id]

    def _mark(self) -> int:
        return int(self.live.execute("PRAGMA data_version").fetchone()[0])


@contextmanager
def two_schools(station: Station) -> Iterator[Schools]:
    """Both schools furnished, and an app that asks for no token of a form."""
    app = quick(create_app(station))
    app.config["WTF_CSRF_ENABLED"] = False
    ours = a_furnished_school(station, "榕树", "yewtree")
    theirs = a_furnished_school(station, "松柏", "zelkova")
    with station.database.read() as connection:
        rows = {each.school.id: rows_of(connection, each.school.id) for each in (ours, theirs)}
    live = sqlite3.connect(station.database.url.removeprefix("sqlite:///"))
    before = sqlite3.connect(":memory:")
    live.backup(before)
    yield Schools(app, station, ours, theirs, before, live, rows)
    live.close()
    before.close()


def doors_of(app: Flask) -> dict[str, Rule]:
    """Every address with its method, as the table writes them: GET /teacher/claims/<claim_id>."""
    return {
        f"{method} {_plainly(rule)}": rule
        for rule in app.url_map.iter_rules()
        for method in sorted((rule.methods or set()) & {"GET", "POST"})
    }


def _plainly(rule: Rule) -> str:
    """An address without what its arguments may look like."""
    return "".join(f"<{text}>" if is_name else text for is_name, text in rule._trace).lstrip("|")


def _answer(response: TestResponse) -> Answer:
    return Answer(response.status_code, response.location or "", _words(response) + str(response.headers))


def _words(response: TestResponse) -> str:
    """Every word of an answer: of a page, a paper, or a table that a spreadsheet opens."""
    if response.mimetype.startswith("image/"):
        return ""
    if response.data.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(response.data)) as book:
            return "".join(book.read(name).decode() for name in book.namelist())
    return said_by(response)
