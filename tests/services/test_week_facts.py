"""A week in whole numbers: what came, what went home, what waits; nothing of it is about a person."""

import json
from dataclasses import asdict
from datetime import date, timedelta

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State, Step
from kiosk.queries.figures import WeekFacts, kinds_waiting, week_facts
from kiosk.services.claiming import claim_late
from kiosk.services.logging_items import log_item
from kiosk.services.returning import PUT_BACK, put_back
from kiosk.services.undoing_log import undo_log
from tests.clock import MONDAY
from tests.makers import (
    ADuty,
    ASchool,
    a_claim,
    a_claim_form,
    a_log_form,
    a_photo,
    a_school,
    an_item,
    step_of,
    the_strangers_school,
)
from tests.services.carrying import keeper_on

ZONE = "Asia/Shanghai"
THIS_WEEK = date(2025, 10, 13)
FRIDAY = MONDAY + timedelta(days=4)


def facts_of(database: Database, school: ASchool, monday: date = THIS_WEEK) -> WeekFacts:
    """The week of all stations of a school, seen on its Friday."""
    with database.read() as connection:
        return week_facts(connection, school.station_ids, ZONE, monday, FRIDAY)


def test_a_quiet_week_is_all_noughts(database: Database, school: ASchool) -> None:
    facts = facts_of(database, school)
    assert set(asdict(facts).values()) == {0}
    assert facts.percent is None


def test_it_counts_what_came_and_what_went_home(database: Database, vault: Vault) -> None:
    school = a_school(database, slugs=("east", "west"))
    a_claim(database, vault, school)
    a_claim(database, vault, school, an_item(database, school, station_id=school.station_ids[1]))
    claim_late(database, vault, a_claim_form(an_item(database, school)), FRIDAY)
    back = an_item(database, school)
    put_back(database, a_claim(database, vault, school, back), PUT_BACK, MONDAY)
    an_item(database, school, State.STORED)
    an_item(database, school, State.HELD)
    an_item(database, school, State.MOVED_ON)
    assert facts_of(database, school) == WeekFacts(
        found=7, home=3, home_late=1, on_board=1, stored=1, held=1, registered=3, departed=3
    )


@pytest.mark.parametrize(
    ("day", "counted"),
    [
        (date(2025, 10, 5), (0, 0)),
        (date(2025, 10, 6), (1, 1)),
        (date(2025, 10, 12), (1, 1)),
        (date(2025, 10, 13), (0, 0)),
    ],
)
def test_a_week_is_from_monday_to_sunday_at_the_school(
    database: Database, vault: Vault, school: ASchool, day: date, counted: tuple[int, int]
) -> None:
    midnight = MONDAY.replace(hour=16, minute=0) + (day - THIS_WEEK) - timedelta(days=1)
    """At the school's midnight, which is four in the afternoon before in UTC."""
    a_claim(database, vault, school, now=midnight)
    facts = facts_of(database, school, THIS_WEEK - timedelta(days=7))
    assert (facts.found, facts.home) == counted


def test_the_index_is_the_one_of_the_weeks_end(database: Database, vault: Vault, school: ASchool) -> None:
    for _number in range(9):
        a_claim(database, vault, school, now=MONDAY - timedelta(days=3))
    missed = an_item(database, school, now=MONDAY - timedelta(days=3))
    assert facts_of(database, school, THIS_WEEK - timedelta(days=7)).percent is None
    step_of(database, missed.id, Step.MISS, MONDAY)
    last, this = facts_of(database, school, THIS_WEEK - timedelta(days=7)), facts_of(database, school)
    assert (last.registered, last.departed, last.percent) == (9, 9, None)
    assert (this.registered, this.departed, this.percent) == (9, 10, 90)


def test_what_was_logged_by_a_slip_never_came(database: Database, school: ASchool, duty: ADuty) -> None:
    keeper = keeper_on(database, duty)
    slip, other = (log_item(database, a_log_form(school), a_photo(), keeper, MONDAY) for _number in range(2))
    undo_log(database, slip.ref, duty.id, keeper, MONDAY)
    facts = facts_of(database, school)
    assert (facts.found, facts.on_board) == (1, 1)
    assert other.id != slip.id


def test_another_school_is_not_counted_and_all_of_it_is_json(
    database: Database, vault: Vault, school: ASchool
) -> None:
    before = facts_of(database, school)
    neighbour = the_strangers_school(database)
    a_claim(database, vault, neighbour)
    an_item(database, neighbour)
    assert facts_of(database, school) == before
    assert WeekFacts(**json.loads(json.dumps(asdict(before)))) == before


def test_kinds_wait_with_their_counts_but_no_valuables(database: Database, school: ASchool) -> None:
    for category in ("cup", "hat", "hat", "phone"):
        an_item(database, school, State.HELD if category == "phone" else State.ON_DISPLAY, category=category)
    an_item(database, school, State.STORED, category="hat")
    an_item(database, school, State.MISSING, category="ball")
    with database.read() as connection:
        waiting = kinds_waiting(connection, school.station_ids)
    assert [(kind.key, kind.count) for kind in waiting] == [("hat", 3), ("cup", 1)]
