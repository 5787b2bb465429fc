"""Cookies: few, away from scripts, bound to our host over TLS, and still there on a plain school network."""

from dataclasses import replace
from pathlib import Path

import pytest
from cryptography.fernet import Fernet
from flask import Flask
from werkzeug.test import TestResponse

from kiosk.adapters.vault import Vault
from kiosk.bootstrap import Station
from kiosk.config import Config
from kiosk.web.app import create_app
from tests.makers import ASchool, a_school
from tests.web.compiled import quick
from tests.web.families.gate import THREE_LINES, a_tagged_item, claim_form
from tests.web.phone import Phone

OURS = "https://lost.school.example"


@pytest.fixture
def school(station: Station) -> ASchool:
    """A school with one station."""
    return a_school(station.database)


def cookies_of(app: Flask, origin: str, station: Station, school: ASchool) -> dict[str, str]:
    """Every cookie that a family's way from scan to receipt sets, by name."""
    phone = Phone(app, origin=origin)
    item_page = phone.open(f"/t/{a_tagged_item(station, school)[1]}")
    receipt = phone.press(claim_form(item_page), **THREE_LINES, remember="1")
    assert receipt.address.startswith("/receipts/")
    english = phone.open("/late?lang=en")
    answers: list[TestResponse] = []
    for page in (item_page, receipt, english):
        answers += [*page.response.history, page.response]
    lines = [line for answer in answers for line in answer.headers.getlist("Set-Cookie")]
    return {line.split("=")[0]: line for line in lines}


def test_on_a_plain_network_a_family_can_still_claim(app: Flask, station: Station, school: ASchool) -> None:
    found = cookies_of(app, "http://localhost", station, school)
    assert set(found) == {"station", "claimant", "lang"}
    for line in found.values():
        assert "HttpOnly" in line
        assert "SameSite=Lax" in line
        assert "Path=/" in line
        assert "Secure" not in line
        assert "Domain" not in line


def test_over_tls_they_are_bound_to_this_very_host(station: Station, school: ASchool, tmp_path: Path) -> None:
    config = Config(data_dir=tmp_path / "data", base_url=OURS)
    app = quick(create_app(replace(station, config=config)))
    found = cookies_of(app, OURS, station, school)
    assert set(found) == {"__Host-station", "__Host-claimant", "__Host-lang"}
    for line in found.values():
        for flag in ("HttpOnly", "SameSite=Lax", "Path=/", "Secure"):
            assert flag in line
        assert "Domain" not in line


def test_the_pass_ends_with_the_browser_the_choices_stay(
    app: Flask, station: Station, school: ASchool
) -> None:
    found = cookies_of(app, "http://localhost", station, school)
    assert "Max-Age" not in found["station"]
    assert "Expires" not in found["station"]
    assert f"Max-Age={180 * 24 * 3600}" in found["claimant"]
    assert f"Max-Age={365 * 24 * 3600}" in found["lang"]


def test_a_board_read_at_home_sets_no_cookie(app: Flask, school: ASchool) -> None:
    for path in ("/", "/board/east", "/privacy", "/code"):
        assert "Set-Cookie" not in app.test_client().get(path).headers


@pytest.mark.parametrize("forged", ["x", "e30.e30.e30", '{"passes": {"1": "2025-10-13"}}', ".", "水"])
def test_a_forged_pass_is_no_pass(app: Flask, station: Station, school: ASchool, forged: str) -> None:
    item, _ = a_tagged_item(station, school)
    phone = Phone(app)
    phone.client.set_cookie("station", forged)
    for path in (f"/items/{item.ref}", "/"):
        page = phone.open(path)
        assert page.status == 200
        assert not page.asks


def test_a_pass_signed_with_another_key_is_no_pass(app: Flask, station: Station, school: ASchool) -> None:
    item, code = a_tagged_item(station, school)
    their_vault = Vault([Fernet.generate_key().decode()], "a secret of somebody else")
    thief = Phone(quick(create_app(replace(station, vault=their_vault))))
    thief.open(f"/t/{code}")
    phone = Phone(app)
    cookie = thief.client.get_cookie("station")
    assert cookie is not None
    phone.client.set_cookie("station", cookie.value)
    assert not phone.open(f"/items/{item.ref}").asks
