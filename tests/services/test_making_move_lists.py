"""A duty's move list is made once, from what is there at that moment, and then stays."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.bootstrap import Station
from kiosk.domain.item_life import State, Step
from kiosk.domain.refusals import MoveListUnknown
from kiosk.models import Item, MoveLine, MoveList, Zone
from kiosk.services.keeping_duty import close_duty
from kiosk.services.making_move_lists import make_move_list
from kiosk.services.moving import tick_line
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import (
    ADuty,
    ASchool,
    a_claim,
    a_duty,
    a_named_thing,
    a_school,
    an_item,
    step_of,
    the_strangers_school,
)
from tests.services.carrying import keeper_on, lines

TODAY = MONDAY.date()
LONG_AGO = MONDAY - timedelta(days=200)


def set_capacity(database: Database, letter: str, capacity: int) -> None:
    statement = update(Zone).where(Zone.letter == letter).values(capacity=capacity)
    database.write(lambda connection: connection.execute(statement).rowcount)


def found(days: int, **how: Any) -> dict[str, Any]:
    """What a log form says of a thing that was found so many days ago."""
    return {"found_on": TODAY - timedelta(days), **how}


def test_it_says_what_goes_up_down_and_away(database: Database, school: ASchool, duty: ADuty) -> None:
    stored = an_item(database, school, State.STORED, category="ball", zone="C")
    many = [an_item(database, school, **found(days)) for days in (5, 3, 1)]
    due = an_item(database, school, **found(31))
    for state in (State.HELD, State.MISSING, State.MOVED_ON):
        an_item(database, school, state, **found(300))
    set_capacity(database, "B", 2)
    make_move_list(database, duty.id, MONDAY)
    assert lines(database, duty) == [("up", stored.id), ("down", many[0].id), ("away", due.id)]


def test_what_has_a_name_in_it_is_never_carried_up(station: Station, school: ASchool, duty: ADuty) -> None:
    a_named_thing(station, school, **found(300))
    stored = an_item(station.database, school, State.STORED)
    make_move_list(station.database, duty.id, MONDAY)
    assert lines(station.database, duty) == [("up", stored.id)]


def test_what_families_looked_for_goes_first(
    database: Database, vault: Vault, school: ASchool, duty: ADuty
) -> None:
    for _ in range(3):
        a_claim(database, vault, school, an_item(database, school, category="rope", zone="D"))
    cup = an_item(database, school, State.STORED, category="cup", zone="B", **found(1))
    rope = an_item(database, school, State.STORED, category="rope", zone="B", **found(3))
    set_capacity(database, "B", 1)
    make_move_list(database, duty.id, MONDAY)
    assert lines(database, duty) == [("up", rope.id)]
    assert cup.id != rope.id


def test_what_was_put_back_or_taken_long_ago_counts_for_nothing(
    database: Database, vault: Vault, school: ASchool, duty: ADuty
) -> None:
    for _ in range(3):
        rope = an_item(database, school, category="rope", zone="D", now=LONG_AGO, **found(200))
        a_claim(database, vault, school, rope, LONG_AGO)
    cup = an_item(database, school, State.STORED, category="cup", zone="B", **found(1))
    an_item(database, school, State.STORED, category="rope", zone="B", **found(3))
    set_capacity(database, "B", 1)
    make_move_list(database, duty.id, MONDAY)
    assert lines(database, duty) == [("up", cup.id)]


def test_a_school_says_how_long_a_thing_hangs(database: Database) -> None:
    school = a_school(database, display_days="3")
    duty = a_duty(database, school)
    hung = an_item(database, school, now=MONDAY - timedelta(days=4), **found(9))
    fresh = an_item(database, school, State.STORED, zone="B", **found(1))
    set_capacity(database, "B", 1)
    make_move_list(database, duty.id, MONDAY)
    assert lines(database, duty) == [("up", fresh.id), ("down", hung.id)]


def test_days_are_counted_on_the_schools_calendar(database: Database, school: ASchool, duty: ADuty) -> None:
    """At 17:00 in London on the last day of its time it is the next day already at the school."""
    an_item(database, school, found_on=TODAY - timedelta(30))
    make_move_list(database, duty.id, MONDAY.replace(hour=17))
    assert [direction for direction, _ in lines(database, duty)] == ["away"]


def test_it_is_made_once_and_stays_as_it_was_made(
    database: Database, vault: Vault, school: ASchool, duty: ADuty
) -> None:
    cup = an_item(database, school, **found(31))
    first = make_move_list(database, duty.id, MONDAY)
    before = lines(database, duty)
    a_claim(database, vault, school, cup)
    an_item(database, school, State.STORED)
    assert make_move_list(database, duty.id, MONDAY + timedelta(minutes=5)) == first
    assert lines(database, duty) == before == [("away", cup.id)]


def test_two_tablets_at_once_get_one_list(database: Database, school: ASchool, duty: ADuty) -> None:
    for _ in range(5):
        an_item(database, school, State.STORED)
    with ThreadPoolExecutor(8) as tablets:
        made = set(tablets.map(lambda _: make_move_list(database, duty.id, MONDAY), range(16)))
    assert len(made) == 1
    assert counts(database)["move_list"] == 1
    assert counts(database)["move_line"] == 5


def test_what_was_set_aside_is_not_asked_for_again(database: Database, school: ASchool, duty: ADuty) -> None:
    aside, waiting = (an_item(database, school, State.STORED, **found(99)) for _ in range(2))
    make_move_list(database, duty.id, MONDAY)
    [line] = rows_of(database, MoveLine.id, where=MoveLine.item_id == aside.id)
    tick_line(database, duty.id, line.id, keeper_on(database, duty), MONDAY, done=True)
    close_duty(database, school.id, duty.id, MONDAY)
    wednesday = a_duty(database, school)
    make_move_list(database, wednesday.id, MONDAY + timedelta(days=2))
    assert lines(database, wednesday) == [("away", waiting.id)]


def test_what_came_back_since_is_asked_for_again(database: Database, school: ASchool, duty: ADuty) -> None:
    cup = an_item(database, school, State.STORED, **found(99))
    make_move_list(database, duty.id, MONDAY)
    [line] = rows_of(database, MoveLine.id)
    tick_line(database, duty.id, line.id, keeper_on(database, duty), MONDAY, done=True)
    close_duty(database, school.id, duty.id, MONDAY)
    later = MONDAY + timedelta(hours=1)
    step_of(database, cup.id, Step.MOVE_ON, later)
    step_of(database, cup.id, Step.UNDO_MOVE_ON, later)
    wednesday = a_duty(database, school, now=later)
    make_move_list(database, wednesday.id, later)
    assert lines(database, wednesday) == [("away", cup.id)]


def test_another_schools_things_are_not_on_it(database: Database, school: ASchool, duty: ADuty) -> None:
    an_item(database, the_strangers_school(database), State.STORED, **found(99))
    make_move_list(database, duty.id, MONDAY)
    assert lines(database, duty) == []


def test_there_is_no_list_without_an_open_duty(database: Database, school: ASchool, duty: ADuty) -> None:
    close_duty(database, school.id, duty.id, MONDAY)
    for number in (10**9, duty.id):
        with pytest.raises(MoveListUnknown):
            make_move_list(database, number, MONDAY)
    assert rows_of(database, MoveList.id) == []
    assert rows_of(database, Item.id) == []
