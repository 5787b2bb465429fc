"""A family describes its valuable, and a teacher hands it over: once, to one, and on record."""

from dataclasses import replace
from functools import partial

import pytest

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.claimant import Claimant
from kiosk.domain.claimant_marks import name_key
from kiosk.domain.item_life import State, Step
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import (
    BringToTeacher,
    FormRefused,
    ItemAlreadyClaimed,
    ItemNotClaimable,
    ItemUnknown,
    KeyUsedForAnother,
    RequestSettled,
    RequestUnknown,
    StationUnknown,
)
from kiosk.models import Claim, ClaimantRecord, Event, HeldRequest
from kiosk.services.asking import VALUABLE, forget_request, withdraw_request
from kiosk.services.asking_for_valuables import HeldForm, ask_for_valuable
from kiosk.services.forgetting import forget_claimant
from kiosk.services.handing_over import HandOver, decline, hand_over, hand_over_asked
from kiosk.services.hanging_back import put_back_claimed
from kiosk.services.logging_items import Logged
from kiosk.services.marking import name_mark
from kiosk.services.returning import PUT_BACK, WRONG_THING, put_back
from tests.clock import MONDAY, Clock
from tests.kept import Written, counts, events_of, outcomes_of, rows_of, state_of
from tests.makers import (
    HAORAN,
    HIDDEN_MARK,
    XIAOYU,
    ASchool,
    a_request,
    a_school,
    an_item,
    step_of,
    the_strangers_school,
)


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


@pytest.fixture
def phone(database: Database, school: ASchool) -> Logged:
    return an_item(database, school, State.HELD)


@pytest.fixture
def token(database: Database, vault: Vault, school: ASchool) -> str:
    return a_request(database, vault, school)


def over_of(school: ASchool, item: Logged, key: str = "the key of a form") -> HandOver:
    """王老师 holds the thing in her hand."""
    return HandOver(school.id, school.staff_id, item.ref, key)


def number_of(database: Database, token: str) -> int:
    """The request behind a link."""
    [(number,)] = rows_of(database, HeldRequest.id, where=HeldRequest.token_digest == digest_of(token))
    return int(number)


def settled(database: Database) -> list[tuple[object, ...]]:
    """How every request ended."""
    return [tuple(row) for row in rows_of(database, HeldRequest.outcome, HeldRequest.settled_by)]


def test_a_request_is_kept_sealed(database: Database, vault: Vault, school: ASchool, token: str) -> None:
    [(sealed, said, digest)] = rows_of(
        database, HeldRequest.sealed, HeldRequest.words, HeldRequest.token_digest
    )
    assert (vault.open(sealed), vault.open_text(said)) == (XIAOYU, HIDDEN_MARK)
    assert digest == digest_of(token)
    assert HIDDEN_MARK.encode() not in sealed + said


def test_the_same_form_gives_the_same_page(database: Database, vault: Vault, school: ASchool) -> None:
    form = HeldForm(school.station_id, chance.new_token(), "phone", HIDDEN_MARK, XIAOYU)
    tokens = {ask_for_valuable(database, vault, form, MONDAY) for _ in range(3)}
    assert len(tokens) == len(settled(database)) == 1
    for other in (replace(form, typed=HAORAN), replace(form, words="别的"), replace(form, category="watch")):
        with pytest.raises(KeyUsedForAnother):
            ask_for_valuable(database, vault, other, MONDAY)


def test_an_unfinished_form_names_every_field(database: Database, vault: Vault, school: ASchool) -> None:
    before = counts(database)
    form = HeldForm(school.station_id, chance.new_token(), "cup", "", Claimant("", "", ""))
    with pytest.raises(FormRefused) as refused:
        ask_for_valuable(database, vault, form, MONDAY)
    assert set(refused.value.reasons) == {"category", "words", "name", "class_name", "contact"}
    with pytest.raises(FormRefused) as refused:
        ask_for_valuable(database, vault, replace(form, words="长" * 301, typed=XIAOYU), MONDAY)
    assert refused.value.reasons == {"category": "category_missing", "words": "described_too_long"}
    with pytest.raises(StationUnknown):
        ask_for_valuable(database, vault, replace(form, station_id=10**9), MONDAY)
    assert counts(database) == before


