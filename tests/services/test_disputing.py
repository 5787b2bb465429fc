""" "That was mine": two families, one thing, one end, and nobody to blame."""

from dataclasses import replace

import pytest

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.claimant import Claimant
from kiosk.domain.item_life import State, Step
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import (
    FormRefused,
    ItemAlreadyClaimed,
    ItemNotClaimable,
    ItemUnknown,
    KeyUsedForAnother,
    NotAtTheStation,
    NothingToDispute,
    RequestSettled,
    RequestUnknown,
)
from kiosk.models import AccessEntry, Claim, Dispute, HeldRequest
from kiosk.services.asking import MINE, forget_request, withdraw_request
from kiosk.services.disputing import MineForm, say_mine
from kiosk.services.handing_over import HandOver, hand_over
from kiosk.services.logging_items import Logged
from kiosk.services.looking_at_requests import open_dispute, open_request
from kiosk.services.returning import PUT_BACK, put_back
from kiosk.services.settling_disputes import FIRST, SECOND, TALKED, Settling, settle_dispute
from tests.clock import MONDAY, Clock
from tests.kept import Written, counts, events_of, outcomes_of, rows_of, state_of
from tests.makers import (
    HAORAN,
    SEWN_IN,
    XIAOYU,
    ASchool,
    a_claim,
    a_dispute,
    a_request,
    a_school,
    an_item,
    here,
    step_of,
    the_strangers_school,
)


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


@pytest.fixture
def cup(database: Database, school: ASchool) -> Logged:
    return an_item(database, school)


@pytest.fixture
def receipt(database: Database, vault: Vault, school: ASchool, cup: Logged) -> str:
    return a_claim(database, vault, school, cup)


@pytest.fixture
def token(database: Database, vault: Vault, school: ASchool, cup: Logged, receipt: str) -> str:
    return a_dispute(database, vault, school, cup)


def settling(database: Database, school: ASchool, outcome: str, token: str) -> Settling:
    """王老师 spoke with both."""
    [(number,)] = rows_of(database, Dispute.id, where=Dispute.token_digest == digest_of(token))
    return Settling(school.id, school.staff_id, number, outcome, chance.new_token())


def test_what_the_second_says_is_kept_sealed(
    database: Database, vault: Vault, school: ASchool, token: str
) -> None:
    [(sealed, said)] = rows_of(database, Dispute.sealed, Dispute.words)
    assert (vault.open(sealed), vault.open_text(said)) == (HAORAN, SEWN_IN)


