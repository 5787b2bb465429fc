"""Acknowledged means kept: families press, the server is killed, again and again, and nothing is lost."""

import random
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, text

from kiosk.adapters import chance
from kiosk.bootstrap import Station, started
from kiosk.config import Config
from kiosk.domain.item_life import State
from kiosk.domain.links import digest_of
from kiosk.models import Category, Claim, ClaimantRecord, Event, Item
from kiosk.models import Station as StationRow
from tests.clock import MONDAY
from tests.faults.gate import Answers, Family, Press
from tests.faults.mortal_server import MortalServer
from tests.makers import XIAOYU, a_school

pytestmark = pytest.mark.faults

SEED = 20251013
THINGS = 6000
FAMILIES = 12
COMPETITORS = 2
KILLS = 8
SECONDS_OF_LOAD = 20
SECONDS_TO_DIE = 8


@pytest.fixture
def station(tmp_path: Path) -> Iterator[Station]:
    """A station as the server will have it, with a very full board."""
    made = started(Config(data_dir=tmp_path / "data"))
    school = a_school(made.database, now=made.clock())
    with made.database.read() as connection:
        category_id = connection.scalar(select(Category.id).where(Category.key == "cup"))
    thing = {
        "station_id": school.station_id,
        "category_id": category_id,
        "note": "",
        "found_on": MONDAY.date(),
        "state": State.ON_DISPLAY,
        "state_since": MONDAY,
        "logged_at": MONDAY,
        "search_text": "水杯",
    }
    rows = [{"ref": chance.new_ref(), **thing} for _ in range(THINGS)]
    made.database.write(lambda connection: connection.execute(insert(Item), rows).rowcount)
    yield made
    made.database.close()


def test_no_acknowledged_claim_is_lost_or_doubled(station: Station) -> None:
    luck = random.Random(SEED)
    answers = Answers()
    families = _families(station, luck, answers)
    server = MortalServer(station.config.data_dir)
    kills, ends = 0, time.monotonic() + SECONDS_OF_LOAD
    try:
        while kills < 2 or (kills < KILLS and time.monotonic() < ends):
            gate = _open(server, station, families)
            answers.strike_after(luck.randrange(5, 200), server.strike, SECONDS_TO_DIE)
            server.kill()
            kills += 1
            for family in gate:
                family.join()
        _let_everybody_finish(server, station, families)
    finally:
        server.kill()
    assert answers.odd == []
    assert len(answers.receipts) > kills
    assert sum(family.presses for family in families) >= len(answers.receipts) + len(answers.refused)
    _nothing_was_lost(station, answers)
    _nothing_was_doubled(station, answers)
    _the_database_is_whole(station)


def _families(station: Station, luck: random.Random, answers: Answers) -> list[Family]:
    """Families in pairs, each pair after the same things in the same order."""
    with station.database.read() as connection:
        refs = list(connection.scalars(select(Item.ref).order_by(Item.id)))
    luck.shuffle(refs)
    lots = [refs[start :: FAMILIES // COMPETITORS] for start in range(FAMILIES // COMPETITORS)]
    return [
        Family(iter([Press(f"/items/{ref}", f"{number:02}-of-{ref}", XIAOYU.name) for ref in lot]), answers)
        for number, lot in enumerate(lots * COMPETITORS)
    ]


def _open(server: MortalServer, station: Station, families: list[Family]) -> list[threading.Thread]:
    server.start()
    with station.database.read() as connection:
        code = connection.execute(select(StationRow.code)).scalar_one()
    gate = [
        threading.Thread(target=family.press_until_it_dies, args=(server.port, code), daemon=True)
        for family in families
    ]
    for family in gate:
        family.start()
    return gate


def _let_everybody_finish(server: MortalServer, station: Station, families: list[Family]) -> None:
    """Whoever was cut off presses once more, and no further."""
    for family in families:
        family.stop()
    for family in _open(server, station, families):
        family.join()


def _nothing_was_lost(station: Station, answers: Answers) -> None:
    with station.database.read() as connection:
        rows = connection.execute(
            select(Claim.receipt_digest, Item.ref, Claim.outcome).join(Item, Item.id == Claim.item_id)
        ).all()
    kept = {digest: (f"/items/{ref}", outcome) for digest, ref, outcome in rows}
    for press, where in answers.receipts.items():
        assert kept.get(digest_of(where.removeprefix("/receipts/"))) == (press.path, "open"), press
    assert len(kept) == len(answers.receipts), "and every claim that was kept was acknowledged in the end"


def _nothing_was_doubled(station: Station, answers: Answers) -> None:
    taken = Counter(press.path for press in answers.receipts)
    assert set(taken.values()) == {1}
    with station.database.read() as connection:
        claims = select(Claim.item_id).group_by(Claim.item_id).having(func.count() > 1)
        assert connection.scalars(claims).all() == []
        for table in (Event, ClaimantRecord):
            assert connection.scalar(select(func.count()).select_from(table)) == len(answers.receipts)


def _the_database_is_whole(station: Station) -> None:
    with station.database.read() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalars().all() == ["ok"]
        assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
        claimed = set(connection.scalars(select(Item.id).where(Item.state == State.CLAIMED)))
        assert claimed == set(connection.scalars(select(Claim.item_id).where(Claim.outcome == "open")))
        hanging = connection.scalar(select(func.count()).where(Item.state == State.ON_DISPLAY))
        assert hanging == THINGS - len(claimed)