def test_it_is_handed_over_and_registered(
    database: Database, vault: Vault, school: ASchool, phone: Logged, token: str
) -> None:
    request_id = number_of(database, token)
    claim_id = hand_over_asked(database, vault, over_of(school, phone), request_id, MONDAY)
    assert state_of(database, phone.id) == State.CLAIMED
    assert events_of(database, phone.id)[-1] == Written("hand_over", "held", "claimed", "teacher")
    assert rows_of(database, Event.claim_id, where=Event.step == "hand_over") == [(claim_id,)]
    assert rows_of(database, Claim.id, Claim.kind, Claim.outcome, Claim.receipt_digest) == [
        (claim_id, "at_station", "open", digest_of(token))
    ]
    assert settled(database) == [("handed_over", school.staff_id)]
    assert rows_of(database, HeldRequest.item_id) == [(phone.id,)]


def test_its_claimant_is_sealed_and_marked_like_any_other(
    database: Database, vault: Vault, school: ASchool, phone: Logged, token: str
) -> None:
    hand_over_asked(database, vault, over_of(school, phone), number_of(database, token), MONDAY)
    with database.read() as connection:
        kept = connection.execute(ClaimantRecord.__table__.select()).one()
    assert vault.open(kept.sealed) == XIAOYU
    assert kept.name_mark == name_mark(vault, school.id, XIAOYU.name)
    assert None not in (kept.contact_mark, kept.tail_mark, kept.class_mark)
    assert name_key(XIAOYU.name).encode() not in kept.name_mark


def test_pressed_twice_it_is_one_claim(
    database: Database, vault: Vault, school: ASchool, phone: Logged, token: str
) -> None:
    request_id = number_of(database, token)
    first = hand_over_asked(database, vault, over_of(school, phone), request_id, MONDAY)
    before = counts(database)
    assert hand_over_asked(database, vault, over_of(school, phone), request_id, MONDAY) == first
    with pytest.raises(RequestSettled):
        hand_over_asked(database, vault, over_of(school, phone, "another key"), request_id, MONDAY)
    assert counts(database) == before


def test_a_thing_that_went_home_leaves_the_second_request_open(
    database: Database, vault: Vault, school: ASchool, phone: Logged, token: str
) -> None:
    other = a_request(database, vault, school, typed=HAORAN)
    hand_over_asked(database, vault, over_of(school, phone), number_of(database, token), MONDAY)
    with pytest.raises(ItemAlreadyClaimed):
        hand_over_asked(
            database, vault, over_of(school, phone, "other key"), number_of(database, other), MONDAY
        )
    assert settled(database) == [("handed_over", school.staff_id), (None, None)]


def test_a_family_that_stands_there_needs_no_request(
    database: Database, vault: Vault, school: ASchool, phone: Logged
) -> None:
    claim_id = hand_over(database, vault, over_of(school, phone), XIAOYU, MONDAY)
    assert hand_over(database, vault, over_of(school, phone), XIAOYU, MONDAY) == claim_id
    assert outcomes_of(database, phone.id) == ["open"]
    with pytest.raises(KeyUsedForAnother):
        hand_over(database, vault, over_of(school, phone), HAORAN, MONDAY)
    with pytest.raises(ItemAlreadyClaimed):
        hand_over(database, vault, over_of(school, phone, "another key"), HAORAN, MONDAY)


def test_three_fields_are_three_fields(
    database: Database, vault: Vault, school: ASchool, phone: Logged
) -> None:
    with pytest.raises(FormRefused) as refused:
        hand_over(database, vault, over_of(school, phone), Claimant("", "", ""), MONDAY)
    assert set(refused.value.reasons) == {"name", "class_name", "contact"}
    assert state_of(database, phone.id) == State.HELD


def test_a_valuable_that_came_back_from_moving_on_is_handed_over_from_the_store(
    database: Database, vault: Vault, school: ASchool, phone: Logged, token: str
) -> None:
    for step in (Step.MOVE_ON, Step.UNDO_MOVE_ON):
        step_of(database, phone.id, step)
    hand_over_asked(database, vault, over_of(school, phone), number_of(database, token), MONDAY)
    assert events_of(database, phone.id)[-1] == Written("hand_over", "stored", "claimed", "teacher")


@pytest.mark.parametrize("state", [State.ON_DISPLAY, State.STORED, State.MISSING, State.MOVED_ON])
def test_what_no_teacher_keeps_is_not_handed_over(
    database: Database, vault: Vault, school: ASchool, token: str, state: State
) -> None:
    cup = an_item(database, school, state)
    with pytest.raises(ItemNotClaimable):
        hand_over_asked(database, vault, over_of(school, cup), number_of(database, token), MONDAY)
    with pytest.raises(ItemNotClaimable):
        hand_over(database, vault, over_of(school, cup), XIAOYU, MONDAY)
    assert settled(database) == [(None, None)]


