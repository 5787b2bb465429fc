"""Two teachers, or a teacher and a family, at the same second: one winner, decided by the database."""

from functools import partial

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State
from kiosk.domain.links import digest_of
from kiosk.domain.refusals import ItemAlreadyClaimed, RequestSettled
from kiosk.models import Dispute, HeldRequest
from kiosk.services.asking import VALUABLE, withdraw_request
from kiosk.services.asking_for_valuables import HeldForm, ask_for_valuable
from kiosk.services.handing_over import HandOver, decline, hand_over, hand_over_asked
from kiosk.services.settling_disputes import FIRST, SECOND, Settling, settle_dispute
from tests.clock import MONDAY
from tests.faults.crowd import at_once
from tests.kept import counts, outcomes_of, rows_of, state_of
from tests.makers import (
    HAORAN,
    HIDDEN_MARK,
    XIAOYU,
    ASchool,
    a_claim,
    a_dispute,
    a_request,
    a_school,
    an_item,
)

pytestmark = pytest.mark.faults
CROWD = 8


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


def number(database: Database, table: type[HeldRequest] | type[Dispute], token: str) -> int:
    [(found,)] = rows_of(database, table.id, where=table.token_digest == digest_of(token))
    return int(found)


def kinds(answers: list[object]) -> set[type]:
    return {type(answer) for answer in answers}


def test_one_thing_and_many_families(database: Database, vault: Vault, school: ASchool) -> None:
    phone = an_item(database, school, State.HELD)
    asked = [number(database, HeldRequest, a_request(database, vault, school)) for _ in range(CROWD)]
    acts = [
        partial(
            hand_over_asked,
            database,
            vault,
            HandOver(school.id, school.staff_id, phone.ref, f"the key of form {request_id}"),
            request_id,
            MONDAY,
        )
        for request_id in asked
    ]
    there = HandOver(school.id, school.staff_id, phone.ref, "the key of one who stands there")
    answers = at_once([*acts, partial(hand_over, database, vault, there, HAORAN, MONDAY)])
    assert kinds(answers) == {int, ItemAlreadyClaimed}
    assert outcomes_of(database, phone.id) == ["open"]
    handed = [row.outcome for row in rows_of(database, HeldRequest.outcome)].count("handed_over")
    assert handed == sum(isinstance(answer, int) for answer in answers[:-1])
    assert sum(isinstance(answer, int) for answer in answers) == 1


def test_one_family_and_many_things(database: Database, vault: Vault, school: ASchool) -> None:
    things = [an_item(database, school, State.HELD) for _ in range(CROWD)]
    token = a_request(database, vault, school)
    request_id = number(database, HeldRequest, token)
    acts = [
        partial(
            hand_over_asked,
            database,
            vault,
            HandOver(school.id, school.staff_id, thing.ref, f"the key of {thing.ref}"),
            request_id,
            MONDAY,
        )
        for thing in things
    ]
    aside = [
        partial(withdraw_request, database, VALUABLE, token, MONDAY),
        partial(decline, database, school.id, request_id, school.staff_id, MONDAY),
    ]
    answers = at_once([*acts, *aside])
    assert kinds(answers) <= {int, RequestSettled, type(None)}
    assert sum(not isinstance(answer, RequestSettled) for answer in answers) == 1
    gone = [state_of(database, thing.id) for thing in things].count(State.CLAIMED)
    assert gone == counts(database)["claim"] == sum(isinstance(answer, int) for answer in answers)


def test_one_press_many_times(database: Database, vault: Vault, school: ASchool) -> None:
    phone = an_item(database, school, State.HELD)
    request_id = number(database, HeldRequest, a_request(database, vault, school))
    over = HandOver(school.id, school.staff_id, phone.ref, "the key of a form")
    press = partial(hand_over_asked, database, vault, over, request_id, MONDAY)
    assert len(set(at_once([press] * CROWD))) == 1
    assert outcomes_of(database, phone.id) == ["open"]


def test_one_form_sent_many_times(database: Database, vault: Vault, school: ASchool) -> None:
    form = HeldForm(school.station_id, "the key of a form", "phone", HIDDEN_MARK, XIAOYU)
    assert len(set(at_once([partial(ask_for_valuable, database, vault, form, MONDAY)] * CROWD))) == 1
    assert counts(database)["held_request"] == 1


def test_two_second_families_of_one_thing(database: Database, vault: Vault, school: ASchool) -> None:
    cup = an_item(database, school)
    a_claim(database, vault, school, cup)
    disputes = [number(database, Dispute, a_dispute(database, vault, school, cup)) for _ in range(CROWD)]
    acts = [
        partial(
            settle_dispute,
            database,
            vault,
            Settling(school.id, school.staff_id, dispute_id, SECOND, f"the key of form {dispute_id}"),
            MONDAY,
        )
        for dispute_id in disputes
    ]
    answers = at_once(acts)
    assert kinds(answers) == {type(None), ItemAlreadyClaimed}
    assert answers.count(None) == 1
    assert outcomes_of(database, cup.id) == ["wrong_thing", "open"]
    assert [row.outcome for row in rows_of(database, Dispute.outcome)].count(SECOND) == 1


def test_two_ends_of_one_dispute(database: Database, vault: Vault, school: ASchool) -> None:
    cup = an_item(database, school)
    a_claim(database, vault, school, cup)
    dispute_id = number(database, Dispute, a_dispute(database, vault, school, cup))
    acts = [
        partial(
            settle_dispute,
            database,
            vault,
            Settling(school.id, school.staff_id, dispute_id, outcome, f"the key of form {turn}"),
            MONDAY,
        )
        for turn, outcome in enumerate((FIRST, SECOND) * (CROWD // 2))
    ]
    assert kinds(at_once(acts)) == {type(None), RequestSettled}
    [(ended,)] = rows_of(database, Dispute.outcome)
    assert outcomes_of(database, cup.id) == (["open"] if ended == FIRST else ["wrong_thing", "open"])
