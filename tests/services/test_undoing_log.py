"""A keeper takes back what was logged by a slip, while nobody else had to do with it."""

from dataclasses import replace
from functools import partial

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State, Step
from kiosk.domain.refusals import ItemAlreadyClaimed, ItemNotClaimable, NotOfThisDuty, UndoTooLate
from kiosk.models import Event, Item, MovedItem, MovingOn, Tag
from kiosk.queries.keeper_records import tallies
from kiosk.services.logging_items import Logged, log_item
from kiosk.services.moving_on import take_back
from kiosk.services.returning import PUT_BACK, put_back
from kiosk.services.stepping import Actor
from kiosk.services.undoing_log import Undone, undo_log
from tests.clock import MONDAY, Clock
from tests.faults.crowd import at_once
from tests.kept import Written, counts, events_of, rows_of, state_of
from tests.makers import (
    ADuty,
    ASchool,
    a_claim,
    a_duty,
    a_log_form,
    a_photo,
    a_tag,
    step_of,
    the_strangers_school,
)
from tests.services.carrying import keeper_on


def logged_on(database: Database, school: ASchool, duty: ADuty, **how: object) -> Logged:
    """A blue cup, or what `how` says of its form, logged on that duty."""
    return log_item(database, a_log_form(school, **how), a_photo(), keeper_on(database, duty), MONDAY)


def undo(database: Database, duty: ADuty, thing: Logged, clock: Clock) -> Undone:
    """A keeper on that duty presses undo."""
    return undo_log(database, thing.ref, duty.id, keeper_on(database, duty), clock())


