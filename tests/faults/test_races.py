"""Two at the same second: the database decides, and everybody is told the truth."""

from functools import partial

import pytest

from kiosk.adapters import chance
from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.item_life import State, Step
from kiosk.domain.refusals import (
    AlreadySetUp,
    DutyAlreadyOpen,
    ItemAlreadyClaimed,
    KeyUsedForAnother,
    StepRefused,
    TagNotBlank,
)
from kiosk.models import Claim, Duty, Keeper, Station
from kiosk.services.claiming import claim_at_station, claim_late
from kiosk.services.keeping_duty import open_duty
from kiosk.services.logging_items import Logged, log_item
from kiosk.services.printing_tags import make_tags
from kiosk.services.returning import PUT_BACK, WRONG_THING, put_back
from kiosk.services.stepping import STATION
from tests.clock import MONDAY
from tests.faults.crowd import at_once
from tests.kept import counts, events_of, outcomes_of, rows_of, state_of
from tests.makers import (
    HAORAN,
    XIAOYU,
    ASchool,
    a_claim,
    a_claim_form,
    a_duty_plan,
    a_log_form,
    a_photo,
    a_school,
    a_tag,
    an_item,
    here,
    step_of,
)

pytestmark = pytest.mark.faults


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


@pytest.fixture
def cup(database: Database, school: ASchool) -> Logged:
    return an_item(database, school)


def kinds(answers: list[object]) -> dict[str, int]:
    names = [type(answer).__name__ for answer in answers]
    return {name: names.count(name) for name in names}


def test_forty_families_want_one_cup(database: Database, vault: Vault, school: ASchool, cup: Logged) -> None:
    forms = [a_claim_form(cup) for _ in range(40)]
    answers = at_once(
        [partial(claim_at_station, database, vault, form, here(school), MONDAY) for form in forms]
    )
    assert kinds(answers) == {"str": 1, ItemAlreadyClaimed.__name__: 39}
    assert outcomes_of(database, cup.id) == ["open"]
    assert [event.step for event in events_of(database, cup.id)].count("claim") == 1


def test_one_family_presses_twenty_times(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    form = a_claim_form(cup)
    answers = at_once([partial(claim_at_station, database, vault, form, here(school), MONDAY)] * 20)
    assert kinds(answers) == {"str": 20}
    assert len(set(answers)) == 1
    assert outcomes_of(database, cup.id) == ["open"]


def test_one_key_under_two_forms_serves_one_of_them(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    forms = [a_claim_form(cup, "one key", typed) for typed in (XIAOYU, HAORAN)] * 10
    answers = at_once(
        [partial(claim_at_station, database, vault, form, here(school), MONDAY) for form in forms]
    )
    assert kinds(answers) == {"str": 10, KeyUsedForAnother.__name__: 10}
    assert outcomes_of(database, cup.id) == ["open"]


def test_at_the_station_and_late_at_once(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    acts = [partial(a_claim, database, vault, school, cup) for _ in range(10)]
    acts += [partial(claim_late, database, vault, a_claim_form(cup), MONDAY) for _ in range(10)]
    assert kinds(at_once(acts)) == {"str": 1, ItemAlreadyClaimed.__name__: 19}
    assert outcomes_of(database, cup.id) == ["open"]


def test_a_round_and_a_family_at_once(database: Database, vault: Vault, school: ASchool, cup: Logged) -> None:
    claim = partial(a_claim, database, vault, school, cup)
    missed, *claims = at_once([partial(step_of, database, cup.id, Step.MISS), *[claim] * 9])
    assert kinds(claims) == {"str": 1, ItemAlreadyClaimed.__name__: 8}
    assert missed is None or isinstance(missed, StepRefused)
    assert state_of(database, cup.id) == State.CLAIMED
    [(kind,)] = rows_of(database, Claim.kind)
    assert (kind == "late") == (missed is None)


def test_put_back_and_wrong_thing_at_once(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    token = a_claim(database, vault, school, cup)
    at_once([partial(put_back, database, token, outcome, MONDAY) for outcome in (PUT_BACK, WRONG_THING) * 8])
    assert outcomes_of(database, cup.id) in ([PUT_BACK], [WRONG_THING])
    assert [event.step for event in events_of(database, cup.id)].count("put_back") == 1
    assert state_of(database, cup.id) == State.ON_DISPLAY


def test_one_cup_claimed_and_hung_back_by_many(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    def come_and_go() -> None:
        put_back(database, a_claim(database, vault, school, cup), PUT_BACK, MONDAY)

    at_once([come_and_go] * 16)
    assert state_of(database, cup.id) == State.ON_DISPLAY
    outcomes = outcomes_of(database, cup.id)
    steps = [event.step for event in events_of(database, cup.id)]
    assert set(outcomes) == {PUT_BACK}
    assert steps.count("claim") == steps.count("put_back") == len(outcomes)


def test_a_keeper_taps_twice(database: Database, school: ASchool) -> None:
    code = a_tag(database, school)
    forms = [a_log_form(school, key="one key", tag_code=code) for _ in range(8)]
    answers = at_once([partial(log_item, database, form, a_photo(), STATION, MONDAY) for form in forms])
    assert kinds(answers) == {"Logged": 8}
    assert len(set(answers)) == 1
    assert counts(database)["item"] == 1


def test_two_keepers_hold_the_same_tag(database: Database, school: ASchool) -> None:
    code = a_tag(database, school)
    forms = [a_log_form(school, tag_code=code) for _ in range(8)]
    answers = at_once([partial(log_item, database, form, None, STATION, MONDAY) for form in forms])
    assert kinds(answers) == {"Logged": 1, TagNotBlank.__name__: 7}
    assert counts(database)["item"] == 1


def test_two_keepers_log_the_same_picture(database: Database, school: ASchool) -> None:
    forms = [a_log_form(school) for _ in range(8)]
    answers = at_once([partial(log_item, database, form, a_photo(), STATION, MONDAY) for form in forms])
    assert kinds(answers) == {"Logged": 8}
    assert (counts(database)["item"], counts(database)["photo"]) == (8, 1)


def test_two_teachers_open_the_same_duty(database: Database, school: ASchool) -> None:
    plan = a_duty_plan(school)
    act = partial(open_duty, database, plan, school.staff_id, chance.new_duty_code, MONDAY)
    assert kinds(at_once([act] * 8)) == {"int": 1, DutyAlreadyOpen.__name__: 7}
    assert (len(rows_of(database, Duty.id)), len(rows_of(database, Keeper.id))) == (1, 1)


def test_one_school_is_set_up_twice(database: Database) -> None:
    answers = at_once([partial(a_school, database, slugs=("east", "west"))] * 4)
    assert kinds(answers) == {"ASchool": 1, AlreadySetUp.__name__: 3}
    assert len(rows_of(database, Station.id)) == 2


def test_two_sheets_never_share_a_code(database: Database, school: ASchool) -> None:
    act = partial(make_tags, database, school.station_id, 50, chance.new_code, MONDAY)
    sheets = at_once([act] * 8)
    assert len({code for sheet in sheets for code in sheet}) == 400
