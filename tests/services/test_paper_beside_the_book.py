"""What is keyed in from paper, beside what the book already says: its week, its retention, its slips."""

from collections.abc import Callable
from datetime import datetime, time, timedelta
from functools import partial

import pytest
from sqlalchemy import Connection, select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.claimant import Claimant
from kiosk.domain.odd import MANY
from kiosk.domain.paper_moment import Written
from kiosk.domain.refusals import ItemAlreadyClaimed, RowOnRecord
from kiosk.models import Claim, ClaimantRecord, ClaimFlag
from kiosk.queries.claim_marginalia import flags_of
from kiosk.queries.paper_sheets import rows_on_record
from kiosk.services.choosing import choose
from kiosk.services.forgetting import forget_old_claimants
from kiosk.services.hanging_back import put_back_claimed
from kiosk.services.keying_in import faults_beside, keep_as_mine, key_in
from kiosk.services.logging_items import Logged
from tests.clock import MONDAY
from tests.kept import counts, outcomes_of, rows_of
from tests.makers import HAORAN, ASchool, a_claim, a_school, an_item
from tests.services.on_paper import LATER, SERIAL, TODAY, ZONE, a_row

HALF_PAST_FOUR = datetime.combine(TODAY, time(16, 30), ZONE)
WORDS = "写在纸上"


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


@pytest.fixture
def cup(database: Database, school: ASchool) -> Logged:
    return an_item(database, school)


def flagged(database: Database) -> list[tuple[int, str]]:
    """The claims that look odd, and why."""
    wanted = select(ClaimFlag.claim_id, ClaimFlag.flag).order_by(ClaimFlag.claim_id)
    with database.read() as connection:
        return [tuple(row) for row in connection.execute(wanted)]


def test_many_things_of_one_week_are_counted_by_the_week_on_the_paper(
    database: Database, vault: Vault, school: ASchool
) -> None:
    keyed_at = MONDAY + timedelta(days=20)
    for number in range(1, 7):
        key_in(database, vault, a_row(school, an_item(database, school), number), keyed_at)
    [*_, fifth, sixth] = [row.id for row in rows_of(database, Claim.id)]
    assert flagged(database) == [(fifth, MANY), (sixth, MANY)]
    with database.read() as connection:
        shown = flags_of(connection, [fifth, sixth])
    assert [shown[each][0].count for each in (fifth, sixth)] == [5, 6]


def test_what_was_keyed_in_of_another_week_does_not_make_many_of_this_one(
    database: Database, vault: Vault, school: ASchool
) -> None:
    later = MONDAY + timedelta(days=20)
    for _ in range(4):
        a_claim(database, vault, school, now=later)
    key_in(database, vault, a_row(school, an_item(database, school)), later)
    assert flagged(database) == []
    for number in range(2, 6):
        key_in(database, vault, a_row(school, an_item(database, school), number), later)
    assert len(flagged(database)) == 1, "the fifth of the paper's own week"
    a_claim(database, vault, school, now=later)
    assert len(flagged(database)) == 2, "the fifth of this week, behind older ones in the book"