def test_it_moves_on_as_a_mistake_and_its_tag_is_blank(
    database: Database, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    code = a_tag(database, school)
    cup = logged_on(database, school, duty, tag_code=code, note="小熊贴纸")
    clock.forward(minutes=2)
    undone = undo(database, duty, cup, clock)
    assert undone == Undone(
        item_id=cup.id,
        ref=cup.ref,
        category="cup",
        zone="B",
        place="playground",
        colour="blue",
        note="小熊贴纸",
        tag_code=code,
        found_on=MONDAY.date(),
        photo=a_photo(),
        again=False,
    )
    assert state_of(database, cup.id) == State.MOVED_ON
    assert events_of(database, cup.id)[-1] == Written("move_on", "on_display", "moved_on", "keeper")
    assert rows_of(database, Event.duty_id)[-1] == (duty.id,)
    assert rows_of(database, Tag.item_id, Tag.bound_at) == [(None, None)]
    batch = (MovingOn.destination, MovingOn.at, MovingOn.station_id, MovingOn.staff_id, MovingOn.keeper_id)
    keeper = keeper_on(database, duty).keeper_id
    assert rows_of(database, *batch) == [("mistake", clock(), school.station_id, None, keeper)]
    with database.read() as connection:
        assert connection.execute(select(MovedItem.item_id, MovedItem.undone_at)).all() == [(cup.id, None)]


def test_its_tag_can_hang_on_the_thing_that_was_meant(
    database: Database, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    code = a_tag(database, school)
    undo(database, duty, logged_on(database, school, duty, tag_code=code), clock)
    ball = logged_on(database, school, duty, tag_code=code, category="ball")
    assert rows_of(database, Tag.item_id) == [(ball.id,)]


@pytest.mark.parametrize(
    ("how", "state"),
    [({"zone": None}, "stored"), ({"category": "phone"}, "held"), ({"zone": "A"}, "on_display")],
)
def test_wherever_its_beginning_put_it(
    database: Database, school: ASchool, duty: ADuty, clock: Clock, how: dict[str, str], state: str
) -> None:
    thing = logged_on(database, school, duty, **how)
    assert undo(database, duty, thing, clock).tag_code is None
    assert events_of(database, thing.id)[-1] == Written("move_on", state, "moved_on", "keeper")


@pytest.mark.parametrize("steps", [(Step.STORE,), (Step.STORE, Step.DISPLAY)])
def test_keepers_may_have_carried_it(
    database: Database, school: ASchool, duty: ADuty, clock: Clock, steps: tuple[Step, ...]
) -> None:
    cup = logged_on(database, school, duty)
    for step in steps:
        step_of(database, cup.id, step)
    assert not undo(database, duty, cup, clock).again
    assert state_of(database, cup.id) == State.MOVED_ON


def test_the_second_time_it_is_undone_already(
    database: Database, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    cup = logged_on(database, school, duty, tag_code=a_tag(database, school))
    first = undo(database, duty, cup, clock)
    before = counts(database)
    clock.forward(minutes=1)
    assert undo(database, duty, cup, clock) == replace(first, tag_code=None, again=True)
    assert counts(database) == before
    assert rows_of(database, Item.state_since) == [(MONDAY,)]


def test_the_second_time_leaves_the_tag_where_it_hangs_by_now(
    database: Database, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    code = a_tag(database, school)
    cup = logged_on(database, school, duty, tag_code=code)
    undo(database, duty, cup, clock)
    ball = logged_on(database, school, duty, tag_code=code, category="ball")
    undo(database, duty, cup, clock)
    assert rows_of(database, Tag.item_id) == [(ball.id,)]


def test_it_refuses_what_another_duty_logged(
    database: Database, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    elsewhere = the_strangers_school(database)
    theirs = logged_on(database, elsewhere, a_duty(database, elsewhere))
    nobodys = log_item(database, a_log_form(school), None, Actor("station"), MONDAY)
    before = counts(database)
    for ref in (theirs.ref, nobodys.ref, "nothing", ""):
        with pytest.raises(NotOfThisDuty):
            undo_log(database, ref, duty.id, keeper_on(database, duty), clock())
    assert counts(database) == before


def refused(database: Database, duty: ADuty, thing: Logged, clock: Clock) -> str:
    """The state for which an undo is refused; nothing may have changed."""
    before, state = counts(database), state_of(database, thing.id)
    with pytest.raises(UndoTooLate) as refusal:
        undo(database, duty, thing, clock)
    assert (counts(database), state_of(database, thing.id)) == (before, state)
    return refusal.value.state


def test_it_refuses_what_went_home(
    database: Database, vault: Vault, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    cup = logged_on(database, school, duty)
    token = a_claim(database, vault, school, cup)
    assert refused(database, duty, cup, clock) == State.CLAIMED
    put_back(database, token, PUT_BACK, MONDAY)
    assert refused(database, duty, cup, clock) == State.ON_DISPLAY


@pytest.mark.parametrize("steps", [(Step.MISS,), (Step.MISS, Step.SEE_AGAIN), (Step.MOVE_ON,)])
def test_it_refuses_what_others_had_to_do_with(
    database: Database, school: ASchool, duty: ADuty, clock: Clock, steps: tuple[Step, ...]
) -> None:
    cup = logged_on(database, school, duty, tag_code=a_tag(database, school))
    for step in steps:
        step_of(database, cup.id, step)
    refused(database, duty, cup, clock)
    assert rows_of(database, Tag.item_id) == [(cup.id,)]


def test_what_a_teacher_took_back_into_the_store_stays(
    database: Database, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    cup = logged_on(database, school, duty)
    undo(database, duty, cup, clock)
    step_of(database, cup.id, Step.UNDO_MOVE_ON)
    assert refused(database, duty, cup, clock) == State.STORED


@pytest.mark.faults
def test_a_family_and_an_undo_at_once(
    database: Database, vault: Vault, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    for _ in range(5):
        cup = logged_on(database, school, duty)
        undone, *claims = at_once(
            [
                partial(undo, database, duty, cup, clock),
                *[partial(a_claim, database, vault, school, cup)] * 5,
            ]
        )
        receipts = [answer for answer in claims if isinstance(answer, str)]
        if isinstance(undone, Undone):
            assert receipts == []
            assert {type(answer) for answer in claims} <= {ItemNotClaimable, ItemAlreadyClaimed}
            assert state_of(database, cup.id) == State.MOVED_ON
        else:
            assert isinstance(undone, UndoTooLate)
            assert len(receipts) == 1
            assert state_of(database, cup.id) == State.CLAIMED


@pytest.mark.faults
def test_three_tablets_undo_at_once(database: Database, school: ASchool, duty: ADuty, clock: Clock) -> None:
    cup = logged_on(database, school, duty)
    answers = at_once([partial(undo, database, duty, cup, clock)] * 6)
    assert sorted(answer.again for answer in answers) == [False] + [True] * 5
    assert rows_of(database, MovingOn.destination) == [("mistake",)]
    assert [event.step for event in events_of(database, cup.id)].count("move_on") == 1
    assert counts(database)["moved_item"] == 1


def test_a_slip_that_a_teacher_takes_back_counts_for_its_keeper_again(
    database: Database, school: ASchool, duty: ADuty, clock: Clock
) -> None:
    def logged() -> int:
        with database.read() as connection:
            done = tallies(connection, school.id, clock().date(), clock().date())
        return sum(tally.logged for tally in done.values())

    cup = logged_on(database, school, duty)
    assert logged() == 1
    undo_log(database, cup.ref, duty.id, keeper_on(database, duty), clock())
    assert logged() == 0
    [(batch_id,)] = rows_of(database, MovingOn.id)
    take_back(database, school.id, batch_id, school.staff_id, clock())
    assert logged() == 1
