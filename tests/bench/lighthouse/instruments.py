"""What measures and is none of ours: Node.js, its npm, a Chromium, and Lighthouse in the locked version."""

import hashlib
import os
import shutil
import subprocess
import tempfile
from dataclasses import dataclass
from pathlib import Path

import click
import platformdirs

from tests.chromium import chromium_path

_HERE = Path(__file__).parent
_LISTS = ("package.json", "package-lock.json")
_NO_BROWSER = {"PUPPETEER_SKIP_DOWNLOAD": "1"}
_INSTALL_SECONDS = 240
_PROGRAM = "node_modules/lighthouse/cli/index.js"


class NotThere(click.ClickException):
    """Something that has to be on this machine is not; the message says what to install."""


@dataclass(frozen=True)
class Instruments:
    """Paths of programs. `lighthouse`: the script that `node` runs."""

    node: str
    chromium: str
    lighthouse: Path


def instruments() -> Instruments:
    """All that is needed; installs Lighthouse at the first run. Raises NotThere."""
    node, npm, chromium = shutil.which("node"), shutil.which("npm"), chromium_path()
    if not node or not npm:
        raise NotThere(
            "Lighthouse needs Node.js 18.20 or newer with npm: install both (apt install nodejs npm)."
        )
    if not chromium:
        raise NotThere("Lighthouse needs a Chromium: install it (apt install chromium).")
    return Instruments(node, chromium, _lighthouse(npm))


def _lighthouse(npm: str) -> Path:
    """Lighthouse as package-lock.json has it, in a cache folder of its own, whole or not at all."""
    lock = hashlib.sha256((_HERE / _LISTS[1]).read_bytes()).hexdigest()[:12]
    cache = Path(platformdirs.user_cache_dir("integrity-station", appauthor=False))
    folder = cache / f"lighthouse-{lock}"
    if not (folder / _PROGRAM).is_file():
        click.echo(f"Installing Lighthouse into {folder}, once.", err=True)
        cache.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=cache) as room:
            half = Path(room) / "lighthouse"
            _install(npm, half)
            shutil.rmtree(folder, ignore_errors=True)
            half.rename(folder)
    return folder / _PROGRAM


def _install(npm: str, folder: Path) -> None:
    folder.mkdir()
    for name in _LISTS:
        shutil.copy(_HERE / name, folder)
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(
            command,
            cwd=folder,
            env={**os.environ, **_NO_BROWSER},
            capture_output=True,
            timeout=_INSTALL_SECONDS,
            check=False,
        )
    except subprocess.TimeoutExpired as late:
        raise NotThere(f"npm did not install Lighthouse within {_INSTALL_SECONDS} s.") from late
    if done.returncode:
        raise NotThere(f"npm could not install Lighthouse:\n{done.stderr.decode()[-1500:]}")
