"""`kiosk screen`: its address connects a browser, and its command lines keep what makes it a screen."""

from collections.abc import Callable
from urllib.parse import urlsplit

from kiosk.bootstrap import Station as Opened
from kiosk.models import Station
from kiosk.web.app import create_app
from tests.cli.conftest import Run
from tests.cli.plainly import sentence
from tests.kept import rows_of
from tests.web.phone import Phone

Open = Callable[[], Opened]


def _said(run: Run, *options: str) -> str:
    result = run("screen", *options)
    assert result.exit_code == 0, result.output
    return result.stdout


def _after(label: str, said: str) -> str:
    return next(line for line in said.splitlines() if line.startswith(label)).removeprefix(label).strip()


def test_it_says_what_connects_the_screen(run: Run, one_school: None, opened: Open) -> None:
    said, station = _said(run), opened()
    ((code,),) = rows_of(station.database, Station.code)
    assert _after("The screen:", said) == f"http://127.0.0.1:8000/screen/{code}"
    browser = Phone(create_app(station))
    page = browser.open(urlsplit(_after("What connects it:", said)).path)
    assert (page.status, page.address) == (200, f"/screen/{code}")
    assert browser.client.get_cookie("screen") is not None


def test_every_start_fills_the_display_and_keeps_the_cookie(run: Run, one_school: None) -> None:
    said = _said(run)
    address = _after("What connects it:", said)
    starts = [line for line in said.splitlines() if line.endswith(address) and "--" in line]
    assert len(starts) == 4
    for start in starts:
        for flag in (
            "--kiosk",
            "--noerrdialogs",
            "--disable-session-crashed-bubble",
            "--autoplay-policy=no-user",
        ):
            assert f" {flag}" in start
        assert "--user-data-dir=" in start
        assert "--incognito" not in start


def test_it_warns_of_an_address_that_no_phone_reaches(run: Run, one_school: None) -> None:
    assert "KIOSK_BASE_URL" in run("screen").stderr


def test_it_refuses_an_unknown_station(run: Run, one_school: None) -> None:
    assert "east-gate" in sentence(run("screen", "--station", "west"))
