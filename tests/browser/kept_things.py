"""A station of the tests' own behind a real server, and what it has on record."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from sqlalchemy import func, select

from kiosk.bootstrap import Station, started
from kiosk.config import Config
from kiosk.domain.name_inside import NameInside, from_text
from kiosk.models import Category, Duty, Event, Item, NamedThing, Photo, Round, Sighting, Tag
from kiosk.services.keeping_duty import close_duty
from tests.makers import ADuty, ASchool, a_duty, a_school, a_tag, an_item
from tests.served import running_server


@dataclass(frozen=True)
class Served:
    """A running station with one open duty. `since`: the last item that was there before this test."""

    station: Station
    school: ASchool
    duty: ADuty
    url: str
    since: int = 0

    def afresh(self) -> "Served":
        """The same station on its next duty, as if nothing had been logged."""
        database, now = self.station.database, self.station.clock()
        with database.read() as connection:
            open_duties = list(connection.scalars(select(Duty.id).where(Duty.closed_at.is_(None))))
            since = connection.scalar(select(func.max(Item.id))) or 0
        for duty_id in open_duties:
            close_duty(database, self.school.id, duty_id, now)
        return replace(self, duty=_duty(self.station, self.school), since=since)

    def things(self) -> list[tuple[str, str, str | None]]:
        """Every item on record in the order of their logging: kind, state, tag."""
        with self.station.database.read() as connection:
            rows = connection.execute(
                select(Category.key, Item.state, Tag.code)
                .join(Category, Category.id == Item.category_id)
                .outerjoin(Tag, Tag.item_id == Item.id)
                .where(Item.id > self.since)
                .order_by(Item.id)
            )
            return [(row.key, row.state, row.code) for row in rows]

    def photos(self) -> int:
        """How many different photos its items have."""
        with self.station.database.read() as connection:
            counted = select(func.count(Item.photo_name.distinct())).where(Item.id > self.since)
            return connection.scalar(counted) or 0

    def names(self) -> list[NameInside]:
        """What was written down of the names in its things."""
        with self.station.database.read() as connection:
            wanted = select(NamedThing.sealed).where(NamedThing.item_id > self.since)
            sealed = [words for words in connection.scalars(wanted) if words]
        return [from_text(self.station.vault.open_text(words)) for words in sealed]

    def photo_sizes(self) -> list[tuple[int, int]]:
        """Width and height of the photo of each item, in pixels."""
        with self.station.database.read() as connection:
            joined = select(Photo.width, Photo.height).join(Item, Item.photo_name == Photo.name)
            rows = connection.execute(joined.where(Item.id > self.since).order_by(Item.id))
            return [(row.width, row.height) for row in rows]

    def hang(self, count: int) -> list[tuple[str, str]]:
        """Hangs up so many cups with tags; their refs and codes."""
        database, now = self.station.database, self.station.clock()
        codes = [a_tag(database, self.school) for _ in range(count)]
        items = [an_item(database, self.school, now=now, tag_code=code) for code in codes]
        return [(item.ref, code) for item, code in zip(items, codes, strict=True)]

    def looks(self) -> list[tuple[str, str, bool]]:
        """Every look in the newest round, in the order of their arrival: way, code or ref, whether undone."""
        with self.station.database.read() as connection:
            newest = select(func.max(Round.id)).scalar_subquery()
            rows = connection.execute(
                select(Sighting.way, Sighting.code, Sighting.undone_at)
                .where(Sighting.round_id == newest)
                .order_by(Sighting.id)
            )
            return [(row.way, row.code, row.undone_at is not None) for row in rows]

    def loggers(self) -> list[int | None]:
        """Which keeper logged each item."""
        with self.station.database.read() as connection:
            statement = select(Event.keeper_id).where(Event.from_state.is_(None), Event.item_id > self.since)
            return list(connection.scalars(statement.order_by(Event.id)))


@contextmanager
def a_served_station(folder: Path) -> Iterator[Served]:
    """Serves it, and stops it."""
    data_dir = folder / "data"
    station = started(Config(data_dir=data_dir))
    school = a_school(station.database, now=station.clock())
    with running_server(data_dir) as port:
        yield Served(station, school, _duty(station, school), f"http://127.0.0.1:{port}")
    station.database.close()


def _duty(station: Station, school: ASchool) -> ADuty:
    now = station.clock()
    return a_duty(station.database, school, now=now, day=now.date(), new_names=("陈一鸣", "李思远"))
