"""What is odd is flagged in the transaction that makes it so, and a teacher may say that all is well."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import func, insert, select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.claimant import NO_CLASS
from kiosk.domain.item_life import State
from kiosk.domain.odd import AGAIN, CLASS, MANY, NIGHT
from kiosk.domain.refusals import ClaimUnknown
from kiosk.models import Claim, ClaimFlag, SchoolClassRow
from kiosk.services.claiming import claim_late
from kiosk.services.flagging import dismiss_flag, restore_flag
from kiosk.services.returning import PUT_BACK, WRONG_THING, put_back
from tests.clock import MONDAY
from tests.kept import counts
from tests.makers import (
    HAORAN,
    XIAOYU,
    ASchool,
    a_claim,
    a_claim_form,
    a_duty,
    a_round,
    a_school,
    an_item,
    the_strangers_school,
)

NIGHT_IN_CHINA = datetime(2025, 10, 13, 19, 0, tzinfo=MONDAY.tzinfo)
"""Three in the morning on Tuesday."""


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


def flags(database: Database) -> list[tuple[int, str]]:
    """The flags that stand, as (claim counted from the first one flagged, reason)."""
    wanted = select(ClaimFlag.claim_id, ClaimFlag.flag).where(ClaimFlag.dismissed_at.is_(None))
    with database.read() as connection:
        rows = connection.execute(wanted.order_by(ClaimFlag.claim_id, ClaimFlag.flag)).all()
    return [(row.claim_id - rows[0].claim_id, row.flag) for row in rows]


def reasons(database: Database) -> list[str]:
    return [flag for _, flag in flags(database)]


def test_an_ordinary_claim_has_no_flag(database: Database, vault: Vault, school: ASchool) -> None:
    a_claim(database, vault, school)
    assert flags(database) == []


def test_a_guest_has_no_class_to_be_odd(database: Database, vault: Vault, school: ASchool) -> None:
    a_claim(database, vault, school, typed=replace(XIAOYU, class_key=NO_CLASS))
    assert flags(database) == []


def test_the_fifth_thing_of_a_week_and_every_further_one(
    database: Database, vault: Vault, school: ASchool
) -> None:
    for day in range(6):
        a_claim(database, vault, school, now=MONDAY + timedelta(days=day))
    assert flags(database) == [(0, MANY), (1, MANY)]


def test_five_things_in_more_than_a_week_are_not_many(
    database: Database, vault: Vault, school: ASchool
) -> None:
    for day in range(10):
        a_claim(database, vault, school, now=MONDAY + timedelta(days=2 * day))
    assert flags(database) == []


def test_other_contacts_do_not_count(database: Database, vault: Vault, school: ASchool) -> None:
    for number in range(8):
        contact = f"1380013800{number}"
        a_claim(database, vault, school, typed=replace(XIAOYU, contact=contact))
    a_claim(database, vault, school, typed=HAORAN)
    assert flags(database) == []


def test_nobody_is_many_for_giving_no_contact(database: Database, vault: Vault) -> None:
    school = a_school(database, contact_required="false")
    for _ in range(8):
        a_claim(database, vault, school, typed=replace(XIAOYU, contact=""))
    assert flags(database) == []


def test_a_claim_at_three_in_the_morning(database: Database, vault: Vault, school: ASchool) -> None:
    a_claim(database, vault, school, now=NIGHT_IN_CHINA)
    assert flags(database) == [(0, NIGHT)]


def test_registering_late_at_night_is_ordinary(database: Database, vault: Vault, school: ASchool) -> None:
    claim_late(database, vault, a_claim_form(an_item(database, school)), NIGHT_IN_CHINA)
    assert flags(database) == []


def test_a_class_that_left_the_school(database: Database, vault: Vault, school: ASchool) -> None:
    left = {"school_id": school.id, "entry_year": 2015, "number": 9}
    database.write(lambda connection: connection.execute(insert(SchoolClassRow).values(**left)).rowcount)
    a_claim(database, vault, school, typed=replace(XIAOYU, class_key="2015-9"))
    assert flags(database) == [(0, CLASS)]


def test_a_form_that_was_refused_leaves_no_flag(database: Database, vault: Vault, school: ASchool) -> None:
    item = an_item(database, school)
    a_claim(database, vault, school, item, now=NIGHT_IN_CHINA, key="a key")
    before = counts(database)
    a_claim(database, vault, school, item, now=NIGHT_IN_CHINA, key="a key")
    assert counts(database) == before


def missing_after(
    database: Database, vault: Vault, school: ASchool, days: int, outcome: str = PUT_BACK
) -> None:
    """A cup is claimed, put back, and not seen by a count some days later."""
    put_back(database, a_claim(database, vault, school), outcome, MONDAY)
    later = MONDAY + timedelta(days=days)
    a_round(database, school, a_duty(database, school, now=later), now=later, ended=True)


@pytest.mark.parametrize("outcome", [PUT_BACK, WRONG_THING])
def test_put_back_and_missing_within_a_week(
    database: Database, vault: Vault, school: ASchool, outcome: str
) -> None:
    missing_after(database, vault, school, 2, outcome)
    assert flags(database) == [(0, AGAIN)]


def test_put_back_and_missing_much_later_is_ordinary(
    database: Database, vault: Vault, school: ASchool
) -> None:
    missing_after(database, vault, school, 8)
    assert flags(database) == []


def test_what_was_never_claimed_is_missing_without_a_flag(database: Database, school: ASchool) -> None:
    an_item(database, school)
    later = MONDAY + timedelta(hours=1)
    a_round(database, school, a_duty(database, school), now=later, ended=True)
    assert flags(database) == []


def test_only_the_latest_claim_of_the_thing_is_flagged(
    database: Database, vault: Vault, school: ASchool
) -> None:
    item = an_item(database, school)
    for typed in (XIAOYU, HAORAN):
        put_back(database, a_claim(database, vault, school, item, typed=typed), PUT_BACK, MONDAY)
    later = MONDAY + timedelta(days=1)
    a_round(database, school, a_duty(database, school, now=later), now=later, ended=True)
    assert reasons(database) == [AGAIN]
    with database.read() as connection:
        latest = connection.scalar(select(func.max(Claim.id)))
        assert connection.scalars(select(ClaimFlag.claim_id)).all() == [latest]


@pytest.fixture
def flagged(database: Database, vault: Vault, school: ASchool) -> int:
    """The id of a claim made at night."""
    a_claim(database, vault, school, an_item(database, school, State.ON_DISPLAY), NIGHT_IN_CHINA)
    with database.read() as connection:
        return connection.scalar(select(ClaimFlag.claim_id)) or 0


def test_all_is_well_and_undone(database: Database, school: ASchool, flagged: int) -> None:
    for _twice in range(2):
        dismiss_flag(database, school.id, flagged, NIGHT, school.staff_id, MONDAY)
        assert flags(database) == []
    for _twice in range(2):
        restore_flag(database, school.id, flagged, NIGHT)
        assert flags(database) == [(0, NIGHT)]


def test_the_first_teacher_who_looked_stays_on_record(
    database: Database, school: ASchool, flagged: int
) -> None:
    for day in range(2):
        now = MONDAY + timedelta(days=day)
        dismiss_flag(database, school.id, flagged, NIGHT, school.staff_id, now)
    with database.read() as connection:
        assert connection.scalar(select(ClaimFlag.dismissed_at)) == MONDAY


def test_a_flag_that_is_not_there_and_another_schools_are_unknown(
    database: Database, school: ASchool, flagged: int
) -> None:
    stranger = the_strangers_school(database)
    for school_id, claim_id, flag in (
        (stranger.id, flagged, NIGHT),
        (school.id, flagged, MANY),
        (school.id, flagged + 1, NIGHT),
        (school.id, flagged, "nonsense"),
    ):
        with pytest.raises(ClaimUnknown):
            dismiss_flag(database, school_id, claim_id, flag, stranger.staff_id, MONDAY)
        with pytest.raises(ClaimUnknown):
            restore_flag(database, school_id, claim_id, flag)
    assert flags(database) == [(0, NIGHT)]
