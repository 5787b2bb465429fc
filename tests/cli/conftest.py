"""The command line over a data folder of the test's own."""

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kiosk.bootstrap import Station, started
from kiosk.cli import main
from kiosk.config import Config

Run = Callable[..., Result]
PASSWORD = "a blue cup"


@pytest.fixture
def data_dir(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the commands of this test keep everything."""
    folder = tmp_path / "data"
    monkeypatch.setenv("KIOSK_DATA_DIR", str(folder))
    return folder


@pytest.fixture
def run(data_dir: Path) -> Run:
    """Runs `kiosk` with the words of a command line; `typed` is what stands on its standard input."""

    def run_words(*words: object, typed: str = "") -> Result:
        return CliRunner().invoke(main, [str(word) for word in words], input=typed)

    return run_words


@pytest.fixture
def one_school(run: Run) -> None:
    """A school with one station, set up the way an operator does it."""
    result = run(
        *("init", "--school", "实验小学/First Primary", "--station", "东门站/East gate"),
        *("--username", "wang", "--password-stdin"),
        typed=PASSWORD,
    )
    assert result.exit_code == 0, result.output


@pytest.fixture
def opened(data_dir: Path) -> "Callable[[], Station]":
    """The station as it is on disk now; closed after the test."""
    stations: list[Station] = []

    def open_now() -> Station:
        stations.append(started(Config()))
        return stations[-1]

    yield open_now
    for station in stations:
        station.database.close()
