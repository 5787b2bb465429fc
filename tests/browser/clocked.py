"""A station whose clock a test moves, behind a server within the tests' own process."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import zxingcpp
from flask import Flask
from PIL import Image
from playwright.sync_api import Page
from sqlalchemy import select
from werkzeug.serving import WSGIRequestHandler, make_server

from kiosk.bootstrap import Station, started
from kiosk.config import Config
from kiosk.models import Station as StationRow
from kiosk.services.choosing import choose
from kiosk.services.screen_keys import screen_key
from kiosk.web.app import create_app
from tests.clock import Clock
from tests.makers import ASchool, a_school

ALWAYS_BRIGHT = {"bright_from": "00:00", "bright_until": "23:59"}
"""A screen goes by the hour that the answers of its server carry, which is the real one."""


class _Quiet(WSGIRequestHandler):
    def log_request(self, *_said: Any) -> None:
        """Says nothing."""


class Clocked:
    """A school with one gate; `clock`: the station's, at rest until a test moves it."""

    def __init__(self, station: Station, clock: Clock) -> None:
        self.station, self.clock, self.url = station, clock, station.config.base_url
        self.school: ASchool = a_school(station.database)
        self.choose()

    @property
    def code(self) -> str:
        """What stands on the poster."""
        with self.station.database.read() as connection:
            return str(connection.scalar(select(StationRow.code)))

    def key(self, keys: int = 0) -> str:
        """The address that makes a browser a screen of the station."""
        return f"{self.url}/screen/connect/{screen_key(self.station.vault, self.school.station_id, keys)}"

    def choose(self, **choices: Any) -> None:
        """What the school chooses, on a screen that never sleeps."""
        choose(self.station.database, self.school.id, **{**ALWAYS_BRIGHT, **choices})


@contextmanager
def a_clocked_station(folder: Path) -> Iterator[Clocked]:
    """Serves it, and stops it."""
    apps: list[Flask] = []
    server = make_server(
        "127.0.0.1", 0, lambda *asked: apps[0](*asked), threaded=True, request_handler=_Quiet
    )
    clock = Clock()
    config = Config(data_dir=folder / "data", base_url=f"http://127.0.0.1:{server.server_port}")
    station = started(config, clock)
    apps.append(create_app(station))
    serving = threading.Thread(target=server.serve_forever)
    serving.start()
    try:
        yield Clocked(station, clock)
    finally:
        server.shutdown()
        serving.join()
        server.server_close()
        station.database.close()


def scanned(page: Page, folder: Path) -> str:
    """What a phone reads off the screen: the one symbol of a picture of the whole of it."""
    picture = folder / "screen.png"
    page.screenshot(path=picture)
    with Image.open(picture) as seen:
        (symbol,) = zxingcpp.read_barcodes(seen)
    return str(symbol.text)
