"""A school gate at home time: a station with things on its board, and families who stand before it."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import func, select, update

from kiosk.bootstrap import Station, started
from kiosk.config import Config
from kiosk.domain.claimant import Claimant
from kiosk.domain.item_life import State
from kiosk.domain.school_class import school_year
from kiosk.models import Claim, Item
from kiosk.models import Station as StationRow
from tests.bench.browser import get, hidden_fields, post, session_of
from tests.bench.clients import Crowd
from tests.bench.rows import hang, remember_past
from tests.bench.talk import Ask
from tests.makers import XIAOYU, ASchool, a_school

ON_THE_BOARD = 60


@dataclass(frozen=True)
class Gate:
    """A station and its school. `code`: what the poster says; `refs`: the things that always hang there."""

    station: Station
    school: ASchool
    code: str
    refs: list[str]

    def hang(self, count: int) -> list[str]:
        """More things on the board; their public names."""
        return hang(self.station.database, self.school, count, datetime.now(UTC))

    def tidy(self) -> None:
        """What was hung up for a measurement and not taken goes into the store."""
        left = update(Item).where(Item.state == State.ON_DISPLAY, Item.ref.not_in(self.refs))
        self.station.database.write(lambda connection: connection.execute(left.values(state=State.STORED)))

    def claims(self) -> int:
        """How many claims are on record."""
        with self.station.database.read() as connection:
            return connection.scalar(select(func.count()).select_from(Claim)) or 0

    def families(self, crowd: Crowd, port: int, count: int) -> list[str]:
        """The sessions of families who have each scanned the poster."""
        scanned = crowd.ask(port, [Ask(get(f"/s/{self.code}"), status=302)] * count)
        return [session_of(answer) for answer in scanned]

    def forms(self, crowd: Crowd, port: int, count: int) -> list[Ask]:
        """Forms ready to be sent, one thing and one family each, filled in on the thing's own page."""
        refs, families = self.hang(count), self.families(crowd, port, count)
        pages = crowd.ask(
            port,
            [
                Ask(get(f"/items/{ref}", session, plain=True))
                for ref, session in zip(refs, families, strict=True)
            ],
        )
        return [
            _sent(ref, hidden_fields(page), session_of(page)) for ref, page in zip(refs, pages, strict=True)
        ]


@contextmanager
def a_gate(folder: Path, past: int = 0) -> Iterator[Gate]:
    """A school in that folder, with so many claims behind it and a board as full as the sample's."""
    station = started(Config(data_dir=folder))
    school = a_school(station.database, now=datetime.now(UTC))
    remember_past(station.database, school, past, datetime.now(UTC))
    with station.database.read() as connection:
        code = connection.execute(select(StationRow.code)).scalar_one()
    yield Gate(station, school, code, hang(station.database, school, ON_THE_BOARD, datetime.now(UTC)))
    station.database.close()


def a_claimant() -> Claimant:
    """林小雨, who is in the third grade whatever the year."""
    return replace(XIAOYU, class_key=f"{school_year(datetime.now(UTC).date()) - 2}-2")


def _sent(ref: str, hidden: dict[str, str], session: str) -> Ask:
    who = a_claimant()
    fields = {**hidden, "name": who.name, "class_name": who.class_key, "contact": who.contact}
    return Ask(post(f"/items/{ref}/claim", fields, session), status=303)
