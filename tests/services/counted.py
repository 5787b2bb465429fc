"""A round that is counted, for tests of what it does."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import insert, select

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.domain.round_sight import Verdict
from kiosk.models import Item
from kiosk.queries.rounds import RoundSeen, round_by_id
from kiosk.queries.sightings import looks, not_expected
from kiosk.services.counting import finish_round, start_round
from kiosk.services.logging_items import Logged
from kiosk.services.seeing import SCAN, TAP, Entry, see
from kiosk.services.stepping import Actor
from tests.clock import MONDAY
from tests.makers import ADuty, ASchool, a_duty


@dataclass
class Counting:
    """The one open round of a station, on a tablet in 陈一鸣's hands."""

    database: Database
    school: ASchool
    duty: ADuty
    id: int = 0

    def start(self, now: datetime = MONDAY) -> int:
        """Starts a round, or joins the one that is open."""
        self.id = start_round(self.database, self.school.station_id, self.duty.id, None, now)
        return self.id

    @property
    def actor(self) -> Actor:
        """The keeper who counts."""
        return Actor("keeper", duty_id=self.duty.id)

    def tap(self, ref: str, now: datetime = MONDAY, key: str = "") -> list[Verdict]:
        """Taps a picture; what the station says."""
        return self.enter(Entry(key or chance.new_token(), TAP, ref=ref), now)

    def scan(self, *codes: str, now: datetime = MONDAY, key: str = "", way: str = SCAN) -> list[Verdict]:
        """Scans codes; what the station says."""
        return self.enter(Entry(key or chance.new_token(), way, codes), now)

    def enter(self, entry: Entry, now: datetime = MONDAY) -> list[Verdict]:
        """Sends an entry, which may have been sent before."""
        see(self.database, self.id, self.school.station_id, entry, self.actor, now)
        counted = self.seen()
        with self.database.read() as connection:
            return [look.verdict for look in looks(connection, counted, entry.key)]

    def finish(self, now: datetime = MONDAY) -> RoundSeen:
        """Finishes the round; what it froze."""
        finish_round(self.database, self.id, self.school.station_id, self.actor, now)
        return self.seen()

    def seen(self) -> RoundSeen:
        """The round as it is on record."""
        with self.database.read() as connection:
            found = round_by_id(connection, [self.school.station_id], self.id)
        assert found is not None
        return found

    def strange(self) -> Collection[Verdict]:
        """What nobody expected to see."""
        counted = self.seen()
        with self.database.read() as connection:
            return [look.verdict for look in not_expected(connection, counted)]


def a_count(database: Database, school: ASchool) -> Counting:
    """A round that just began on Monday."""
    counting = Counting(database, school, a_duty(database, school))
    counting.start()
    return counting


def more_like(database: Database, item: Logged, number: int) -> list[str]:
    """So many things like that one, without a history; their refs."""
    names = [column.name for column in Item.__table__.columns if column.name not in {"id", "ref", "form_key"}]
    with database.read() as connection:
        row = connection.execute(select(Item).where(Item.id == item.id)).mappings().one()
    refs = [chance.new_ref() for _ in range(number)]
    rows = [{**{name: row[name] for name in names}, "ref": ref, "form_key": None} for ref in refs]
    database.write(lambda connection: connection.execute(insert(Item), rows).rowcount)
    return refs