def test_it_needs_a_pass_a_claim_and_a_finished_form(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    form = MineForm(cup.ref, chance.new_token(), SEWN_IN, HAORAN)
    with pytest.raises(NotAtTheStation):
        say_mine(database, vault, form, {}, MONDAY)
    with pytest.raises(NothingToDispute):
        say_mine(database, vault, form, here(school), MONDAY)
    with pytest.raises(ItemUnknown):
        say_mine(database, vault, replace(form, item_ref="nothing"), here(school), MONDAY)
    a_claim(database, vault, school, cup)
    with pytest.raises(FormRefused) as refused:
        say_mine(database, vault, replace(form, words="", typed=Claimant("", "", "")), here(school), MONDAY)
    assert set(refused.value.reasons) == {"words", "name", "class_name", "contact"}
    assert counts(database)["dispute"] == 0


def test_the_same_form_gives_the_same_page_even_after_it_was_settled(
    database: Database, vault: Vault, school: ASchool, cup: Logged, receipt: str
) -> None:
    form = MineForm(cup.ref, chance.new_token(), SEWN_IN, HAORAN)
    token = say_mine(database, vault, form, here(school), MONDAY)
    settle_dispute(database, vault, settling(database, school, SECOND, token), MONDAY)
    assert say_mine(database, vault, form, here(school), MONDAY) == token
    assert counts(database)["dispute"] == 1
    with pytest.raises(KeyUsedForAnother):
        say_mine(database, vault, replace(form, words="别的话"), here(school), MONDAY)


@pytest.mark.parametrize("outcome", [FIRST, TALKED])
def test_it_stays_where_it_is(
    database: Database, vault: Vault, school: ASchool, cup: Logged, token: str, outcome: str
) -> None:
    chosen = settling(database, school, outcome, token)
    before = counts(database)
    for _ in range(2):
        settle_dispute(database, vault, chosen, MONDAY)
    assert counts(database) == before
    assert outcomes_of(database, cup.id) == ["open"]
    assert rows_of(database, Dispute.outcome, Dispute.settled_by) == [(outcome, school.staff_id)]
    with pytest.raises(RequestSettled):
        settle_dispute(database, vault, replace(chosen, outcome=SECOND), MONDAY)


def test_it_goes_to_the_second_as_an_ordinary_claim(
    database: Database, vault: Vault, school: ASchool, cup: Logged, token: str, clock: Clock
) -> None:
    chosen, later = settling(database, school, SECOND, token), clock.forward(days=1)
    for _ in range(2):
        settle_dispute(database, vault, chosen, later)
    assert outcomes_of(database, cup.id) == ["wrong_thing", "open"]
    assert rows_of(database, Claim.closed_at, Claim.kind)[0] == (later, "at_station")
    assert rows_of(database, Claim.receipt_digest)[1] == (digest_of(token),)
    assert state_of(database, cup.id) == State.CLAIMED
    assert events_of(database, cup.id)[-2:] == [
        Written("put_back", "claimed", "on_display", "teacher"),
        Written("claim", "on_display", "claimed", "teacher"),
    ]
    assert counts(database)["claimant"] == 2


def test_a_valuable_goes_on_through_the_teacher_and_never_hangs(
    database: Database, vault: Vault, school: ASchool
) -> None:
    phone = an_item(database, school, State.HELD)
    over = HandOver(school.id, school.staff_id, phone.ref, "the key of a form")
    hand_over(database, vault, over, XIAOYU, MONDAY)
    token = a_dispute(database, vault, school, phone)
    settle_dispute(database, vault, settling(database, school, SECOND, token), MONDAY)
    assert [each.step for each in events_of(database, phone.id)[-2:]] == ["keep_again", "hand_over"]
    assert State.ON_DISPLAY not in {each.to_state for each in events_of(database, phone.id)}


def test_what_the_first_brought_back_meanwhile_goes_to_the_second(
    database: Database, vault: Vault, school: ASchool, cup: Logged, receipt: str, token: str
) -> None:
    put_back(database, receipt, PUT_BACK, MONDAY)
    settle_dispute(database, vault, settling(database, school, SECOND, token), MONDAY)
    assert outcomes_of(database, cup.id) == ["put_back", "open"]


def test_what_was_brought_back_and_missed_is_a_late_claim(
    database: Database, vault: Vault, school: ASchool, cup: Logged, receipt: str, token: str
) -> None:
    put_back(database, receipt, PUT_BACK, MONDAY)
    step_of(database, cup.id, Step.MISS)
    settle_dispute(database, vault, settling(database, school, SECOND, token), MONDAY)
    assert rows_of(database, Claim.kind) == [("at_station",), ("late",)]


def test_what_is_elsewhere_by_now_cannot_be_given_on(
    database: Database, vault: Vault, school: ASchool, cup: Logged, receipt: str, token: str
) -> None:
    third = a_dispute(database, vault, school, cup, typed=replace(HAORAN, name="陈一鸣"))
    settle_dispute(database, vault, settling(database, school, SECOND, third), MONDAY)
    with pytest.raises(ItemAlreadyClaimed):
        settle_dispute(database, vault, settling(database, school, SECOND, token), MONDAY)
    put_back(database, third, PUT_BACK, MONDAY)
    step_of(database, cup.id, Step.MOVE_ON)
    with pytest.raises(ItemNotClaimable):
        settle_dispute(database, vault, settling(database, school, SECOND, token), MONDAY)
    assert rows_of(database, Dispute.outcome) == [(None,), ("second",)]


def test_another_school_finds_nothing(database: Database, vault: Vault, school: ASchool, token: str) -> None:
    stranger = the_strangers_school(database)
    chosen = replace(settling(database, school, FIRST, token), school_id=stranger.id)
    with pytest.raises(RequestUnknown):
        settle_dispute(database, vault, chosen, MONDAY)
    with pytest.raises(RequestUnknown):
        open_dispute(database, stranger.id, chosen.dispute_id, stranger.staff_id, MONDAY)
    assert counts(database)["access_entry"] == 0


def test_an_end_that_is_none_is_a_mistake_of_ours(
    database: Database, vault: Vault, school: ASchool, token: str
) -> None:
    with pytest.raises(ValueError, match="no end"):
        settle_dispute(database, vault, settling(database, school, "blame", token), MONDAY)


def test_withdrawn_and_forgotten_it_is_over(
    database: Database, vault: Vault, school: ASchool, token: str
) -> None:
    withdraw_request(database, MINE, token, MONDAY)
    with pytest.raises(RequestSettled):
        settle_dispute(database, vault, settling(database, school, TALKED, token), MONDAY)
    forget_request(database, MINE, token, MONDAY)
    assert rows_of(database, Dispute.sealed, Dispute.words, Dispute.outcome) == [(None, None, "withdrawn")]


def test_every_look_is_in_the_access_log_before_it_shows_anything(
    database: Database, vault: Vault, school: ASchool, token: str
) -> None:
    dispute_id = settling(database, school, FIRST, token).dispute_id
    both = open_dispute(database, school.id, dispute_id, school.staff_id, MONDAY)
    assert [vault.open(each).name for each in (both.first, both.family) if each] == ["林小雨", "周浩然"]
    asked = a_request(database, vault, school)
    assert asked
    [(request_id,)] = rows_of(database, HeldRequest.id)
    opened = open_request(database, school.id, request_id, school.staff_id, MONDAY)
    assert opened.first is None
    acts = rows_of(database, AccessEntry.act, AccessEntry.reason, AccessEntry.staff_id)
    assert acts == [
        ("dispute", f"#{dispute_id}", school.staff_id),
        ("request", f"#{request_id}", school.staff_id),
    ]
