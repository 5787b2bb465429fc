"""A teacher looks at one claimant, and the access log says so."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.refusals import ClaimUnknown, FormRefused
from kiosk.models import AccessEntry, Claim
from kiosk.services.access_log import REASON_AT_MOST
from kiosk.services.forgetting import forget_claimant
from kiosk.services.revealing import reveal_claimant
from tests.clock import MONDAY
from tests.kept import counts, rows_of
from tests.makers import XIAOYU, ASchool, a_claim, an_account, the_strangers_school


def claimed(database: Database, vault: Vault, school: ASchool) -> tuple[str, int]:
    token = a_claim(database, vault, school)
    with database.read() as connection:
        return token, connection.execute(select(Claim.id)).scalar_one()


def reveal(
    database: Database, vault: Vault, claim_id: int, school: ASchool, reason: str = "a shoe"
) -> object:
    return reveal_claimant(database, vault, claim_id, school.id, school.staff_id, reason, MIDNIGHT, MONDAY)


MIDNIGHT = MONDAY - timedelta(hours=15)
ENTRY = (
    AccessEntry.school_id,
    AccessEntry.staff_id,
    AccessEntry.act,
    AccessEntry.claim_id,
    AccessEntry.reason,
)


def test_a_look_is_written_down(database: Database, vault: Vault, school: ASchool) -> None:
    _, claim_id = claimed(database, vault, school)
    assert reveal(database, vault, claim_id, school) == XIAOYU
    assert rows_of(database, *ENTRY) == [(school.id, school.staff_id, "reveal", claim_id, "a shoe")]


def test_a_second_look_is_a_second_entry(database: Database, vault: Vault, school: ASchool) -> None:
    _, claim_id = claimed(database, vault, school)
    for _ in range(2):
        reveal(database, vault, claim_id, school)
    assert counts(database)["access_entry"] == 2


def test_a_look_at_what_was_forgotten_is_written_down_too(
    database: Database, vault: Vault, school: ASchool
) -> None:
    token, claim_id = claimed(database, vault, school)
    forget_claimant(database, token)
    assert reveal(database, vault, claim_id, school) is None
    assert counts(database)["access_entry"] == 1


def test_the_stranger_sees_nothing(database: Database, vault: Vault, school: ASchool) -> None:
    _, claim_id = claimed(database, vault, school)
    stranger = the_strangers_school(database)
    with pytest.raises(ClaimUnknown):
        reveal(database, vault, claim_id, stranger)
    with pytest.raises(ClaimUnknown):
        reveal(database, vault, claim_id + 1000, school)
    assert counts(database)["access_entry"] == 0


def test_a_long_or_odd_reason_is_kept_as_one_line(database: Database, vault: Vault, school: ASchool) -> None:
    _, claim_id = claimed(database, vault, school)
    reveal(database, vault, claim_id, school, "问" * 1000)
    reveal(database, vault, claim_id, school, "a\x00 shoe\nof two")
    assert rows_of(database, AccessEntry.reason) == [("问" * REASON_AT_MOST,), ("a shoe of two",)]


def test_a_look_without_a_reason_is_refused(database: Database, vault: Vault, school: ASchool) -> None:
    _, claim_id = claimed(database, vault, school)
    for nothing in ("", "  ", "\x00"):
        with pytest.raises(FormRefused, match="reason_missing"):
            reveal(database, vault, claim_id, school, nothing)
    assert counts(database)["access_entry"] == 0


def test_a_reason_serves_its_teacher_until_the_day_is_over(
    database: Database, vault: Vault, school: ASchool
) -> None:
    _, claim_id = claimed(database, vault, school)
    colleague = an_account(database, school.id)
    reveal(database, vault, claim_id, school)
    reveal(database, vault, claim_id, school, "")
    assert rows_of(database, AccessEntry.reason) == [("a shoe",)] * 2
    tomorrow = MONDAY + timedelta(days=1)
    for staff_id, began, now in (
        (colleague, MIDNIGHT, MONDAY),
        (school.staff_id, MIDNIGHT + timedelta(days=1), tomorrow),
    ):
        with pytest.raises(FormRefused):
            reveal_claimant(database, vault, claim_id, school.id, staff_id, "", began, now)
