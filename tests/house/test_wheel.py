"""The wheel is complete: built here, installed elsewhere, it runs without this checkout."""

import json
import os
import selectors
import subprocess
import sys
import sysconfig
import venv
from collections.abc import Iterator
from pathlib import Path
from urllib.request import urlopen
from zipfile import ZipFile

import pytest

import kiosk
from tests.house.reading import ROOT

_PATIENCE_SECONDS = 120
_ROOMS = {"kiosk": "kiosk", "templates": "kiosk/templates", "static": "kiosk/static"}


def _pip(*words: object) -> None:
    """The pip beside which our environment was made; the environment itself has none."""
    done = subprocess.run(
        [sys._base_executable, "-m", "pip", "--disable-pip-version-check", *map(str, words)],
        capture_output=True,
        text=True,
        timeout=_PATIENCE_SECONDS,
    )
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    _pip("wheel", "--no-deps", "--wheel-dir", folder, ROOT)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def elsewhere(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that knows nothing of this checkout; it also serves as an empty home."""
    return tmp_path_factory.mktemp("elsewhere")


@pytest.fixture(scope="module")
def program(wheel: Path, elsewhere: Path) -> Path:
    """The command `kiosk` of an environment that has the wheel, and only lends the parts it is built on."""
    base = elsewhere / "environment"
    venv.create(base, symlinks=os.name != "nt")
    programs, packages = (
        Path(sysconfig.get_path(kind, "venv", vars={"base": str(base), "platbase": str(base)}))
        for kind in ("scripts", "purelib")
    )
    _pip("--python", programs / "python", "install", "--no-deps", "--no-index", wheel)
    # Read from here, another environment's .pth files stay unread: its editable copy of us is not seen.
    (packages / "borrowed.pth").write_text(sysconfig.get_path("purelib") + "\n")
    return programs / "kiosk"


def _surroundings(home: Path) -> dict[str, str]:
    kept = {
        name: value for name, value in os.environ.items() if name in {"PATH", "LANG", "SYSTEMROOT", "TMPDIR"}
    }
    return {**kept, "HOME": str(home), "LOCALAPPDATA": str(home)}


def test_the_wheel_holds_our_files_and_nothing_else(wheel: Path) -> None:
    ours = {
        f"{inside}/{file.relative_to(ROOT / room).as_posix()}"
        for room, inside in _ROOMS.items()
        for file in (ROOT / room).rglob("*")
        if file.is_file() and "__pycache__" not in file.parts
    }
    about = f"integrity_station-{kiosk.__version__}.dist-info"
    licences = {"LICENSE", "kiosk/adapters/printing/fonts/OFL.txt"}
    papers = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", *(f"licenses/{name}" for name in licences)}
    assert set(ZipFile(wheel).namelist()) == ours | {f"{about}/{paper}" for paper in papers}


def test_the_installed_command_says_its_version(program: Path, elsewhere: Path) -> None:
    said = subprocess.run(
        [program, "--version"],
        cwd=elsewhere,
        env=_surroundings(elsewhere),
        capture_output=True,
        text=True,
        timeout=_PATIENCE_SECONDS,
    )
    assert said.returncode == 0, said.stderr
    assert kiosk.__version__ in said.stdout


@pytest.fixture
def demo(program: Path, elsewhere: Path) -> Iterator[dict[str, object]]:
    """What a running sample school, started elsewhere in an empty home, says of itself."""
    running = subprocess.Popen(
        [program, "demo", "--json", "--port", "0"],
        cwd=elsewhere,
        env=_surroundings(elsewhere),
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        yield json.loads(_first_line(running))
    finally:
        running.terminate()
        running.communicate(timeout=30)


def _first_line(running: "subprocess.Popen[str]") -> str:
    assert running.stdout is not None
    with selectors.DefaultSelector() as waiting:
        waiting.register(running.stdout, selectors.EVENT_READ)
        assert waiting.select(_PATIENCE_SECONDS), "the sample school did not open in time"
    return running.stdout.readline()


def test_the_installed_sample_school_opens(demo: dict[str, object]) -> None:
    address = str(demo["base_url"])
    with urlopen(address, timeout=20) as answer:
        page = answer.read().decode()
    assert "诚信守护站" in page
    style = page.split('rel="stylesheet" href="')[1].split('"')[0].replace("&amp;", "&")
    with urlopen(address + style, timeout=20) as answer:
        assert answer.headers["Content-Type"].startswith("text/css")
