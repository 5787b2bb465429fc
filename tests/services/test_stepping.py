"""The database takes exactly the steps that the rules allow, and records them."""

from itertools import pairwise, product

import pytest
from sqlalchemy import update
from sqlalchemy.exc import IntegrityError

from kiosk.adapters.database import Database
from kiosk.domain.item_life import STEPS, State, Step, after
from kiosk.domain.refusals import ItemUnknown, StepRefused
from kiosk.models import Item
from kiosk.services.stepping import STATION, Stepped, record, take_step
from tests.clock import MONDAY
from tests.kept import Written, counts, events_of, rows_of, state_of
from tests.makers import ASchool, an_item, step_of


def put_into(database: Database, item_id: int, state: State) -> None:
    statement = update(Item).where(Item.id == item_id).values(state=state)
    database.write(lambda connection: connection.execute(statement).rowcount)


def test_every_pair_of_state_and_step_goes_as_the_rules_say(database: Database, school: ASchool) -> None:
    item = an_item(database, school)
    for state, step in product(State, STEPS):
        put_into(database, item.id, state)
        try:
            expected: str = after(state, step)
        except StepRefused:
            expected = "refused"
        try:
            step_of(database, item.id, step)
            found = state_of(database, item.id)
        except StepRefused as refused:
            assert (refused.step, refused.state) == (step, state)  # noqa: PT017
            assert state_of(database, item.id) == state
            found = "refused"
        assert found == expected, (state, step)


def test_a_step_is_recorded_with_where_it_came_from(database: Database, school: ASchool) -> None:
    item = an_item(database, school)
    for step in (Step.STORE, Step.DISPLAY, Step.MISS, Step.SEE_AGAIN, Step.MOVE_ON, Step.UNDO_MOVE_ON):
        step_of(database, item.id, step)
    assert events_of(database, item.id)[2:] == [
        Written("store", "on_display", "stored", "station"),
        Written("display", "stored", "on_display", "station"),
        Written("miss", "on_display", "missing", "station"),
        Written("see_again", "missing", "on_display", "station"),
        Written("move_on", "on_display", "moved_on", "station"),
        Written("undo_move_on", "moved_on", "stored", "station"),
    ]


def test_a_life_reads_as_one_thread(database: Database, school: ASchool) -> None:
    item = an_item(database, school, State.MISSING)
    events = events_of(database, item.id)
    assert events[0].from_state is None
    assert all(one.to_state == next_one.from_state for one, next_one in pairwise(events))
    assert events[-1].to_state == state_of(database, item.id)


def test_a_step_moves_one_thing_only(database: Database, school: ASchool) -> None:
    first, second = an_item(database, school), an_item(database, school)
    step_of(database, first.id, Step.STORE)
    assert rows_of(database, Item.state) == [(State.STORED,), (second.state,)]


def test_an_unknown_thing_takes_no_step(database: Database, school: ASchool) -> None:
    with pytest.raises(ItemUnknown):
        step_of(database, 10**9, Step.STORE)


def test_a_step_is_taken_with_its_event_or_not_at_all(database: Database, school: ASchool) -> None:
    item = an_item(database, school)
    before = counts(database)

    def step_without_a_station(connection: object) -> None:
        stepped = take_step(connection, item.id, Step.STORE, MONDAY)  # type: ignore[arg-type]
        nowhere = Stepped(item.id, 10**9, stepped.step, stepped.from_state, stepped.to_state)
        record(connection, nowhere, STATION, MONDAY)  # type: ignore[arg-type]

    with pytest.raises(IntegrityError):
        database.write(step_without_a_station)
    assert state_of(database, item.id) == State.ON_DISPLAY
    assert counts(database) == before
