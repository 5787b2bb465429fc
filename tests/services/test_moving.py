"""Keepers tick off what they carried, and untick what they did not."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from itertools import pairwise

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State, Step
from kiosk.domain.refusals import ItemNotClaimable, LineUnknown
from kiosk.models import Event, Item, MoveLine, Zone
from kiosk.services.logging_items import Logged
from kiosk.services.making_move_lists import make_move_list
from kiosk.services.moving import Ticked, tick_line
from kiosk.services.returning import PUT_BACK, put_back
from tests.clock import MONDAY
from tests.kept import counts, events_of, rows_of, state_of
from tests.makers import ADuty, ASchool, a_claim, an_item, step_of
from tests.services.carrying import keeper_on, lines
from tests.services.test_making_move_lists import found, set_capacity

LATER = MONDAY + timedelta(minutes=3)
EVEN_LATER = MONDAY + timedelta(minutes=6)


@pytest.fixture
def cup(database: Database, school: ASchool) -> Logged:
    """A cup in the store, to go up."""
    return an_item(database, school, State.STORED)


@pytest.fixture
def surplus(database: Database, school: ASchool) -> Logged:
    """A ball on the board, to come down."""
    set_capacity(database, "C", 0)
    return an_item(database, school, category="ball", zone="C")


@pytest.fixture
def old(database: Database, school: ASchool) -> Logged:
    """An old hat on the board, to be set aside."""
    return an_item(database, school, category="hat", zone="F", **found(99))


def tick(database: Database, duty: ADuty, item: Logged, *, done: bool = True, at: object = LATER) -> Ticked:
    """Ticks or unticks the line of a thing."""
    make_move_list(database, duty.id, MONDAY)
    [line] = rows_of(database, MoveLine.id, where=MoveLine.item_id == item.id)
    return tick_line(database, duty.id, line.id, keeper_on(database, duty), at, done=done)  # type: ignore[arg-type]


def is_ticked(database: Database, item: Logged) -> bool:
    [line] = rows_of(database, MoveLine.done_at, where=MoveLine.item_id == item.id)
    return line.done_at is not None


def test_what_goes_up_hangs_in_its_zone(database: Database, duty: ADuty, school: ASchool) -> None:
    nowhere = an_item(database, school, State.STORED, zone=None, category="cup")
    an_item(database, school, category="cup", zone="E")
    ticked = tick(database, duty, nowhere)
    assert (ticked.state, ticked.done) == (State.ON_DISPLAY, True)
    with database.read() as connection:
        zone = select(Zone.letter).join(Item, Item.zone_id == Zone.id).where(Item.id == nowhere.id)
        assert connection.scalar(zone) == "E"


@pytest.mark.parametrize(
    ("which", "before", "step", "after"),
    [
        ("cup", State.STORED, Step.DISPLAY, State.ON_DISPLAY),
        ("surplus", State.ON_DISPLAY, Step.STORE, State.STORED),
        ("old", State.ON_DISPLAY, Step.STORE, State.STORED),
    ],
)
def test_a_tick_takes_the_step_and_an_untick_takes_it_back(
    request: pytest.FixtureRequest,
    database: Database,
    duty: ADuty,
    which: str,
    before: State,
    step: Step,
    after: State,
) -> None:
    item: Logged = request.getfixturevalue(which)
    assert tick(database, duty, item).state is after
    assert (state_of(database, item.id), is_ticked(database, item)) == (after, True)
    columns = (Event.step, Event.actor, Event.keeper_id, Event.duty_id, Event.at)
    keeper = keeper_on(database, duty)
    last = rows_of(database, *columns, where=Event.item_id == item.id)[-1]
    assert tuple(last) == (step, "keeper", keeper.keeper_id, duty.id, LATER)
    assert tick(database, duty, item, done=False, at=EVEN_LATER) == Ticked(
        tick(database, duty, item, done=False).line_id, before, done=False
    )
    assert (state_of(database, item.id), is_ticked(database, item)) == (before, False)


@pytest.mark.parametrize("which", ["cup", "surplus", "old"])
@pytest.mark.parametrize("done", [True, False])
def test_twice_is_once(
    request: pytest.FixtureRequest, database: Database, duty: ADuty, which: str, done: bool
) -> None:
    item: Logged = request.getfixturevalue(which)
    tick(database, duty, item)
    first = tick(database, duty, item, done=done, at=EVEN_LATER)
    before = counts(database), rows_of(database, MoveLine.done_at), rows_of(database, Item.state)
    assert tick(database, duty, item, done=done, at=EVEN_LATER + timedelta(1)) == first
    after = counts(database), rows_of(database, MoveLine.done_at), rows_of(database, Item.state)
    assert after == before


def test_what_lay_in_the_store_is_set_aside_without_a_step(
    database: Database, school: ASchool, duty: ADuty
) -> None:
    item = an_item(database, school, State.STORED, **found(99))
    before = events_of(database, item.id)
    assert tick(database, duty, item, at=MONDAY).done
    assert tick(database, duty, item, done=False, at=MONDAY).state is State.STORED
    assert events_of(database, item.id) == before
    assert not is_ticked(database, item)


@pytest.mark.parametrize("which", ["surplus", "old"])
def test_what_went_home_meanwhile_needs_no_tick(
    request: pytest.FixtureRequest, database: Database, vault: Vault, school: ASchool, duty: ADuty, which: str
) -> None:
    item: Logged = request.getfixturevalue(which)
    make_move_list(database, duty.id, MONDAY)
    a_claim(database, vault, school, item)
    before = counts(database)
    ticked = tick(database, duty, item)
    assert (ticked.state, ticked.done) == (State.CLAIMED, False)
    assert (counts(database), is_ticked(database, item)) == (before, False)


@pytest.mark.parametrize("step", [Step.MISS, Step.MOVE_ON])
def test_what_is_missing_or_moved_on_needs_no_tick(
    database: Database, duty: ADuty, old: Logged, step: Step
) -> None:
    make_move_list(database, duty.id, MONDAY)
    step_of(database, old.id, step)
    assert not tick(database, duty, old).done
    assert not is_ticked(database, old)


def test_what_went_home_after_its_tick_stays_there(
    database: Database, vault: Vault, school: ASchool, duty: ADuty, cup: Logged
) -> None:
    tick(database, duty, cup)
    a_claim(database, vault, school, cup, EVEN_LATER)
    ticked = tick(database, duty, cup, done=False, at=EVEN_LATER)
    assert (ticked.state, ticked.done) == (State.CLAIMED, True)
    assert is_ticked(database, cup)


def test_what_a_family_hung_back_since_hangs_on(
    database: Database, vault: Vault, school: ASchool, duty: ADuty, cup: Logged
) -> None:
    tick(database, duty, cup)
    put_back(database, a_claim(database, vault, school, cup, EVEN_LATER), PUT_BACK, EVEN_LATER)
    ticked = tick(database, duty, cup, done=False, at=EVEN_LATER)
    assert (ticked.state, ticked.done) == (State.ON_DISPLAY, False)


def test_what_somebody_else_carried_already_is_only_ticked(
    database: Database, duty: ADuty, cup: Logged
) -> None:
    make_move_list(database, duty.id, MONDAY)
    step_of(database, cup.id, Step.DISPLAY)
    before = events_of(database, cup.id)
    assert tick(database, duty, cup).done
    assert events_of(database, cup.id) == before
    assert tick(database, duty, cup, done=False, at=EVEN_LATER) == Ticked(
        rows_of(database, MoveLine.id)[0].id, State.ON_DISPLAY, done=False
    )


def test_a_line_of_another_duty_is_unknown(database: Database, duty: ADuty, cup: Logged) -> None:
    tick(database, duty, cup)
    [line] = rows_of(database, MoveLine.id)
    for duty_id, line_id in ((duty.id + 1, line.id), (duty.id, line.id + 1)):
        with pytest.raises(LineUnknown):
            tick_line(database, duty_id, line_id, keeper_on(database, duty), LATER, done=False)
    assert is_ticked(database, cup)


def test_many_fingers_on_one_line_take_whole_steps(database: Database, duty: ADuty, cup: Logged) -> None:
    make_move_list(database, duty.id, MONDAY)
    taps = [(number % 2 == 0, MONDAY + timedelta(seconds=number)) for number in range(40)]
    with ThreadPoolExecutor(8) as fingers:
        list(fingers.map(lambda tap: tick(database, duty, cup, done=tap[0], at=tap[1]), taps))
    events = events_of(database, cup.id)
    assert all(one.to_state == after.from_state for one, after in pairwise(events))
    hangs = state_of(database, cup.id) == State.ON_DISPLAY
    assert is_ticked(database, cup) == hangs


def test_a_family_and_a_keeper_at_the_same_second(
    database: Database, vault: Vault, school: ASchool, duty: ADuty
) -> None:
    items = [an_item(database, school, **found(99)) for _ in range(12)]
    make_move_list(database, duty.id, MONDAY)

    def claims(item: Logged) -> bool:
        try:
            return bool(a_claim(database, vault, school, item))
        except ItemNotClaimable:
            return False

    with ThreadPoolExecutor(8) as people:
        families = [people.submit(claims, item) for item in items]
        keepers = [people.submit(tick, database, duty, item) for item in items]
    for item, family, keeper in zip(items, families, keepers, strict=True):
        assert family.result() != keeper.result().done
        assert state_of(database, item.id) == (State.CLAIMED if family.result() else State.STORED)
    assert len(lines(database, duty)) == 12
