"""Two tablets at one board, a family at the gate, and the end of a round: the database decides, once."""

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import text

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State, Step
from kiosk.domain.refusals import ItemAlreadyClaimed, Refusal, RoundOver
from kiosk.models import Event, Sighting
from kiosk.queries.integrity import index_until
from kiosk.services.counting import start_round
from kiosk.services.stepping import FAMILY, STATION, record, take_step
from tests.clock import MONDAY
from tests.kept import counts, events_of, rows_of, state_of
from tests.makers import ASchool, a_claim, a_duty, an_item
from tests.services.counted import Counting, a_count

EARLIER, LATER = MONDAY - timedelta(days=2), MONDAY + timedelta(minutes=20)
ROUNDS = 6


@pytest.fixture
def counting(database: Database, school: ASchool) -> Counting:
    return a_count(database, school)


def at_once(*acts: Callable[[], object]) -> list[object]:
    """What came of each act, all begun at the same moment: its result, or the refusal."""
    gate = threading.Barrier(len(acts))

    def run(act: Callable[[], object]) -> object:
        gate.wait(timeout=30)
        try:
            return act()
        except Refusal as refusal:
            return type(refusal)

    with ThreadPoolExecutor(len(acts)) as pool:
        return [future.result(timeout=60) for future in [pool.submit(run, act) for act in acts]]


def test_many_tablets_that_start_share_one_round(database: Database, school: ASchool) -> None:
    duty = a_duty(database, school)
    started = at_once(
        *[lambda: start_round(database, school.station_id, duty.id, None, MONDAY) for _ in range(8)]
    )
    assert len(set(started)) == 1
    assert counts(database)["round"] == 1


def test_a_round_that_two_tablets_finish_is_finished_once(
    database: Database, school: ASchool, counting: Counting
) -> None:
    cup = an_item(database, school, now=EARLIER)
    came = at_once(*[lambda: counting.finish(LATER)] * 4)
    assert [each for each in came if each is RoundOver] == [RoundOver] * 3
    assert [event.step for event in events_of(database, cup.id)] == ["log", "display", "miss"]


def test_one_entry_that_arrives_on_two_ways_is_kept_once(
    database: Database, school: ASchool, counting: Counting
) -> None:
    cup = an_item(database, school, now=EARLIER)
    at_once(*[lambda: counting.tap(cup.ref, key="one key of one tap")] * 4)
    assert counts(database)["sighting"] == 1


def test_looks_at_the_very_end_count_or_are_late_and_nothing_seen_is_missing(
    database: Database, school: ASchool, counting: Counting
) -> None:
    for _ in range(ROUNDS):
        cups = [an_item(database, school, now=EARLIER) for _ in range(4)]
        looks = [lambda cup=cup: counting.tap(cup.ref, LATER) for cup in cups]
        at_once(*looks, lambda: counting.finish(LATER))
        assert {state_of(database, cup.id) for cup in cups} == {State.ON_DISPLAY}
        ended = counting.seen()
        late = [late for (late,) in rows_of(database, Sighting.late, where=Sighting.round_id == ended.id)]
        assert len(late) == 4
        missed = [each.step for cup in cups for each in events_of(database, cup.id) if each.step == "miss"]
        assert late.count(True) == len(missed)
        counting.start(LATER)


def test_a_family_and_the_end_of_a_round_want_the_same_thing(
    database: Database, vault: Vault, school: ASchool, counting: Counting
) -> None:
    """Whoever comes second finds what the first one did: a claim, or a late claim of what was missing."""
    for _ in range(ROUNDS):
        cup = an_item(database, school, now=EARLIER)
        claim, _ = at_once(
            lambda cup=cup: a_claim(database, vault, school, cup, now=LATER), lambda: counting.finish(LATER)
        )
        steps = [event.step for event in events_of(database, cup.id)][2:]
        assert (claim, state_of(database, cup.id)) != (ItemAlreadyClaimed, State.CLAIMED)
        assert steps in (["claim"], ["miss", "claim_late"])
        frozen = counting.seen()
        with database.read() as connection:
            index = index_until(
                connection, school.station_id, "Asia/Shanghai", LATER, frozen.last_event_id or 0
            )
        assert (index.registered, index.departed) == (frozen.registered, frozen.departed)
        assert frozen.missing == steps.count("miss")
        counting.start(LATER)


@pytest.mark.postgresql
@pytest.mark.parametrize("database_kind", ["postgresql"])
def test_the_end_waits_for_an_event_that_is_on_its_way(
    database: Database, school: ASchool, counting: Counting
) -> None:
    """Only PostgreSQL writes several transactions at once, and commits a lower number after a higher one."""
    leaving, gone = (an_item(database, school, now=EARLIER) for _ in range(2))
    counting.tap(leaving.ref)
    with database.engine.connect() as connection, ThreadPoolExecutor(1) as pool:
        record(connection, take_step(connection, leaving.id, Step.CLAIM, LATER), FAMILY, LATER)
        ending = pool.submit(counting.finish, LATER)
        with pytest.raises(TimeoutError):
            ending.result(timeout=0.5)
        connection.commit()
        ended = ending.result(timeout=30)
    assert (ended.registered, ended.departed, ended.missing) == (1, 2, 1)
    [*_, (last,)] = rows_of(database, Event.id, where=Event.item_id == gone.id)
    assert ended.last_event_id == last


@pytest.mark.postgresql
@pytest.mark.parametrize("database_kind", ["postgresql"])
def test_the_end_waits_for_a_thing_no_longer_than_a_moment_at_a_time(
    database: Database, school: ASchool, counting: Counting
) -> None:
    """What it holds meanwhile is free again for whoever it waits for."""
    one, two = (an_item(database, school, now=EARLIER) for _ in range(2))
    with database.engine.connect() as connection, ThreadPoolExecutor(1) as pool:
        connection.execute(text("SET LOCAL deadlock_timeout = '400ms'"))
        record(connection, take_step(connection, two.id, Step.STORE, LATER), STATION, LATER)
        ending = pool.submit(counting.finish, LATER)
        with pytest.raises(TimeoutError):
            ending.result(timeout=0.5)
        record(connection, take_step(connection, one.id, Step.STORE, LATER), STATION, LATER)
        connection.commit()
        ended = ending.result(timeout=30)
    assert (ended.expected, ended.missing) == (0, 0)


@pytest.mark.postgresql
@pytest.mark.parametrize("database_kind", ["postgresql"])
def test_the_end_steps_aside_for_whoever_waits_for_a_thing_that_it_holds(
    database: Database, school: ASchool, counting: Counting
) -> None:
    """A writer of several events may hold what the end of the round waits for, and wait for what it holds."""
    one, two = (an_item(database, school, now=EARLIER) for _ in range(2))
    with database.engine.connect() as connection, ThreadPoolExecutor(1) as pool:
        record(connection, take_step(connection, one.id, Step.STORE, LATER), STATION, LATER)
        ending = pool.submit(counting.finish, LATER)
        with pytest.raises(TimeoutError):
            ending.result(timeout=0.3)
        record(connection, take_step(connection, two.id, Step.STORE, LATER), STATION, LATER)
        connection.commit()
        ended = ending.result(timeout=30)
    assert (ended.expected, ended.missing) == (0, 0)
    assert {state_of(database, item.id) for item in (one, two)} == {State.STORED}
