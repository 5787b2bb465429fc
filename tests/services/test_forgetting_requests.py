"""What families wrote about valuables and "that was mine" is forgotten when its time has come."""

from datetime import timedelta

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.choices import Choices
from kiosk.models import Dispute, HeldRequest
from kiosk.services.asking import MINE, VALUABLE, withdraw_request
from kiosk.services.choosing import choose
from kiosk.services.forgetting import forget_old_claimants
from tests.clock import MONDAY, Clock
from tests.kept import rows_of
from tests.makers import ASchool, a_dispute, a_request, a_school, the_strangers_school

KEPT = (HeldRequest.sealed, HeldRequest.words), (Dispute.sealed, Dispute.words)


@pytest.fixture
def school(database: Database, vault: Vault) -> ASchool:
    """With a request and a dispute, both settled on Monday."""
    made = a_school(database)
    withdraw_request(database, VALUABLE, a_request(database, vault, made), MONDAY)
    withdraw_request(database, MINE, a_dispute(database, vault, made), MONDAY)
    forget_old_claimants(database, MONDAY)
    return made


def forgotten(database: Database) -> list[bool]:
    """Whether the request and the dispute say nothing any more."""
    return [set(rows_of(database, *columns)) == {(None, None)} for columns in KEPT]


def daily(database: Database, clock: Clock, days: int) -> None:
    """The daily job on as many days."""
    for _ in range(0, days, 30):
        forget_old_claimants(database, clock.forward(days=min(30, days)))


def test_they_go_after_the_days_that_the_school_chose(
    database: Database, school: ASchool, clock: Clock
) -> None:
    daily(database, clock, 60)
    assert forgotten(database) == [False, False]
    forget_old_claimants(database, clock.forward(days=1))
    assert forgotten(database) == [True, True]
    assert rows_of(database, HeldRequest.outcome, HeldRequest.settled_at) == [("withdrawn", MONDAY)]


def test_a_school_may_choose_fewer_days(database: Database, school: ASchool, clock: Clock) -> None:
    choose(database, school.id, request_days=7)
    forget_old_claimants(database, clock.forward(days=8))
    assert forgotten(database) == [True, True]


def test_another_schools_stay(database: Database, vault: Vault, school: ASchool, clock: Clock) -> None:
    elsewhere = the_strangers_school(database)
    a_request(database, vault, elsewhere)
    choose(database, school.id, request_days=7)
    forget_old_claimants(database, clock.forward(days=8))
    assert [row.sealed is None for row in rows_of(database, HeldRequest.sealed)] == [True, False]


def test_a_clock_that_jumped_forgets_nothing(database: Database, school: ASchool, clock: Clock) -> None:
    forget_old_claimants(database, clock.forward(days=400))
    assert forgotten(database) == [False, False]


def test_what_nobody_settled_is_not_kept_for_ever(database: Database, vault: Vault, clock: Clock) -> None:
    school = a_school(database)
    a_request(database, vault, school)
    forget_old_claimants(database, MONDAY)
    for _ in range(0, Choices().claimant_days, 30):
        forget_old_claimants(database, clock.forward(days=30))
    assert rows_of(database, HeldRequest.outcome) == [(None,)]
    later = clock() + timedelta(days=1)
    forget_old_claimants(database, later)
    assert rows_of(database, HeldRequest.outcome, HeldRequest.sealed, HeldRequest.settled_at) == [
        ("withdrawn", None, later)
    ]
