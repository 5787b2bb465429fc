"""`kiosk demo`: a sample school in a folder of its own, made afresh at every start.

A demo that was left half claimed shows little, and its password is nowhere but on the terminal of
its first start; so each start begins anew, in a folder that only demos use.
"""

import json
import os
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import click
import platformdirs
import qrcode

from kiosk.cli.announcing import announcing
from kiosk.cli.forgetting import forgetting_daily
from kiosk.cli.opening import open_station
from kiosk.cli.progress import bar
from kiosk.cli.serve import settings_for
from kiosk.cli.serving import Place, free_place, serve_at
from kiosk.cli.serving_lock import FILE, nobody_serving
from kiosk.config import PREFIX, Config
from kiosk.queries.sample_items import sample_items
from kiosk.queries.stations import StationSeen, all_stations
from kiosk.sample.school import SampleSchool, build_school
from kiosk.sample.things import THINGS

_MARK = "this-is-a-demo"


@click.command()
@click.option(
    "--port", type=click.IntRange(0, 65535), default=8000, show_default=True, help="0 picks a free one."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object first, for scripts.")
@click.option("--debug", is_flag=True, help="Also show the style page, at /styleguide.")
def demo(port: int, as_json: bool, debug: bool) -> None:
    """Open a sample school on this machine."""
    place = free_place("127.0.0.1", port)
    config = _settings(place)
    with nobody_serving(config.data_dir):
        _make_room(config.data_dir)
        facts = _built(config)
        say = _say_json if as_json else _say
        with forgetting_daily(config), announcing(config):
            serve_at(place, 1, lambda: say(facts), debug)


def _built(config: Config) -> dict[str, Any]:
    """Builds the school and returns what is to be known of it."""
    with open_station(config) as station:
        with bar(len(THINGS), "Drawing the lost things") as progress:
            school = build_school(station, progress)
        with station.database.read() as connection:
            return _facts(config, all_stations(connection), school, sample_items(connection))


def _settings(place: Place) -> Config:
    """The settings of a demo: its own folder, its own SQLite, whatever a real station here may use."""
    for name in ("DATABASE_URL", "SECRET_KEY", "ENCRYPTION_KEYS", "NOTIFY_URLS"):
        os.environ.pop(PREFIX + name, None)
        os.environ.pop(f"{PREFIX}{name}_FILE", None)
    own = platformdirs.user_data_dir("integrity-station-demo", appauthor=False)
    os.environ.setdefault(f"{PREFIX}DATA_DIR", own)
    return settings_for(place)


def _make_room(folder: Path) -> None:
    """Empties the folder of an earlier demo. Raises ClickException for any other folder that is not empty."""
    found = {entry.name for entry in folder.iterdir()} - {FILE} if folder.is_dir() else set()
    if found and _MARK not in found:
        raise click.ClickException(
            f"{folder} is not the folder of a demo: set KIOSK_DATA_DIR to an empty folder, or unset it."
        )
    for name in found:
        entry = folder / name
        shutil.rmtree(entry) if entry.is_dir() else entry.unlink()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / _MARK).touch()


def _facts(
    config: Config, stations: list[StationSeen], school: SampleSchool, items: list[dict[str, Any]]
) -> dict[str, Any]:
    base = config.base_url
    return {
        "base_url": base,
        "stations": [
            {"name": each.name_zh, "code": each.code, "url": f"{base}/s/{each.code}"} for each in stations
        ],
        "teacher": {"username": school.username, "password": school.password},
        "duty_code": school.duty_code,
        "items": items,
        "blank_tags": school.blank_tags,
    }


def _say_json(facts: dict[str, Any]) -> None:
    click.echo(json.dumps(facts, ensure_ascii=False))


def _say(facts: dict[str, Any]) -> None:
    first = facts["stations"][0]
    click.echo(f"\nThe sample school is open: {facts['base_url']}\n")
    click.echo(f"Scan as a family at the gate, or open {first['url']}")
    click.echo(_symbol(first["url"]))
    teacher = facts["teacher"]
    click.echo(f"Teacher:  {facts['base_url']}/sign-in   {teacher['username']}   {teacher['password']}")
    click.echo(f"Keepers:  {facts['base_url']}/duty   code {facts['duty_code']}")
    click.echo("\nStop it with Ctrl+C.")


def _symbol(text: str) -> str:
    """A QR symbol of the terminal's own blocks: black on white, whatever colours the terminal has."""
    symbol, drawn = qrcode.QRCode(border=2), StringIO()
    symbol.add_data(text)
    symbol.print_ascii(out=drawn)
    rows = drawn.getvalue().splitlines()
    return "\n".join(click.style(row, fg="black", bg="bright_white") for row in rows)
