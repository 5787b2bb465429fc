"""A family registers what it takes home: once, at the station, and nobody else's thing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.claimant import Claimant
from kiosk.domain.item_life import State
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import (
    FormRefused,
    ItemAlreadyClaimed,
    ItemNotClaimable,
    ItemUnknown,
    KeyUsedForAnother,
    NotAtTheStation,
    Refusal,
)
from kiosk.models import Claim, ClaimantRecord
from kiosk.services.claiming import ClaimForm, claim_at_station
from kiosk.services.logging_items import Logged
from tests.clock import MONDAY, Clock
from tests.kept import Written, counts, events_of, outcomes_of, rows_of, state_of
from tests.makers import (
    HAORAN,
    XIAOYU,
    ASchool,
    a_claim,
    a_claim_form,
    a_school,
    an_item,
    here,
    the_strangers_school,
)


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database, slugs=("east", "west"))


@pytest.fixture
def cup(database: Database, school: ASchool) -> Logged:
    return an_item(database, school)


def test_a_family_takes_its_cup_home(database: Database, vault: Vault, school: ASchool, cup: Logged) -> None:
    token = a_claim(database, vault, school, cup)
    assert state_of(database, cup.id) == State.CLAIMED
    assert rows_of(
        database, Claim.item_id, Claim.station_id, Claim.kind, Claim.outcome, Claim.claimed_at
    ) == [(cup.id, school.station_id, "at_station", "open", MONDAY)]
    assert rows_of(database, Claim.receipt_digest) == [(digest_of(token),)]
    assert events_of(database, cup.id)[-1] == Written("claim", "on_display", "claimed", "family")


def test_the_claimant_can_be_opened_with_the_schools_keys(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    a_claim(database, vault, school, cup, typed=Claimant(" 林小雨 ", "三(2)班", "+86 138-0013-8000"))
    with database.read() as connection:
        sealed = connection.execute(ClaimantRecord.__table__.select()).one().sealed
    assert vault.open(sealed) == XIAOYU


def test_the_same_form_again_gives_the_same_receipt(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    form = a_claim_form(cup)
    tokens = {claim_at_station(database, vault, form, here(school), MONDAY) for _ in range(5)}
    assert len(tokens) == 1
    assert outcomes_of(database, cup.id) == ["open"]
    assert len(events_of(database, cup.id)) == 3


def test_a_form_sent_again_needs_no_second_pass(
    database: Database, vault: Vault, school: ASchool, cup: Logged, clock: Clock
) -> None:
    form = a_claim_form(cup)
    token = claim_at_station(database, vault, form, here(school), clock())
    assert claim_at_station(database, vault, form, {}, clock.forward(days=3)) == token


def test_two_forms_never_share_a_receipt(database: Database, vault: Vault, school: ASchool) -> None:
    tokens = {a_claim(database, vault, school) for _ in range(3)}
    assert len(tokens) == 3
    assert all(len(token) == 32 for token in tokens)


@pytest.mark.parametrize(
    "other", [HAORAN, replace(XIAOYU, contact="13912345678"), replace(XIAOYU, name="林小雪")]
)
def test_a_key_serves_one_form_only(
    database: Database, vault: Vault, school: ASchool, cup: Logged, other: Claimant
) -> None:
    a_claim(database, vault, school, cup, key="one key of one form")
    before = counts(database)
    with pytest.raises(KeyUsedForAnother):
        a_claim(database, vault, school, cup, key="one key of one form", typed=other)
    with pytest.raises(KeyUsedForAnother):
        a_claim(database, vault, school, key="one key of one form", item=an_item(database, school))
    assert counts(database)["claim"] == before["claim"]


def test_the_second_comer_meets_a_claimed_thing(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    a_claim(database, vault, school, cup)
    before = counts(database)
    with pytest.raises(ItemAlreadyClaimed) as refused:
        a_claim(database, vault, school, cup, typed=HAORAN)
    assert counts(database) == before
    assert "林" not in str(refused.value)


@pytest.mark.parametrize("state", [State.HELD, State.STORED, State.MOVED_ON])
def test_what_does_not_hang_there_cannot_be_claimed(
    database: Database, vault: Vault, school: ASchool, state: State
) -> None:
    item = an_item(database, school, state)
    before = counts(database)
    with pytest.raises(ItemNotClaimable) as refused:
        a_claim(database, vault, school, item)
    assert refused.value.state == state
    assert state_of(database, item.id) == state
    assert counts(database) == before


def test_an_unknown_thing_is_unknown(database: Database, vault: Vault, school: ASchool) -> None:
    with pytest.raises(ItemUnknown):
        claim_at_station(database, vault, ClaimForm("nosuchitem", "a key", XIAOYU), here(school), MONDAY)


def refused_at(
    database: Database, vault: Vault, cup: Logged, passes: dict[int, object], now: object = MONDAY
) -> type[Refusal]:
    before = counts(database)
    with pytest.raises(Refusal) as refused:
        claim_at_station(database, vault, a_claim_form(cup), passes, now)  # type: ignore[arg-type]
    assert counts(database) == before
    assert state_of(database, cup.id) == State.ON_DISPLAY
    return refused.type


def test_nobody_claims_from_home(database: Database, vault: Vault, cup: Logged) -> None:
    assert refused_at(database, vault, cup, {}) is NotAtTheStation


def test_a_pass_ends_after_two_hours(
    database: Database, vault: Vault, school: ASchool, cup: Logged, clock: Clock
) -> None:
    passes = here(school, clock())
    assert refused_at(database, vault, cup, passes, clock.forward(hours=2)) is NotAtTheStation
    claim_at_station(database, vault, a_claim_form(cup), passes, clock.forward(seconds=-1))
    assert state_of(database, cup.id) == State.CLAIMED


def test_a_clock_set_back_takes_no_pass(
    database: Database, vault: Vault, school: ASchool, cup: Logged, clock: Clock
) -> None:
    passes = here(school, clock())
    claim_at_station(database, vault, a_claim_form(cup), passes, clock.forward(days=-1))
    assert state_of(database, cup.id) == State.CLAIMED


def test_a_pass_of_another_station_does_not_count(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    elsewhere = the_strangers_school(database)
    assert refused_at(database, vault, cup, here(elsewhere)) is NotAtTheStation
    assert refused_at(database, vault, cup, {school.station_ids[1]: MONDAY}) is NotAtTheStation


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        (replace(XIAOYU, name="😀"), "name"),
        (replace(XIAOYU, name="林" * 41), "name"),
        (replace(XIAOYU, class_key=""), "class_name"),
        (replace(XIAOYU, class_key="2003-2"), "class_name"),
        (replace(XIAOYU, contact=""), "contact"),
        (replace(XIAOYU, contact="12345678901"), "contact"),
    ],
)
def test_an_unfinished_form_keeps_nothing(
    database: Database, vault: Vault, school: ASchool, cup: Logged, typed: Claimant, field: str
) -> None:
    before = counts(database)
    with pytest.raises(FormRefused) as refused:
        a_claim(database, vault, school, cup, typed=typed)
    assert set(refused.value.reasons) == {field}
    assert counts(database) == before
    assert state_of(database, cup.id) == State.ON_DISPLAY


def test_a_form_may_be_finished_after_it_was_refused(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    with pytest.raises(FormRefused):
        a_claim(database, vault, school, cup, key="the same key", typed=replace(XIAOYU, name=""))
    assert a_claim(database, vault, school, cup, key="the same key")


def test_a_school_may_make_the_contact_optional(database: Database, vault: Vault) -> None:
    school = a_school(database, slugs=("south",), username="li", contact_required="false")
    a_claim(database, vault, school, typed=replace(XIAOYU, contact=""))
    with pytest.raises(FormRefused):
        a_claim(database, vault, school, typed=replace(XIAOYU, contact="12345678901"))


def test_the_first_of_september_is_the_schools_own(database: Database, vault: Vault, school: ASchool) -> None:
    new_year_in_china = MONDAY.replace(month=8, day=31, hour=16, minute=30) + timedelta(days=365)
    cup = an_item(database, school, now=new_year_in_china)
    a_claim(database, vault, school, cup, now=new_year_in_china, typed=replace(XIAOYU, class_key="四(2)班"))
    with database.read() as connection:
        sealed = connection.execute(ClaimantRecord.__table__.select()).one().sealed
    assert vault.open(sealed).class_key == XIAOYU.class_key
