"""Things move on in batches, with a note to whom, and come back if that was a slip."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State, Step
from kiosk.domain.refusals import (
    BatchUnknown,
    FormRefused,
    ItemNotClaimable,
    MovedElsewhere,
    StepRefused,
)
from kiosk.models import Event, MovedItem, MovingOn
from kiosk.services.logging_items import Logged
from kiosk.services.moving_on import TO_WHOM_AT_MOST, Leaving, Left, move_on, take_back
from tests.clock import MONDAY
from tests.kept import counts, rows_of, state_of
from tests.makers import ASchool, a_claim, a_school, an_item, step_of, the_strangers_school

LATER = MONDAY + timedelta(hours=1)
GOES = (State.STORED, State.ON_DISPLAY, State.HELD, State.MISSING)


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database, slugs=("east", "north"))


@pytest.fixture
def things(database: Database, school: ASchool) -> list[Logged]:
    """One thing of every state that may move on."""
    return [an_item(database, school, state) for state in GOES]


def a_leaving(school: ASchool, things: list[Logged], **how: object) -> Leaving:
    """What 王老师 fills in: they are donated."""
    leaving = Leaving(school.id, school.station_id, [thing.ref for thing in things], "donated")
    return replace(leaving, **how)  # type: ignore[arg-type]


def leave(database: Database, school: ASchool, things: list[Logged], **how: object) -> Left:
    return move_on(database, a_leaving(school, things, **how), school.staff_id, MONDAY)


def test_they_move_on_together(database: Database, school: ASchool, things: list[Logged]) -> None:
    left = leave(database, school, things, note="  春晖   福利院 ")
    assert left == Left(left.batch_id, stayed=0)
    columns = (MovingOn.destination, MovingOn.note, MovingOn.at, MovingOn.staff_id, MovingOn.station_id)
    assert rows_of(database, *columns) == [
        ("donated", "春晖 福利院", MONDAY, school.staff_id, school.station_id)
    ]
    for thing in things:
        assert state_of(database, thing.id) == State.MOVED_ON
        columns = (Event.step, Event.from_state, Event.actor, Event.staff_id, Event.at)
        last = rows_of(database, *columns, where=Event.item_id == thing.id)[-1]
        assert tuple(last) == (Step.MOVE_ON, thing.state, "teacher", school.staff_id, MONDAY)


def test_sent_again_it_is_the_same_batch(database: Database, school: ASchool, things: list[Logged]) -> None:
    left = leave(database, school, things)
    before = counts(database)
    assert leave(database, school, things) == left
    assert counts(database) == before


def test_two_teachers_at_once_make_one_batch(
    database: Database, school: ASchool, things: list[Logged]
) -> None:
    with ThreadPoolExecutor(6) as teachers:
        made = set(teachers.map(lambda order: leave(database, school, things[::order]), [1, -1] * 6))
    assert len(made) == 1
    assert counts(database)["moved_item"] == len(things)


def test_what_went_home_meanwhile_stays_out(
    database: Database, vault: Vault, school: ASchool, things: list[Logged]
) -> None:
    a_claim(database, vault, school, things[1])
    left = leave(database, school, things)
    assert left.stayed == 1
    assert state_of(database, things[1].id) == State.CLAIMED
    assert counts(database)["moved_item"] == 3


def test_families_and_a_teacher_at_the_same_second(database: Database, vault: Vault, school: ASchool) -> None:
    cups = [an_item(database, school) for _ in range(12)]
    stored = an_item(database, school, State.STORED)

    def claims(cup: Logged) -> bool:
        try:
            return bool(a_claim(database, vault, school, cup))
        except ItemNotClaimable:
            return False

    with ThreadPoolExecutor(8) as people:
        families = [people.submit(claims, cup) for cup in cups[:6]]
        teacher = people.submit(leave, database, school, [*cups, stored])
        families += [people.submit(claims, cup) for cup in cups[6:]]
        took = [family.result() for family in families]
    assert teacher.result().stayed == sum(took)
    states = [State.CLAIMED if taken else State.MOVED_ON for taken in took]
    assert [state_of(database, cup.id) for cup in cups] == states


def test_where_all_are_gone_there_is_no_batch(
    database: Database, vault: Vault, school: ASchool, things: list[Logged]
) -> None:
    a_claim(database, vault, school, things[1])
    with pytest.raises(FormRefused) as refused:
        leave(database, school, [things[1]])
    assert refused.value.reasons == {"items": "things_gone"}
    assert rows_of(database, MovingOn.id) == []


@pytest.mark.parametrize(
    ("how", "reasons"),
    [
        ({"refs": []}, {"items": "things_missing"}),
        ({"refs": ["nothing"]}, {"items": "things_unknown"}),
        ({"destination": ""}, {"destination": "destination_missing"}),
        ({"destination": "mistake"}, {"destination": "destination_missing"}),
        ({"note": "字" * (TO_WHOM_AT_MOST + 1)}, {"note": "to_whom_too_long"}),
    ],
)
def test_it_refuses_the_unfinished_form(
    database: Database, school: ASchool, things: list[Logged], how: dict[str, object], reasons: dict[str, str]
) -> None:
    before = counts(database)
    with pytest.raises(FormRefused) as refused:
        leave(database, school, things, **how)
    assert refused.value.reasons == reasons
    assert counts(database) == before


def test_it_refuses_what_is_of_another_station_or_school(
    database: Database, school: ASchool, things: list[Logged]
) -> None:
    stranger = the_strangers_school(database)
    for how in (
        {"station_id": school.station_ids[1]},
        {"school_id": stranger.id},
        {"school_id": stranger.id, "station_id": stranger.station_id},
    ):
        with pytest.raises(FormRefused) as refused:
            leave(database, school, things, **how)
        assert refused.value.reasons == {"items": "things_unknown"}
    assert [state_of(database, thing.id) for thing in things] == list(GOES)


def test_a_whole_batch_comes_back_once(database: Database, school: ASchool, things: list[Logged]) -> None:
    batch = leave(database, school, things).batch_id
    assert take_back(database, school.id, batch, school.staff_id, LATER) == 0
    assert {state_of(database, thing.id) for thing in things} == {State.STORED}
    columns = (Event.step, Event.actor, Event.staff_id, Event.at)
    for thing in things:
        last = rows_of(database, *columns, where=Event.item_id == thing.id)[-1]
        assert tuple(last) == (Step.UNDO_MOVE_ON, "teacher", school.staff_id, LATER)
    before = counts(database)
    assert take_back(database, school.id, batch, school.staff_id, LATER) == 0
    assert counts(database) == before


def test_one_thing_comes_back_and_the_rest_later(
    database: Database, school: ASchool, things: list[Logged]
) -> None:
    batch = leave(database, school, things).batch_id
    for _ in range(2):
        take_back(database, school.id, batch, school.staff_id, MONDAY, things[0].ref)
    assert [state_of(database, thing.id) for thing in things] == [State.STORED, *["moved_on"] * 3]
    take_back(database, school.id, batch, school.staff_id, LATER)
    with database.read() as connection:
        undone = list(connection.scalars(select(MovedItem.undone_at).order_by(MovedItem.item_id)))
    assert undone == [MONDAY, LATER, LATER, LATER]
    assert {state_of(database, thing.id) for thing in things} == {State.STORED}


def test_what_moved_on_again_is_not_taken_out_of_its_new_batch(
    database: Database, school: ASchool, things: list[Logged]
) -> None:
    first = leave(database, school, things[:1]).batch_id
    take_back(database, school.id, first, school.staff_id, MONDAY)
    leave(database, school, things[:1], destination="class_teacher")
    assert take_back(database, school.id, first, school.staff_id, LATER, things[0].ref) == 0
    assert state_of(database, things[0].id) == State.MOVED_ON


def test_what_is_elsewhere_by_now_is_left_there(
    database: Database, school: ASchool, things: list[Logged]
) -> None:
    batch = leave(database, school, things).batch_id
    for step in (Step.UNDO_MOVE_ON, Step.DISPLAY):
        step_of(database, things[0].id, step)
    before = counts(database)
    with pytest.raises(MovedElsewhere):
        take_back(database, school.id, batch, school.staff_id, LATER, things[0].ref)
    assert counts(database) == before
    assert take_back(database, school.id, batch, school.staff_id, LATER) == 1
    assert [state_of(database, thing.id) for thing in things] == ["on_display", *["stored"] * 3]


def test_two_teachers_take_back_at_once(database: Database, school: ASchool, things: list[Logged]) -> None:
    batch = leave(database, school, things).batch_id
    with ThreadPoolExecutor(6) as teachers:
        taken = teachers.map(
            lambda ref: take_back(database, school.id, batch, school.staff_id, LATER, ref),
            [None, things[0].ref] * 6,
        )
        assert set(taken) == {0}
    undone = rows_of(database, Event.id, where=Event.step == Step.UNDO_MOVE_ON)
    assert len(undone) == len(things)


def test_another_school_takes_nothing_back(database: Database, school: ASchool, things: list[Logged]) -> None:
    batch = leave(database, school, things[:2]).batch_id
    stranger = the_strangers_school(database)
    for school_id, batch_id, ref in (
        (stranger.id, batch, None),
        (stranger.id, batch, things[0].ref),
        (school.id, batch + 1, None),
        (school.id, batch, things[2].ref),
        (school.id, batch, "nothing"),
    ):
        with pytest.raises(BatchUnknown):
            take_back(database, school_id, batch_id, stranger.staff_id, LATER, ref)
    assert state_of(database, things[0].id) == State.MOVED_ON


def test_what_moved_on_takes_no_other_step(database: Database, school: ASchool, things: list[Logged]) -> None:
    leave(database, school, things)
    for step in (Step.DISPLAY, Step.STORE, Step.SEE_AGAIN):
        with pytest.raises(StepRefused):
            step_of(database, things[0].id, step)
