"""Every answer closes the same doors; no page needs them open."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from flask import Flask
from werkzeug.test import TestResponse

from kiosk.bootstrap import Station
from kiosk.config import Config
from kiosk.domain.item_life import State
from kiosk.web.app import create_app
from tests.makers import ASchool, a_school, a_tag, an_item
from tests.web.compiled import quick
from tests.web.families.gate import a_tagged_item, station_code, take_home
from tests.web.phone import Phone

CLOSED = {
    "Content-Security-Policy": "default-src 'none'; script-src 'self'; style-src 'self'; "
    "img-src 'self' blob: data:; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(self), geolocation=(), microphone=()",
}
INLINE = re.compile(r"<style|\sstyle=|\son[a-z]+=|javascript:|<base|<iframe|<script(?![^>]*\ssrc=)")
HSTS = "max-age=63072000; includeSubDomains"


@pytest.fixture
def school(station: Station) -> ASchool:
    """A school with one station and one cup on its board."""
    made = a_school(station.database)
    an_item(station.database, made)
    return made


@pytest.fixture
def over_tls(station: Station, tmp_path: Path) -> Flask:
    """The same station as people reach it over TLS."""
    config = Config(data_dir=tmp_path / "data", base_url="https://lost.school.example")
    return quick(create_app(replace(station, config=config)))


def answers(app: Flask) -> dict[str, TestResponse]:
    """One answer of every sort."""
    client = app.test_client()
    found = {path: client.get(path) for path in ("/", "/late", "/code", "/privacy", "/sign-in", "/duty")}
    style = re.findall(r'href="(/static/css/[^"]*)"', found["/"].text)[0]
    found |= {path: client.get(path) for path in (style, "/healthz", "/readyz", "/board/east?lang=en")}
    found |= {path: client.get(path) for path in ("/nothing", "/items/x", "/t/22222222", "/photos/x")}
    found["405"] = client.post("/privacy")
    found["no token"] = client.post("/late", data={"name": "x"})
    found["too large"] = client.post("/late", data={"name": "x" * 300_000})
    found["other site"] = client.post("/late", headers={"Origin": "https://evil.example"})
    found["other host"] = client.get("/late", base_url="http://evil.example")
    found["the board of another host"] = client.get("/", base_url="http://evil.example")
    found["head"] = client.head("/privacy")
    found["options"] = client.options("/late")
    return found


def test_every_answer_has_every_header(app: Flask, school: ASchool) -> None:
    found = answers(app)
    assert {answer.status_code for answer in found.values()} >= {200, 302, 400, 403, 404, 405, 413}
    for name, answer in found.items():
        assert {header: answer.headers.get(header) for header in CLOSED} == CLOSED, name
        assert "Strict-Transport-Security" not in answer.headers
        assert "Access-Control-Allow-Origin" not in answer.headers
        assert answer.headers["Cache-Control"], name


def test_an_answer_out_of_a_mishap_has_them_too(
    app: Flask, school: ASchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.web.families.privacy.all_schools", lambda _connection: 1 / 0)
    answer = app.test_client().get("/privacy")
    assert answer.status_code == 500
    assert {header: answer.headers.get(header) for header in CLOSED} == CLOSED


def test_tls_is_insisted_on_where_there_is_tls(over_tls: Flask, school: ASchool) -> None:
    client = over_tls.test_client()
    for path in ("/", "/late", "/nothing", "/healthz"):
        answer = client.get(path, base_url="https://lost.school.example")
        assert answer.headers["Strict-Transport-Security"] == HSTS


def test_pages_with_a_form_are_kept_by_nobody(app: Flask, school: ASchool) -> None:
    for path in ("/late", "/code", "/privacy", "/nothing"):
        assert app.test_client().get(path).headers["Cache-Control"] == "no-store"


def test_no_page_has_script_or_style_in_it(app: Flask, station: Station, school: ASchool) -> None:
    item, code = a_tagged_item(station, school)
    missing, held = (an_item(station.database, school, state) for state in (State.MISSING, State.HELD))
    phone = Phone(app)
    addresses = ["/", "/late", "/code", "/privacy", "/nothing", "/t/22222222", "/duty", "/sign-in"]
    addresses += [f"/items/{ref}" for ref in (item.ref, missing.ref, held.ref)]
    addresses += [
        f"/t/{code}",
        f"/t/{a_tag(station.database, school)}",
        f"/s/{station_code(station, school)}",
    ]
    pages = [phone.open(address) for address in addresses]
    pages += [take_home(phone, code), phone.open(f"/t/{code}"), phone.post("/late", name="x")]
    for page in pages:
        assert not re.search(r"<style|\sstyle=|\son[a-z]+=|javascript:|<base|<iframe", page.html), (
            page.address
        )
        assert not re.search(r"<script(?![^>]*\ssrc=)", page.html), page.address
        outside = re.findall(r'(?:src|href|action|srcset)="((?:https?:)?//[^"]*)"', page.html)
        assert outside == [], page.address