def test_the_names_are_forgotten_by_the_day_on_the_paper(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    choose(database, school.id, claimant_days=30)
    key_in(database, vault, a_row(school, cup), MONDAY + timedelta(days=25))
    assert forget_old_claimants(database, MONDAY + timedelta(days=29)) == 0
    assert forget_old_claimants(database, MONDAY + timedelta(days=31)) == 1
    assert counts(database)["claimant"] == 0


def test_another_day_or_time_is_not_silently_let_fall(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    claim_id = key_in(database, vault, a_row(school, cup), LATER)
    for when in (Written(TODAY + timedelta(days=1), time(16, 30)), Written(TODAY, None), Written(None, None)):
        with pytest.raises(RowOnRecord) as refused:
            key_in(database, vault, a_row(school, cup, written=when), LATER)
        assert refused.value.claim_id == claim_id


def test_a_slip_in_a_name_is_keyed_in_anew_and_keeps_its_day(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    slip = key_in(database, vault, a_row(school, cup, typed=HAORAN), LATER)
    put_back_claimed(database, school.id, slip, school.staff_id, LATER)
    key_in(database, vault, a_row(school, cup, anew=True), LATER + timedelta(hours=1))
    assert [row.claimed_at for row in rows_of(database, Claim.claimed_at)] == [HALF_PAST_FOUR] * 2


def test_what_another_family_brought_back_was_there_until_then(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    a_claim(database, vault, school, cup)
    with database.read() as connection:
        [claim_id] = connection.scalars(select(Claim.id))
    back = MONDAY + timedelta(days=2)
    put_back_claimed(database, school.id, claim_id, school.staff_id, back)
    keyed = key_in(database, vault, a_row(school, cup), LATER)
    [(at,)] = rows_of(database, Claim.claimed_at, where=Claim.id == keyed)
    assert at == back + timedelta(seconds=1)


def test_an_undone_row_may_become_a_that_was_mine(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    slip = key_in(database, vault, a_row(school, an_item(database, school), typed=HAORAN), LATER)
    put_back_claimed(database, school.id, slip, school.staff_id, LATER)
    a_claim(database, vault, school, cup)
    anew = a_row(school, cup, typed=HAORAN, anew=True)
    with pytest.raises(ItemAlreadyClaimed):
        key_in(database, vault, anew, LATER)
    keep_as_mine(database, vault, anew, WORDS, LATER)
    with database.read() as connection:
        kept = rows_on_record(connection, school.id, SERIAL)[1]
    assert (kept.thing.ref, kept.undone) == (cup.ref, False)
    assert kept.dispute_id is not None
    other = an_item(database, school)
    with pytest.raises(RowOnRecord):
        key_in(database, vault, a_row(school, other, anew=True), LATER)
    assert outcomes_of(database, other.id) == []


@pytest.mark.parametrize("claims_first", [True, False])
def test_a_colleague_comes_between_the_look_and_the_writing(
    database: Database,
    vault: Vault,
    school: ASchool,
    cup: Logged,
    monkeypatch: pytest.MonkeyPatch,
    *,
    claims_first: bool,
) -> None:
    """One reads the code of a thing that hangs, the other that of one which somebody has."""
    taken = an_item(database, school)
    a_claim(database, vault, school, taken)
    claim = partial(key_in, database, vault, a_row(school, cup), LATER)
    talk = partial(keep_as_mine, database, vault, a_row(school, taken, typed=HAORAN), WORDS, LATER)
    colleague, late = (claim, talk) if claims_first else (talk, claim)

    def write(act: Callable[[Connection], object]) -> object:
        monkeypatch.undo()
        colleague()
        return database.write(act)

    monkeypatch.setattr(database, "write", write)
    with pytest.raises(RowOnRecord):
        late()
    assert len(outcomes_of(database, cup.id)) + counts(database)["dispute"] == 1


def test_what_is_wrong_beside_a_code_that_nobody_can_read(
    database: Database, school: ASchool, cup: Logged
) -> None:
    wrong = a_row(
        school, cup, typed=Claimant("", "", "12"), written=Written(TODAY - timedelta(days=99), None)
    )
    faults = faults_beside(database, wrong, "Asia/Shanghai", LATER)
    assert set(faults) == {"name", "class_name", "contact", "day"}
    assert faults_beside(database, a_row(school, cup), "Asia/Shanghai", LATER) == {}


def test_a_claimant_of_paper_is_sealed_like_any_other(
    database: Database, vault: Vault, school: ASchool, cup: Logged
) -> None:
    a_claim(database, vault, school)
    key_in(database, vault, a_row(school, cup), LATER)
    marks = (ClaimantRecord.name_mark, ClaimantRecord.contact_mark, ClaimantRecord.class_mark)
    with database.read() as connection:
        by_phone, on_paper = connection.execute(select(*marks).order_by(ClaimantRecord.claim_id))
    assert by_phone == on_paper
    assert all(by_phone)