def test_another_school_finds_neither_thing_nor_request(
    database: Database, vault: Vault, school: ASchool, phone: Logged, token: str
) -> None:
    stranger = the_strangers_school(database)
    theirs = an_item(database, stranger, State.HELD)
    request_id, before = number_of(database, token), counts(database)
    with pytest.raises(RequestUnknown):
        hand_over_asked(database, vault, over_of(stranger, theirs), request_id, MONDAY)
    with pytest.raises(RequestUnknown):
        decline(database, stranger.id, request_id, stranger.staff_id, MONDAY)
    with pytest.raises(ItemUnknown):
        hand_over_asked(database, vault, over_of(school, theirs), request_id, MONDAY)
    with pytest.raises(ItemUnknown):
        hand_over(database, vault, over_of(stranger, phone), XIAOYU, MONDAY)
    assert counts(database) == before


def test_declined_withdrawn_and_handed_over_exclude_each_other(
    database: Database, vault: Vault, school: ASchool, phone: Logged, token: str
) -> None:
    request_id = number_of(database, token)
    for _ in range(2):
        decline(database, school.id, request_id, school.staff_id, MONDAY)
    with pytest.raises(RequestSettled):
        withdraw_request(database, VALUABLE, token, MONDAY)
    with pytest.raises(RequestSettled):
        hand_over_asked(database, vault, over_of(school, phone), request_id, MONDAY)
    other = a_request(database, vault, school)
    for _ in range(2):
        withdraw_request(database, VALUABLE, other, MONDAY)
    with pytest.raises(RequestSettled):
        decline(database, school.id, number_of(database, other), school.staff_id, MONDAY)
    assert settled(database) == [("declined", school.staff_id), ("withdrawn", None)]
    with pytest.raises(RequestUnknown):
        withdraw_request(database, VALUABLE, "no such link", MONDAY)


def test_taken_back_it_is_held_again_and_never_hangs(
    database: Database, vault: Vault, school: ASchool, phone: Logged, clock: Clock
) -> None:
    claim_id = hand_over(database, vault, over_of(school, phone), XIAOYU, MONDAY)
    for _ in range(2):
        put_back_claimed(database, school.id, claim_id, school.staff_id, clock.forward(hours=1))
    assert state_of(database, phone.id) == State.HELD
    assert outcomes_of(database, phone.id) == ["put_back"]
    assert events_of(database, phone.id)[-1] == Written("keep_again", "claimed", "held", "teacher")
    again = hand_over(database, vault, over_of(school, phone, "another key"), HAORAN, clock())
    assert again != claim_id


@pytest.mark.parametrize("outcome", [PUT_BACK, WRONG_THING])
def test_a_receipt_hangs_no_valuable(
    database: Database, vault: Vault, school: ASchool, phone: Logged, token: str, outcome: str
) -> None:
    hand_over_asked(database, vault, over_of(school, phone), number_of(database, token), MONDAY)
    with pytest.raises(BringToTeacher):
        put_back(database, token, outcome, MONDAY)
    assert (state_of(database, phone.id), outcomes_of(database, phone.id)) == (State.CLAIMED, ["open"])


@pytest.mark.parametrize("by", ["the request's page", "the receipt"])
def test_one_press_forgets_the_request_and_its_claimant(
    database: Database, vault: Vault, school: ASchool, phone: Logged, token: str, by: str
) -> None:
    hand_over_asked(database, vault, over_of(school, phone), number_of(database, token), MONDAY)
    forget = {
        "the request's page": partial(forget_request, database, VALUABLE, token, MONDAY),
        "the receipt": partial(forget_claimant, database, token),
    }[by]
    for _ in range(2) if by == "the request's page" else range(1):
        forget()
    assert rows_of(database, HeldRequest.sealed, HeldRequest.words) == [(None, None)]
    assert counts(database)["claimant"] == 0
    assert settled(database) == [("handed_over", school.staff_id)]


def test_an_open_request_that_is_forgotten_is_withdrawn(
    database: Database, vault: Vault, school: ASchool, phone: Logged, token: str
) -> None:
    forget_request(database, VALUABLE, token, MONDAY)
    assert rows_of(database, HeldRequest.sealed, HeldRequest.words) == [(None, None)]
    assert settled(database) == [("withdrawn", None)]
    with pytest.raises(RequestSettled):
        hand_over_asked(database, vault, over_of(school, phone), number_of(database, token), MONDAY)
    with pytest.raises(RequestUnknown):
        forget_request(database, VALUABLE, "no such link", MONDAY)
