"""Nothing that the Today page asks for reads a table that grows with the years from end to end."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import Connection, event

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.queries.claim_log import claims_before
from kiosk.queries.claim_narrowing import Narrowing
from kiosk.queries.duties import open_duties
from kiosk.queries.next_duty import next_duties
from kiosk.queries.waiting import new_claim_count, waiting_for
from kiosk.queries.week import days_counted
from kiosk.services.planning_roster import Stretch, plan_stretch
from tests.clock import MONDAY
from tests.makers import ASchool, a_claim, a_dispute, a_duty, a_keeper, a_notice, a_request

GROWING = {
    "claim",
    "claim_flag",
    "claim_note",
    "claimant",
    "dispute",
    "duty",
    "duty_keeper",
    "event",
    "held_request",
    "item",
    "lost_notice",
    "move_line",
    "moved_item",
    "moving_on",
    "named_thing",
    "notice_match",
    "planned_duty",
    "planned_keeper",
}
Asked = list[tuple[str, Any]]
_FORGET_SIZES = (
    "DELETE FROM pg_statistic",
    "UPDATE pg_class SET relpages = 0, reltuples = -1 WHERE relnamespace = 'public'::regnamespace",
)
"""Another test may have let the planner see how small its tables were; it then expects them to stay so."""


@pytest.fixture
def asked(database: Database, vault: Vault, school: ASchool) -> Asked:
    """Every statement of the page at a school where something of each kind is, with its parameters."""
    a_keeper(database, school, "刘小可")
    plan_stretch(database, school.id, Stretch(school.station_id, MONDAY.date(), MONDAY.date()), MONDAY.date())
    a_duty(database, school)
    a_claim(database, vault, school)
    a_dispute(database, vault, school)
    a_request(database, vault, school)
    a_notice(database, vault, school)
    heard: Asked = []
    event.listen(database.engine, "after_cursor_execute", lambda *told: heard.append(told[2:4]))
    with database.read() as connection:
        _look(connection, school)
    return [(statement, parameters) for statement, parameters in heard if "SELECT" in statement]


def _look(connection: Connection, school: ASchool) -> None:
    stations, today = school.station_ids, MONDAY.date()
    assert new_claim_count(connection, stations, MONDAY)
    assert claims_before(connection, stations, Narrowing(since=MONDAY), at_most=5).claims
    assert waiting_for(connection, school.id, stations, today).disputes
    assert days_counted(connection, stations, [MONDAY + timedelta(days=day) for day in range(8)])[0].found
    assert open_duties(connection, school.id)
    next_duties(connection, school.id, stations, today)


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    yield plan
    for below in plan.get("Plans", []):
        yield from _nodes(below)


def _read_whole(connection: Connection, statement: str, parameters: Any) -> list[str]:
    """The tables that would be read from end to end, were they large."""
    if connection.dialect.name == "sqlite":
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        return [step.split()[1] for *_, step in plan if step.startswith("SCAN ")]
    found = connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", parameters).scalar_one()
    plans = json.loads(found) if isinstance(found, str) else found
    return [
        node.get("Relation Name", "")
        for node in _nodes(plans[0]["Plan"])
        if "Scan" in node["Node Type"] and not {"Index Cond", "Recheck Cond"} & node.keys()
    ]


def test_nothing_is_read_from_end_to_end(database: Database, asked: Asked) -> None:
    assert len(asked) > 15
    if not database.is_sqlite:
        with database.engine.begin() as connection:
            for statement in _FORGET_SIZES:
                connection.exec_driver_sql(statement)
    with database.read() as connection:
        if connection.dialect.name == "postgresql":
            # A small table is read whole for speed; forbidden to, the planner shows how it reads a large one.
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
        faults = {
            statement: found
            for statement, parameters in asked
            if (found := set(_read_whole(connection, statement, parameters)) & GROWING)
        }
    assert faults == {}
