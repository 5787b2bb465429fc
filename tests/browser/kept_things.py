"""A station of the tests' own behind a real server, and what it has on record."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import func, select

from kiosk.bootstrap import Station, started
from kiosk.config import Config
from kiosk.models import Category, Event, Item, Tag
from tests.makers import ADuty, ASchool, a_duty, a_school
from tests.served import running_server


@dataclass(frozen=True)
class Served:
    """A running station with one open duty."""

    station: Station
    school: ASchool
    duty: ADuty
    url: str

    def things(self) -> list[tuple[str, str, str | None]]:
        """Every item on record in the order of their logging: kind, state, tag."""
        with self.station.database.read() as connection:
            rows = connection.execute(
                select(Category.key, Item.state, Tag.code)
                .join(Category, Category.id == Item.category_id)
                .outerjoin(Tag, Tag.item_id == Item.id)
                .order_by(Item.id)
            )
            return [(row.key, row.state, row.code) for row in rows]

    def photos(self) -> int:
        """How many different photos its items have."""
        with self.station.database.read() as connection:
            return connection.scalar(select(func.count(Item.photo_name.distinct()))) or 0

    def loggers(self) -> list[int | None]:
        """Which keeper logged each item."""
        with self.station.database.read() as connection:
            statement = select(Event.keeper_id).where(Event.from_state.is_(None)).order_by(Event.id)
            return list(connection.scalars(statement))


@contextmanager
def a_served_station(folder: Path) -> Iterator[Served]:
    """Serves it, and stops it."""
    data_dir = folder / "data"
    station = started(Config(data_dir=data_dir))
    now = station.clock()
    school = a_school(station.database, now=now)
    duty = a_duty(station.database, school, now=now, day=now.date(), new_names=("陈一鸣", "李思远"))
    with running_server(data_dir) as port:
        yield Served(station, school, duty, f"http://127.0.0.1:{port}")
    station.database.close()
