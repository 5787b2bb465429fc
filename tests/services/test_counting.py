"""A round is started, shared, finished once, and then never changes."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import event

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State, Step
from kiosk.domain.refusals import RoundOver, RoundUnknown
from kiosk.domain.round_sight import Verdict
from kiosk.models import Event, Round
from kiosk.queries.integrity import index_now, index_until
from kiosk.queries.rounds import came_of, finished_rounds, open_round
from kiosk.services.counting import drop_round, finish_round, start_round
from tests.clock import MONDAY
from tests.kept import Written, counts, events_of, rows_of, state_of
from tests.makers import ASchool, a_claim, a_school, a_tag, an_item, step_of
from tests.services.counted import Counting, a_count, more_like

EARLIER, LATER = MONDAY - timedelta(days=2), MONDAY + timedelta(minutes=20)
ZONE = "Asia/Shanghai"


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database, slugs=("east", "west"))


@pytest.fixture
def counting(database: Database, school: ASchool) -> Counting:
    return a_count(database, school)


def test_every_device_shares_the_one_open_round(
    database: Database, school: ASchool, counting: Counting
) -> None:
    first = counting.id
    assert counting.start(LATER) == first
    assert rows_of(database, Round.started_at, Round.outcome) == [(MONDAY, None)]


def test_another_station_counts_by_itself(database: Database, school: ASchool, counting: Counting) -> None:
    assert start_round(database, school.station_ids[1], counting.duty.id, None, MONDAY) != counting.id
    with database.read() as connection:
        found = open_round(connection, school.station_id)
    assert found
    assert found.id == counting.id


def test_what_nobody_saw_is_missing_and_what_was_seen_stays(
    database: Database, school: ASchool, counting: Counting
) -> None:
    seen, gone = (an_item(database, school, now=EARLIER) for _ in range(2))
    counting.tap(seen.ref)
    ended = counting.finish(LATER)
    assert (ended.expected, ended.seen, ended.missing) == (2, 1, 1)
    assert (ended.outcome, ended.ended_at) == ("finished", LATER)
    assert (state_of(database, seen.id), state_of(database, gone.id)) == (State.ON_DISPLAY, State.MISSING)
    assert events_of(database, gone.id)[-1] == Written("miss", "on_display", "missing", "keeper")
    assert rows_of(database, Event.round_id, Event.duty_id, where=Event.step == Step.MISS) == [
        (ended.id, counting.duty.id)
    ]


def test_what_was_missing_and_what_was_in_the_store_hang_there_after_it(
    database: Database, school: ASchool, counting: Counting
) -> None:
    missing, stored = (an_item(database, school, state, EARLIER) for state in (State.MISSING, State.STORED))
    counting.tap(missing.ref)
    counting.tap(stored.ref)
    ended = counting.finish(LATER)
    assert (ended.expected, ended.seen, ended.missing) == (0, 0, 0)
    assert events_of(database, missing.id)[-1].step == "see_again"
    assert events_of(database, stored.id)[-1].step == "display"
    with database.read() as connection:
        came = {(came.step, came.thing.id) for came in came_of(connection, ended.id)}
    assert came == {(Step.SEE_AGAIN, missing.id), (Step.DISPLAY, stored.id)}


def test_what_changed_while_it_was_counted_is_left_alone(
    database: Database, vault: Vault, school: ASchool, counting: Counting
) -> None:
    claimed, taken_down = (an_item(database, school, now=EARLIER) for _ in range(2))
    counting.tap(taken_down.ref)
    a_claim(database, vault, school, claimed, now=LATER)
    step_of(database, taken_down.id, Step.STORE, LATER)
    hung_up = an_item(database, school, now=LATER)
    ended = counting.finish(LATER)
    assert (ended.expected, ended.seen, ended.missing) == (0, 0, 0)
    states = [state_of(database, item.id) for item in (claimed, taken_down, hung_up)]
    assert states == [State.CLAIMED, State.STORED, State.ON_DISPLAY]


def test_a_claimed_thing_that_was_seen_stays_claimed(
    database: Database, vault: Vault, school: ASchool, counting: Counting
) -> None:
    cup = an_item(database, school, now=EARLIER)
    a_claim(database, vault, school, cup, now=EARLIER)
    assert counting.tap(cup.ref) == [Verdict.CLAIMED]
    counting.finish(LATER)
    assert state_of(database, cup.id) == State.CLAIMED
    assert counting.strange() == [Verdict.CLAIMED]


def test_a_finished_round_cannot_be_changed(database: Database, school: ASchool, counting: Counting) -> None:
    an_item(database, school, now=EARLIER)
    frozen = counting.finish()
    before = counts(database)
    for act in (
        lambda: counting.finish(LATER),
        lambda: drop_round(database, counting.id, school.station_id, LATER),
    ):
        with pytest.raises(RoundOver):
            act()
    assert counts(database) == before
    assert counting.seen() == frozen


def test_a_dropped_round_changes_nothing_on_the_board(
    database: Database, school: ASchool, counting: Counting
) -> None:
    cup = an_item(database, school, now=EARLIER)
    drop_round(database, counting.id, school.station_id, LATER)
    assert state_of(database, cup.id) == State.ON_DISPLAY
    with pytest.raises(RoundOver):
        counting.finish(LATER)
    assert rows_of(database, Round.outcome, Round.expected, Round.ended_at) == [("dropped", None, LATER)]
    counting.start(LATER)
    assert counts(database)["round"] == 2
    with database.read() as connection:
        assert finished_rounds(connection, school.station_id, 5) == []


def test_a_round_of_another_station_is_unknown(
    database: Database, school: ASchool, counting: Counting
) -> None:
    cup = an_item(database, school, now=EARLIER)
    for round_id, station_id in ((counting.id, school.station_ids[1]), (999, school.station_id)):
        with pytest.raises(RoundUnknown):
            finish_round(database, round_id, station_id, counting.actor, MONDAY)
        with pytest.raises(RoundUnknown):
            drop_round(database, round_id, station_id, MONDAY)
    assert state_of(database, cup.id) == State.ON_DISPLAY
    assert counting.seen().ended_at is None


def test_it_freezes_the_index_of_its_term(
    database: Database, vault: Vault, school: ASchool, counting: Counting
) -> None:
    summer = MONDAY - timedelta(days=60)
    step_of(database, an_item(database, school, now=summer).id, Step.MISS, summer)
    for _ in range(8):
        a_claim(database, vault, school)
    step_of(database, an_item(database, school, State.MISSING).id, Step.CLAIM_LATE)
    gone = [an_item(database, school, now=EARLIER) for _ in range(3)]
    ended = counting.finish(LATER)
    assert (ended.registered, ended.departed, ended.percent) == (9, 12, 75)
    step_of(database, gone[0].id, Step.CLAIM_LATE, LATER)
    with database.read() as connection:
        index = index_until(connection, school.station_id, ZONE, LATER, ended.last_event_id or 0)
        now = index_now(connection, school.station_id, ZONE, LATER)
    assert (index.registered, index.departed) == (9, 12)
    assert (now.registered, now.late, now.percent) == (10, 2, 83)


def test_a_round_of_five_hundred_takes_few_statements(
    database: Database, school: ASchool, counting: Counting
) -> None:
    codes = [a_tag(database, school, EARLIER) for _ in range(4)]
    items = [an_item(database, school, now=EARLIER, tag_code=code) for code in codes]
    more_like(database, items[0], 500)
    counting.scan(*codes, way="photo")
    with statements_of(database) as statements:
        ended = counting.finish(LATER)
    assert (ended.expected, ended.seen, ended.missing) == (504, 4, 500)
    assert len([words for words in statements if words.startswith(("UPDATE", "INSERT", "SELECT"))]) < 20


@contextmanager
def statements_of(database: Database) -> Iterator[list[str]]:
    """What is sent to the database meanwhile."""
    sent: list[str] = []

    def note(*call: Any) -> None:
        sent.append(call[2])

    event.listen(database.engine, "before_cursor_execute", note)
    yield sent
    event.remove(database.engine, "before_cursor_execute", note)
