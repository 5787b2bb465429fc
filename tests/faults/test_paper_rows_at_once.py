"""Two teachers with one sheet, or one thing on two sheets, at the same second: one registration."""

from functools import partial

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.refusals import ItemAlreadyClaimed, RowOnRecord
from kiosk.models import Claim
from kiosk.services.claiming import claim_late
from kiosk.services.keying_in import keep_as_mine, key_in
from tests.faults.crowd import at_once
from tests.kept import counts, outcomes_of, rows_of
from tests.makers import HAORAN, XIAOYU, ASchool, a_claim, a_claim_form, a_school, an_item
from tests.services.on_paper import LATER, a_row

pytestmark = pytest.mark.faults
CROWD = 8


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


def test_the_same_row_is_one_claim(database: Database, vault: Vault, school: ASchool) -> None:
    cup = an_item(database, school)
    answers = at_once([partial(key_in, database, vault, a_row(school, cup), LATER)] * CROWD)
    assert len(set(answers)) == 1
    assert rows_of(database, Claim.id) == [(answers[0],)]
    assert counts(database)["claimant"] == 1


def test_the_same_row_read_in_two_ways_is_one_claim(
    database: Database, vault: Vault, school: ASchool
) -> None:
    cup = an_item(database, school)
    ways = [a_row(school, cup, typed=typed) for typed in (XIAOYU, HAORAN)]
    answers = at_once([partial(key_in, database, vault, way, LATER) for way in ways * (CROWD // 2)])
    made = {answer for answer in answers if isinstance(answer, int)}
    assert len(made) == 1
    refused = [answer for answer in answers if not isinstance(answer, int)]
    assert {type(answer) for answer in refused} == {RowOnRecord}
    assert {answer.claim_id for answer in refused} == made
    assert outcomes_of(database, cup.id) == ["open"]


def test_the_same_row_with_two_things_takes_one(database: Database, vault: Vault, school: ASchool) -> None:
    things = [an_item(database, school) for _ in range(CROWD)]
    answers = at_once([partial(key_in, database, vault, a_row(school, thing), LATER) for thing in things])
    assert sum(isinstance(answer, int) for answer in answers) == 1
    assert {type(answer) for answer in answers} == {int, RowOnRecord}
    assert sum(len(outcomes_of(database, thing.id)) for thing in things) == 1


def test_a_row_is_a_claim_or_a_that_was_mine(database: Database, vault: Vault, school: ASchool) -> None:
    """One colleague reads the code of a thing that hangs, another that of one which somebody has."""
    cup, taken = an_item(database, school), an_item(database, school)
    a_claim(database, vault, school, taken)
    claims = [partial(key_in, database, vault, a_row(school, cup), LATER)]
    talks = [partial(keep_as_mine, database, vault, a_row(school, taken, typed=HAORAN), "写在纸上", LATER)]
    answers = at_once([*claims, *talks] * (CROWD // 2))
    assert {type(answer) for answer in answers} <= {int, type(None), RowOnRecord}
    assert len(outcomes_of(database, cup.id)) + counts(database)["dispute"] == 1


def test_a_row_and_a_family_that_registers_late(database: Database, vault: Vault, school: ASchool) -> None:
    cup = an_item(database, school)
    acts = [partial(key_in, database, vault, a_row(school, cup, number), LATER) for number in range(1, 5)]
    late = partial(claim_late, database, vault, a_claim_form(cup), LATER)
    answers = at_once([*acts, late])
    assert sum(isinstance(answer, int | str) for answer in answers) == 1
    assert {type(answer) for answer in answers} - {int, str} == {ItemAlreadyClaimed}
    assert outcomes_of(database, cup.id) == ["open"]
