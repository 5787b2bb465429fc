"""A family that forgot to register is thanked, from wherever it writes."""

from dataclasses import replace

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State
from kiosk.domain.refusals import FormRefused, ItemAlreadyClaimed, ItemNotClaimable, ItemUnknown
from kiosk.models import Claim
from kiosk.services.claiming import ClaimForm, claim_late
from kiosk.services.logging_items import Logged
from tests.clock import MONDAY
from tests.kept import Written, counts, events_of, outcomes_of, rows_of, state_of
from tests.makers import HAORAN, XIAOYU, ASchool, a_claim, a_claim_form, an_item


def late(database: Database, vault: Vault, item: Logged, **how: object) -> str:
    return claim_late(database, vault, replace(a_claim_form(item), **how), MONDAY)


@pytest.mark.parametrize("state", [State.ON_DISPLAY, State.MISSING])
def test_a_late_claim_counts_as_a_claim(
    database: Database, vault: Vault, school: ASchool, state: State
) -> None:
    cup = an_item(database, school, state)
    assert late(database, vault, cup)
    assert state_of(database, cup.id) == State.CLAIMED
    assert rows_of(database, Claim.kind, Claim.outcome) == [("late", "open")]
    assert events_of(database, cup.id)[-1] == Written("claim_late", state, "claimed", "family")


def test_a_missing_thing_claimed_at_the_station_is_a_late_claim(
    database: Database, vault: Vault, school: ASchool
) -> None:
    cup = an_item(database, school, State.MISSING)
    a_claim(database, vault, school, cup)
    assert rows_of(database, Claim.kind) == [("late",)]
    assert events_of(database, cup.id)[-1] == Written("claim_late", "missing", "claimed", "family")


def test_the_same_form_again_gives_the_same_receipt(
    database: Database, vault: Vault, school: ASchool
) -> None:
    cup = an_item(database, school, State.MISSING)
    assert late(database, vault, cup, key="a key") == late(database, vault, cup, key="a key")
    assert outcomes_of(database, cup.id) == ["open"]


def test_what_was_claimed_is_claimed(database: Database, vault: Vault, school: ASchool) -> None:
    cup = an_item(database, school)
    a_claim(database, vault, school, cup)
    before = counts(database)
    with pytest.raises(ItemAlreadyClaimed):
        late(database, vault, cup, typed=HAORAN)
    assert counts(database) == before


@pytest.mark.parametrize("state", [State.HELD, State.STORED, State.MOVED_ON])
def test_what_a_family_cannot_have_taken_is_refused(
    database: Database, vault: Vault, school: ASchool, state: State
) -> None:
    item = an_item(database, school, state)
    before = counts(database)
    with pytest.raises(ItemNotClaimable):
        late(database, vault, item)
    assert counts(database) == before


def test_an_unfinished_form_keeps_nothing(database: Database, vault: Vault, school: ASchool) -> None:
    cup = an_item(database, school, State.MISSING)
    before = counts(database)
    with pytest.raises(FormRefused):
        late(database, vault, cup, typed=replace(XIAOYU, name=""))
    assert counts(database) == before
    assert state_of(database, cup.id) == State.MISSING


def test_an_unknown_thing_is_unknown(database: Database, vault: Vault, school: ASchool) -> None:
    with pytest.raises(ItemUnknown):
        claim_late(database, vault, ClaimForm("nosuchitem", "a key", XIAOYU), MONDAY)
