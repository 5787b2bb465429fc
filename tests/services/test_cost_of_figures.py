"""However many years lie behind a station, its figures read the term's own stretch of them, by indexes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event, insert, select

from kiosk.adapters.database import Database
from kiosk.domain.item_life import State
from kiosk.domain.term import term_of
from kiosk.models import Claim, Event, Item, MovedItem, MovingOn
from kiosk.queries.figures import kinds_waiting, week_facts
from kiosk.queries.term_figures import term_figures, waiting_since
from tests.clock import MONDAY
from tests.makers import ASchool, an_item

ZONE = "Asia/Shanghai"
PAST = 3_000
LONG = ("event", "item", "claim", "moved_item")
"""The tables that grow with the years."""
STATEMENTS_AT_MOST = 20


@pytest.fixture
def years(database: Database, school: ASchool) -> ASchool:
    """A school with years of things that moved on, and a thing that came this term."""
    then = MONDAY - timedelta(days=900)
    sample = an_item(database, school, State.MOVED_ON, then)

    def remember(connection: Connection) -> None:
        row = connection.execute(select(Item).where(Item.id == sample.id)).mappings().one()
        past = {name: value for name, value in row.items() if name != "id"}
        connection.execute(insert(Item), [{**past, "ref": f"p{number}"} for number in range(PAST)])
        ids = connection.scalars(select(Item.id)).all()
        step = {"station_id": school.station_id, "step": "log", "to_state": "stored", "actor": "keeper"}
        connection.execute(insert(Event), [{**step, "item_id": each, "at": then} for each in ids])
        batch = {"station_id": school.station_id, "destination": "donated", "at": then}
        batch_id = connection.execute(insert(MovingOn).values(batch).returning(MovingOn.id)).scalar_one()
        moved = [{"moving_on_id": batch_id, "item_id": each} for each in ids]
        connection.execute(insert(MovedItem), moved)
        claim = {"station_id": school.station_id, "kind": "at_station", "outcome": "put_back"}
        claims = [
            {
                **claim,
                "item_id": each,
                "claimed_at": then,
                "form_key": f"{each}",
                "receipt_digest": b"%d" % each,
            }
            for each in ids
        ]
        connection.execute(insert(Claim), claims)

    database.write(remember)
    an_item(database, school)
    with database.engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            connection.exec_driver_sql("ANALYZE")  # as the server does by itself
    return school


@contextmanager
def listened_to(connection: Connection) -> Iterator[list[tuple[str, Any]]]:
    """What a database was asked meanwhile."""
    asked: list[tuple[str, Any]] = []

    def note(_c: Any, _cursor: Any, statement: str, parameters: Any, *_more: Any) -> None:
        asked.append((statement, parameters))

    event.listen(connection, "before_cursor_execute", note)
    yield asked
    event.remove(connection, "before_cursor_execute", note)


def plan_of(connection: Connection, statement: str, parameters: Any) -> list[str]:
    """How the database would answer, a step a line."""
    sqlite = connection.dialect.name == "sqlite"
    words = "EXPLAIN QUERY PLAN " if sqlite else "EXPLAIN "
    return [str(row[-1]).strip() for row in connection.exec_driver_sql(words + statement, parameters)]


def test_few_questions_and_none_of_them_reads_the_years(database: Database, years: ASchool) -> None:
    with database.read() as connection:
        with listened_to(connection) as asked:
            term_figures(connection, years.station_id, ZONE, term_of(MONDAY.date()), MONDAY)
            waiting_since(connection, years.station_id)
            week_facts(connection, years.station_ids, ZONE, MONDAY.date(), MONDAY)
            kinds_waiting(connection, years.station_ids)
        assert 10 < len(asked) <= STATEMENTS_AT_MOST
        for statement, parameters in asked:
            plan = plan_of(connection, statement, parameters)
            read = [f"SCAN {table}" for table in LONG] + [f"Seq Scan on {table}" for table in LONG]
            assert not [step for step in plan if any(each in step for each in read)], (statement, plan)


def test_it_loads_counts_and_not_things(database: Database, years: ASchool) -> None:
    for _number in range(30):
        an_item(database, years)
    with database.read() as connection:
        figures = term_figures(connection, years.station_id, ZONE, term_of(MONDAY.date()), MONDAY)
    assert figures.whole.found == 31
    assert (len(figures.kinds), len(figures.places), len(figures.states)) == (1, 1, 1)
