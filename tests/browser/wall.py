"""A screen at a gate in a real browser: it stands there, loses its network, is started again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from PIL import Image
from playwright.sync_api import Browser, BrowserContext
from sqlalchemy import select, update

from kiosk.adapters.photos.intake import take_in
from kiosk.bootstrap import Station, started
from kiosk.config import Config
from kiosk.models import Item, School
from kiosk.models import Station as StationRow
from kiosk.services.blurring import Blur, replace_photo
from kiosk.services.choosing import choose
from kiosk.services.logging_items import Logged, log_item
from kiosk.services.screen_keys import screen_key
from kiosk.services.stepping import STATION
from tests.chromium import FLAGS, LOCALES, WALL, chromium_path
from tests.makers import ASchool, a_claim, a_log_form, a_school
from tests.served import running_server

NOON = 12


class Gate:
    """A served station, and what hangs there. It stands where it is noon whenever this is tried."""

    def __init__(self, station: Station, url: str) -> None:
        self.station, self.url = station, url
        self.school: ASchool = a_school(station.database, now=station.clock())
        ahead = NOON - station.clock().hour
        noon = update(School).values(timezone=f"Etc/GMT{-ahead:+d}")  # whose names count hours the other way
        station.database.write(lambda connection: connection.execute(noon))

    @property
    def address(self) -> str:
        """The screen's page."""
        with self.station.database.read() as connection:
            return f"{self.url}/screen/{connection.scalar(select(StationRow.code))}"

    @property
    def key(self) -> str:
        """The address that makes a browser a screen of the station."""
        return f"{self.url}/screen/connect/{screen_key(self.station.vault, self.school.station_id, 0)}"

    def now(self) -> datetime:
        """The station's time, which is the real one."""
        return self.station.clock()

    def choose(self, **choices: Any) -> None:
        """What the school chooses."""
        choose(self.station.database, self.school.id, **choices)

    def hang(self, **how: Any) -> Logged:
        """A blue cup hangs there from now on, or what `how` says; `colour` is its photo's too."""
        now, file = self.now(), BytesIO()
        Image.new("RGB", (640, 480), how.get("colour", "blue")).save(file, "JPEG")
        photo = self.station.photos.keep(take_in(BytesIO(file.getvalue())))
        form = a_log_form(self.school, found_on=now.date(), **how)
        return log_item(self.station.database, form, photo, STATION, now)

    def blur(self, thing: Logged) -> str:
        """Another photo stands in the place of a thing's own from now on; returns its name."""
        file = BytesIO()
        Image.new("RGB", (640, 480), "white").save(file, "JPEG")
        instead = self.station.photos.keep(take_in(BytesIO(file.getvalue())))
        with self.station.database.read() as connection:
            before = connection.scalar(select(Item.photo_name).where(Item.id == thing.id)) or ""
        what = Blur(self.school.id, thing.ref, before, self.station.photos, waits=False)
        assert replace_photo(self.station.database, what, instead, self.school.staff_id, self.now())
        return instead.name

    def take_home(self, thing: Logged) -> None:
        """林小雨 takes it."""
        a_claim(self.station.database, self.station.vault, self.school, thing, self.now())


@contextmanager
def a_gate(folder: Path) -> Iterator[Gate]:
    """Serves it, and stops it."""
    station = started(Config(data_dir=folder / "data"))
    with running_server(folder / "data") as port:
        yield Gate(station, f"http://127.0.0.1:{port}")
    station.database.close()


@contextmanager
def a_screen(browser: Browser, profile: Path, **how: Any) -> Iterator[BrowserContext]:
    """A browser whose profile outlives it, as a screen's does that is switched off at night."""
    path, args = chromium_path(), list(FLAGS)
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=path, args=args, viewport=WALL, locale=LOCALES["zh"], **how
    )
    context.set_default_timeout(15_000)
    yield context
    context.close()
