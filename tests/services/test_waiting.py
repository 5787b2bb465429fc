"""What waits for a teacher is counted, and counted right, on both databases."""

from datetime import date, timedelta

import pytest
from sqlalchemy import insert, update

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State, Step
from kiosk.models import Category, Claim, ClaimFlag, MoveLine, NamedThing, PlannedDuty, PlannedKeeper
from kiosk.queries import waiting
from kiosk.queries.moving_on import due_things
from kiosk.queries.named_things import waiting_names
from kiosk.queries.next_duty import next_duties
from kiosk.queries.waiting import Waiting, due_count, new_claim_count, waiting_for
from kiosk.services.keeping_keepers import add_absence
from kiosk.services.making_move_lists import make_move_list
from kiosk.services.planning_roster import Stretch, plan_stretch
from tests.clock import MONDAY
from tests.kept import rows_of
from tests.makers import (
    ADuty,
    ASchool,
    a_claim,
    a_dispute,
    a_duty,
    a_keeper,
    a_notice,
    a_request,
    an_item,
    step_of,
    the_strangers_school,
)

TODAY = MONDAY.date()
DAY = timedelta(days=1)


def what_waits(database: Database, school: ASchool, today: date = TODAY) -> Waiting:
    """All of it."""
    with database.read() as connection:
        return waiting_for(connection, school.id, school.station_ids, today)


def keep_days(database: Database, key: str = "cup") -> timedelta:
    """How long a kind is kept."""
    return timedelta(days=rows_of(database, Category.keep_days, where=Category.key == key)[0][0])


def test_nothing_waits_at_a_new_school(database: Database, school: ASchool) -> None:
    assert what_waits(database, school) == Waiting(0, 0, 0, 0, 0, 0)


def test_everything_is_counted_at_its_own_school_only(
    database: Database, vault: Vault, school: ASchool
) -> None:
    elsewhere = the_strangers_school(database)
    a_notice(database, vault, school)
    cup = an_item(database, school, note="小熊贴纸")
    a_dispute(database, vault, school)
    a_request(database, vault, school)
    an_item(database, school, found_on=TODAY - timedelta(days=400))
    ((claim_id,),) = rows_of(database, Claim.id)
    named = {"item_id": cup.id, "school_id": school.id, "noted_at": MONDAY}
    flags = [
        {"claim_id": claim_id, "flag": flag, "station_id": school.station_id, "at": MONDAY}
        for flag in ("at_night", "many_things")
    ]
    database.write(lambda connection: connection.execute(insert(NamedThing), [named]).rowcount)
    database.write(lambda connection: connection.execute(insert(ClaimFlag), flags).rowcount)
    assert what_waits(database, school) == Waiting(disputes=1, requests=1, matches=1, due=1, named=1, odd=1)
    assert what_waits(database, elsewhere) == Waiting(0, 0, 0, 0, 0, 0)


