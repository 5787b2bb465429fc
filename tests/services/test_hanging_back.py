"""A registered thing that a round saw on the board is hung back in the book by a teacher, once."""

from datetime import timedelta

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State
from kiosk.domain.refusals import ItemUnknown, RoundUnknown
from kiosk.models import Claim, Event
from kiosk.services.hanging_back import hang_back
from kiosk.services.logging_items import Logged
from tests.clock import MONDAY
from tests.kept import Written, counts, events_of, outcomes_of, rows_of, state_of
from tests.makers import ASchool, a_claim, an_item, the_strangers_school
from tests.services.counted import Counting, a_count

EARLIER, LATER = MONDAY - timedelta(days=2), MONDAY + timedelta(hours=1)


@pytest.fixture
def cup(database: Database, vault: Vault, school: ASchool) -> Logged:
    made = an_item(database, school, now=EARLIER)
    a_claim(database, vault, school, made, now=EARLIER)
    return made


@pytest.fixture
def counting(database: Database, school: ASchool, cup: Logged) -> Counting:
    made = a_count(database, school)
    made.tap(cup.ref)
    return made


def test_it_hangs_again_and_its_claim_is_closed(
    database: Database, school: ASchool, cup: Logged, counting: Counting
) -> None:
    counting.finish()
    for moment in (LATER, LATER + timedelta(hours=1)):
        hang_back(database, school.id, counting.id, cup.ref, school.staff_id, moment)
    assert state_of(database, cup.id) == State.ON_DISPLAY
    assert outcomes_of(database, cup.id) == ["put_back"]
    assert rows_of(database, Claim.closed_at) == [(LATER,)]
    assert events_of(database, cup.id)[-1] == Written("put_back", "claimed", "on_display", "teacher")
    about = rows_of(database, Event.staff_id, Event.claim_id, Event.round_id, where=Event.actor == "teacher")
    assert about == [(school.staff_id, *rows_of(database, Claim.id)[0], counting.id)]


def test_a_claim_made_after_the_look_stays(
    database: Database, vault: Vault, school: ASchool, cup: Logged, counting: Counting
) -> None:
    hang_back(database, school.id, counting.id, cup.ref, school.staff_id, MONDAY)
    a_claim(database, vault, school, cup, now=LATER)
    hang_back(database, school.id, counting.id, cup.ref, school.staff_id, LATER)
    assert state_of(database, cup.id) == State.CLAIMED
    assert outcomes_of(database, cup.id) == ["put_back", "open"]


def test_what_the_round_did_not_see_stays_claimed(
    database: Database, vault: Vault, school: ASchool, counting: Counting
) -> None:
    other = an_item(database, school, now=EARLIER)
    a_claim(database, vault, school, other, now=EARLIER)
    before = counts(database)
    hang_back(database, school.id, counting.id, other.ref, school.staff_id, LATER)
    assert counts(database) == before
    assert state_of(database, other.id) == State.CLAIMED


def test_another_school_hangs_nothing_back(
    database: Database, school: ASchool, cup: Logged, counting: Counting
) -> None:
    elsewhere = the_strangers_school(database)
    with pytest.raises(RoundUnknown):
        hang_back(database, elsewhere.id, counting.id, cup.ref, elsewhere.staff_id, LATER)
    with pytest.raises(ItemUnknown):
        hang_back(database, school.id, counting.id, an_item(database, elsewhere).ref, school.staff_id, LATER)
    assert state_of(database, cup.id) == State.CLAIMED
