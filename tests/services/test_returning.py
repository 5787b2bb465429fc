"""A family hangs a thing back, and is thanked."""

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State
from kiosk.domain.refusals import ClaimClosed, ReceiptUnknown
from kiosk.models import Claim, Item
from kiosk.services.logging_items import Logged
from kiosk.services.returning import PUT_BACK, WRONG_THING, put_back
from tests.clock import MONDAY, Clock
from tests.kept import Written, counts, events_of, outcomes_of, rows_of, state_of
from tests.makers import HAORAN, ASchool, a_claim, an_item


@pytest.fixture
def cup(database: Database, school: ASchool) -> Logged:
    return an_item(database, school)


@pytest.mark.parametrize("outcome", [PUT_BACK, WRONG_THING])
def test_a_thing_hangs_again(
    database: Database, vault: Vault, school: ASchool, cup: Logged, clock: Clock, outcome: str
) -> None:
    token = a_claim(database, vault, school, cup)
    later = clock.forward(hours=3)
    put_back(database, token, outcome, later)
    assert state_of(database, cup.id) == State.ON_DISPLAY
    assert rows_of(database, Claim.outcome, Claim.closed_at) == [(outcome, later)]
    assert rows_of(database, Item.state_since) == [(later,)]
    assert events_of(database, cup.id)[-1] == Written("put_back", "claimed", "on_display", "family")


def test_pressed_twice_it_is_done_once(
    database: Database, vault: Vault, school: ASchool, cup: Logged, clock: Clock
) -> None:
    token = a_claim(database, vault, school, cup)
    put_back(database, token, PUT_BACK, MONDAY)
    before = counts(database)
    put_back(database, token, PUT_BACK, clock.forward(minutes=1))
    assert counts(database) == before
    assert rows_of(database, Claim.closed_at) == [(MONDAY,)]


@pytest.mark.parametrize(("first", "second"), [(PUT_BACK, WRONG_THING), (WRONG_THING, PUT_BACK)])
def test_closed_one_way_it_is_not_closed_the_other(
    database: Database, vault: Vault, school: ASchool, cup: Logged, first: str, second: str
) -> None:
    token = a_claim(database, vault, school, cup)
    put_back(database, token, first, MONDAY)
    with pytest.raises(ClaimClosed):
        put_back(database, token, second, MONDAY)
    assert outcomes_of(database, cup.id) == [first]


def test_what_hangs_again_can_be_claimed_again(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    first = a_claim(database, vault, school, cup)
    put_back(database, first, WRONG_THING, MONDAY)
    second = a_claim(database, vault, school, cup, typed=HAORAN)
    assert second != first
    assert outcomes_of(database, cup.id) == [WRONG_THING, "open"]


def test_an_old_receipt_cannot_take_the_next_familys_thing(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    first = a_claim(database, vault, school, cup)
    put_back(database, first, PUT_BACK, MONDAY)
    a_claim(database, vault, school, cup, typed=HAORAN)
    put_back(database, first, PUT_BACK, MONDAY)
    assert state_of(database, cup.id) == State.CLAIMED
    assert outcomes_of(database, cup.id) == [PUT_BACK, "open"]


def test_a_form_sent_again_after_all_shows_its_own_receipt(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    token = a_claim(database, vault, school, cup, key="a key")
    put_back(database, token, PUT_BACK, MONDAY)
    assert a_claim(database, vault, school, cup, key="a key") == token
    assert state_of(database, cup.id) == State.ON_DISPLAY, "an echo of the old form takes nothing"


@pytest.mark.parametrize("token", ["", "nobody's receipt", "林小雨"])
def test_a_stranger_without_the_link_returns_nothing(
    database: Database, vault: Vault, school: ASchool, cup: Logged, token: str
) -> None:
    a_claim(database, vault, school, cup)
    with pytest.raises(ReceiptUnknown):
        put_back(database, token, PUT_BACK, MONDAY)
    assert state_of(database, cup.id) == State.CLAIMED
