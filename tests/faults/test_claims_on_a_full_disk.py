"""The disk is full at home time: nothing is half kept, and the same press succeeds once there is room."""

import pytest
from sqlalchemy import text

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State
from kiosk.domain.refusals import NoRoom
from kiosk.services.claiming import claim_at_station
from kiosk.services.forgetting import forget_claimant
from kiosk.services.logging_items import Logged
from tests.adapters.test_full_disk import Disk
from tests.clock import MONDAY
from tests.kept import counts, events_of, state_of
from tests.makers import ASchool, a_claim, a_claim_form, a_school, an_item, here

pytestmark = pytest.mark.faults


@pytest.fixture
def school(sqlite: Database) -> ASchool:
    return a_school(sqlite)


@pytest.fixture
def disk(sqlite: Database, school: ASchool) -> Disk:
    return Disk(sqlite)


def claim_until_full(database: Database, vault: Vault, school: ASchool, cups: list[Logged]) -> int:
    """How many were acknowledged before the disk was full."""
    for number, cup in enumerate(cups):
        try:
            a_claim(database, vault, school, cup)
        except NoRoom:
            return number
    raise AssertionError("the disk never got full")


def test_what_was_acknowledged_stays_and_the_rest_is_whole(
    sqlite: Database, vault: Vault, school: ASchool, disk: Disk
) -> None:
    cups = [an_item(sqlite, school) for _ in range(120)]
    disk.fill(leave=3)
    done = claim_until_full(sqlite, vault, school, cups)
    assert 0 < done < len(cups)
    assert [state_of(sqlite, cup.id) for cup in cups[:done]] == [State.CLAIMED] * done
    assert state_of(sqlite, cups[done].id) == State.ON_DISPLAY
    assert len(events_of(sqlite, cups[done].id)) == 2
    assert counts(sqlite)["claim"] == counts(sqlite)["claimant"] == done
    with sqlite.read() as connection:
        assert connection.execute(text("PRAGMA integrity_check")).scalar_one() == "ok"


def test_the_same_press_succeeds_once_there_is_room(
    sqlite: Database, vault: Vault, school: ASchool, disk: Disk
) -> None:
    cups = [an_item(sqlite, school) for _ in range(120)]
    disk.fill(leave=3)
    done = claim_until_full(sqlite, vault, school, cups)
    form = a_claim_form(cups[done])
    for _ in range(3):
        with pytest.raises(NoRoom):
            claim_at_station(sqlite, vault, form, here(school), MONDAY)
    disk.clear()
    token = claim_at_station(sqlite, vault, form, here(school), MONDAY)
    assert claim_at_station(sqlite, vault, form, here(school), MONDAY) == token
    forget_claimant(sqlite, token)
    assert counts(sqlite)["claim"] == done + 1
