"""The sample school's screen at the gate, connected and touched."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kiosk.bootstrap import Station, started
from kiosk.config import Config
from kiosk.queries.stations import all_stations
from kiosk.services.choosing import choose
from kiosk.services.screen_keys import screen_key
from tests.demo import Demo


@contextmanager
def beside(folder: Path) -> Iterator[Station]:
    """The station in that folder, beside the server that runs there."""
    station = started(Config(data_dir=folder))
    yield station
    station.database.close()


def connecting(demo: Demo) -> str:
    """The address that makes a browser a screen of the first station, whose school lets it be touched."""
    with beside(demo.folder) as station:
        with station.database.read() as connection:
            first = all_stations(connection)[0]
        choose(station.database, first.school_id, screen_touch=True)
        return f"{demo.url}/screen/connect/{screen_key(station.vault, first.id, 0)}"


def on_a_screen(demo: Demo, path: str) -> str:
    """An address below the first station's screen."""
    return f"{demo.url}/screen/{demo.facts['stations'][0]['code']}{path}"
