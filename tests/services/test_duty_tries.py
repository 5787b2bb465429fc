"""Tries at duty codes are spent before they are judged, and a day has only so many."""

from functools import partial

import pytest

from kiosk.adapters.database import Database
from kiosk.models import DutyTries
from kiosk.services.duty_tries import spend_try
from tests.clock import Clock
from tests.faults.crowd import at_once


def spent(database: Database) -> dict[tuple[str, str], int]:
    """What was taken, by day and pool."""
    with database.read() as connection:
        rows = connection.execute(DutyTries.__table__.select()).all()
    return {(row.day.isoformat(), row.pool): row.spent for row in rows}


def test_so_many_a_day_and_no_more(database: Database, clock: Clock) -> None:
    answers = [spend_try(database, "strangers", 1, 3, clock()) for _ in range(5)]
    assert answers == [True, True, True, False, False]
    assert spent(database) == {("2025-10-13", "strangers"): 3}


def test_a_try_that_could_hit_two_codes_costs_two(database: Database, clock: Clock) -> None:
    assert [spend_try(database, "strangers", 2, 5, clock()) for _ in range(3)] == [True, True, False]
    assert spend_try(database, "strangers", 1, 5, clock())
    assert not spend_try(database, "others", 6, 5, clock())


def test_pools_are_counted_apart(database: Database, clock: Clock) -> None:
    assert spend_try(database, "strangers", 1, 1, clock())
    assert not spend_try(database, "strangers", 1, 1, clock())
    assert spend_try(database, "known", 1, 1, clock())


def test_the_next_day_has_its_own_and_old_days_are_forgotten(database: Database, clock: Clock) -> None:
    spend_try(database, "strangers", 1, 1, clock())
    assert spend_try(database, "strangers", 1, 1, clock.forward(days=1))
    assert len(spent(database)) == 2
    spend_try(database, "strangers", 1, 1, clock.forward(days=7))
    assert set(spent(database)) == {("2025-10-14", "strangers"), ("2025-10-21", "strangers")}


@pytest.mark.faults
@pytest.mark.parametrize("allowed", [1, 5, 12])
def test_of_many_at_once_exactly_so_many(database: Database, clock: Clock, allowed: int) -> None:
    answers = at_once([partial(spend_try, database, "strangers", 1, allowed, clock())] * 24)
    assert sorted(answers) == [False] * (24 - allowed) + [True] * allowed