def test_what_was_dismissed_or_told_waits_no_more(database: Database, vault: Vault, school: ASchool) -> None:
    cup = an_item(database, school)
    a_claim(database, vault, school)
    ((claim_id,),) = rows_of(database, Claim.id)
    rows = {
        NamedThing: {"item_id": cup.id, "school_id": school.id, "noted_at": MONDAY, "told_at": MONDAY},
        ClaimFlag: {
            "claim_id": claim_id,
            "flag": "at_night",
            "station_id": school.station_id,
            "at": MONDAY,
            "dismissed_at": MONDAY,
        },
    }
    for table, row in rows.items():
        database.write(lambda connection, t=table, r=row: connection.execute(insert(t), [r]).rowcount)
    assert what_waits(database, school) == Waiting(0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize("state", list(State))
@pytest.mark.parametrize("late", [0, 1])
def test_due_is_what_the_page_of_due_things_lists(
    database: Database, vault: Vault, school: ASchool, state: State, late: int
) -> None:
    category = "phone" if state is State.HELD else "cup"
    found = TODAY - keep_days(database, category) - late * DAY
    start = State.ON_DISPLAY if state is State.CLAIMED else state
    item = an_item(database, school, start, found_on=found, category=category)
    if state is State.CLAIMED:
        a_claim(database, vault, school, item)
    with database.read() as connection:
        listed = len(due_things(connection, school.station_id, TODAY))
        assert due_count(connection, school.id, school.station_ids, TODAY) == listed
    assert listed == (late if state in {State.STORED, State.ON_DISPLAY, State.HELD} else 0)


@pytest.mark.parametrize("state", list(State))
def test_a_name_waits_as_long_as_its_thing_is_here(
    database: Database, vault: Vault, school: ASchool, state: State
) -> None:
    item = an_item(database, school, State.ON_DISPLAY if state is State.CLAIMED else state)
    if state is State.CLAIMED:
        a_claim(database, vault, school, item)
    row = {"item_id": item.id, "school_id": school.id, "noted_at": MONDAY}
    database.write(lambda connection: connection.execute(insert(NamedThing), [row]).rowcount)
    with database.read() as connection:
        listed = len(waiting_names(connection, school.id))
    assert what_waits(database, school).named == listed
    assert listed == (state not in {State.CLAIMED, State.MOVED_ON})


def test_what_keepers_set_aside_is_due_although_its_time_is_not(
    database: Database, school: ASchool, duty: ADuty
) -> None:
    found = TODAY - keep_days(database) - DAY
    item = an_item(database, school, found_on=found)
    make_move_list(database, duty.id, MONDAY)
    step_of(database, item.id, Step.STORE, MONDAY)
    ticked = update(MoveLine).where(MoveLine.item_id == item.id).values(done_at=MONDAY)
    longer = update(Category).values(keep_days=9999)
    assert database.write(lambda connection: connection.execute(ticked).rowcount) == 1
    database.write(lambda connection: connection.execute(longer).rowcount)
    with database.read() as connection:
        assert len(due_things(connection, school.station_id, TODAY)) == 1
        assert due_count(connection, school.id, school.station_ids, TODAY) == 1


def test_what_piles_up_is_counted_no_further(
    database: Database, vault: Vault, school: ASchool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(waiting, "COUNTED_TO", 2)
    for counted in (1, 2, 3, 3):
        a_claim(database, vault, school)
        with database.read() as connection:
            assert new_claim_count(connection, school.station_ids, MONDAY) == counted


def test_the_next_duty_is_the_first_that_nobody_opened(database: Database, school: ASchool) -> None:
    keepers = [a_keeper(database, school, name) for name in ("陈一鸣", "刘小可")]
    plan_stretch(database, school.id, Stretch(school.station_id, TODAY, TODAY + 7 * DAY), TODAY)
    with database.read() as connection:
        (coming,) = next_duties(connection, school.id, school.station_ids, TODAY)
    assert coming.day == TODAY
    assert {keeper.id for keeper, _away in coming.keepers} == set(keepers)
    a_duty(database, school, keeper_ids=keepers[:1], new_names=())
    with database.read() as connection:
        (coming,) = next_duties(connection, school.id, school.station_ids, TODAY)
    assert coming.day == TODAY + 2 * DAY


def test_who_is_away_that_day_is_marked(database: Database, school: ASchool) -> None:
    here, away = [a_keeper(database, school, name) for name in ("陈一鸣", "刘小可")]
    plan_stretch(database, school.id, Stretch(school.station_id, TODAY, TODAY), TODAY)
    add_absence(database, school.id, away, TODAY, TODAY, TODAY)
    ((planned,),) = rows_of(database, PlannedDuty.id)
    by_hand = insert(PlannedKeeper).values(planned_duty_id=planned, keeper_id=away)
    database.write(lambda connection: connection.execute(by_hand).rowcount)
    with database.read() as connection:
        (coming,) = next_duties(connection, school.id, school.station_ids, TODAY)
        assert next_duties(connection, school.id, [], TODAY) == []
    assert {keeper.id: gone for keeper, gone in coming.keepers} == {here: False, away: True}
