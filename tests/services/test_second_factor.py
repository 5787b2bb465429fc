"""A second step counts once a code confirmed it; every code is good once, whoever is quicker."""

from datetime import datetime, timedelta
from functools import partial

import pytest

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.refusals import CodeRefused, SignInRefused
from kiosk.domain.totp import code_at, step_at
from kiosk.models import RecoveryCode, Staff
from kiosk.queries.accounts import second_step_of
from kiosk.services import keeping_accounts, resealing
from kiosk.services import second_factor as factor
from kiosk.services.keeping_accounts import Office
from kiosk.services.signing_in import HalfSigned, Opening, finish_sign_in, sign_in
from tests.clock import MONDAY
from tests.faults.crowd import at_once
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_school, an_account

SECRET = b"12345678901234567890"
CODES = ("ab2cd-3efgh", "jk4mn-5pqrs")
LATER = MONDAY + timedelta(minutes=5)


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database, password_hash="the hash of her password")


def code(moment: datetime = MONDAY, steps: int = 0) -> str:
    return code_at(SECRET, step_at(moment) + steps)


def turned_on(database: Database, vault: Vault, school: ASchool) -> None:
    factor.prepare(database, vault, school.staff_id, SECRET)
    factor.confirm(database, vault, school.staff_id, code(), CODES, MONDAY)


def half(database: Database, username: str = "wang") -> HalfSigned:
    found = sign_in(database, username, lambda _hash: True, Opening(b"h" * 32), MONDAY)
    assert found is not None
    return found


def finish(
    database: Database, vault: Vault, typed: str, now: datetime = LATER, token: bytes = b"t" * 32
) -> None:
    finish_sign_in(database, vault, half(database), typed, Opening(token, "Chrome · Windows"), now)


def sessions(database: Database) -> int:
    return counts(database)["staff_session"]


def test_a_prepared_secret_counts_only_once_confirmed(
    database: Database, vault: Vault, school: ASchool
) -> None:
    factor.prepare(database, vault, school.staff_id, SECRET)
    [(sealed,)] = rows_of(database, Staff.totp_sealed)
    assert SECRET not in sealed
    assert sign_in(database, "wang", lambda _hash: True, Opening(b"o" * 32), MONDAY) is None
    with pytest.raises(CodeRefused):
        factor.confirm(database, vault, school.staff_id, "000000", CODES, MONDAY)
    factor.confirm(database, vault, school.staff_id, f" {code()[:3]} {code()[3:]} ", CODES, MONDAY)
    with database.read() as connection:
        assert second_step_of(connection, school.staff_id).codes_left == len(CODES)
    assert half(database).staff_id == school.staff_id


def test_it_is_confirmed_once_and_not_laid_ready_over(
    database: Database, vault: Vault, school: ASchool
) -> None:
    turned_on(database, vault, school)
    kept = rows_of(database, Staff.totp_sealed, Staff.totp_step)
    with pytest.raises(CodeRefused):
        factor.confirm(database, vault, school.staff_id, code(), CODES, MONDAY)
    factor.prepare(database, vault, school.staff_id, b"another secret of 20")
    assert rows_of(database, Staff.totp_sealed, Staff.totp_step) == kept


def test_nothing_prepared_confirms_nothing(database: Database, vault: Vault, school: ASchool) -> None:
    with pytest.raises(CodeRefused):
        factor.confirm(database, vault, school.staff_id, code(), CODES, MONDAY)


def test_a_code_opens_the_second_step_once(database: Database, vault: Vault, school: ASchool) -> None:
    turned_on(database, vault, school)
    finish(database, vault, code(LATER))
    for spent in (code(LATER), code(LATER, -1), code(MONDAY), "", "000000", "no such-code1"):
        with pytest.raises(CodeRefused):
            finish(database, vault, spent, token=b"u" * 32)
    finish(database, vault, code(LATER, 1), token=b"v" * 32)
    assert sessions(database) == 2


def test_the_code_that_turned_it_on_does_not_sign_in(
    database: Database, vault: Vault, school: ASchool
) -> None:
    turned_on(database, vault, school)
    with pytest.raises(CodeRefused):
        finish(database, vault, code(), now=MONDAY)


def test_a_recovery_code_is_good_once_however_it_is_typed(
    database: Database, vault: Vault, school: ASchool
) -> None:
    turned_on(database, vault, school)
    finish(database, vault, " AB2CD 3EFGH ")
    with pytest.raises(CodeRefused):
        finish(database, vault, CODES[0], token=b"u" * 32)
    finish(database, vault, CODES[1], token=b"v" * 32)
    assert sessions(database) == 2
    assert CODES[0].encode() not in b"".join(digest for (digest,) in rows_of(database, RecoveryCode.digest))


def test_a_colleagues_codes_open_nothing(database: Database, vault: Vault, school: ASchool) -> None:
    turned_on(database, vault, school)
    colleague = an_account(database, school.id)
    factor.prepare(database, vault, colleague, b"another secret of 20")
    theirs = code_at(b"another secret of 20", step_at(MONDAY))
    factor.confirm(database, vault, colleague, theirs, ["zz2zz-2zzzz"], MONDAY)
    for typed in (code_at(b"another secret of 20", step_at(LATER)), "zz2zz-2zzzz"):
        with pytest.raises(CodeRefused):
            finish(database, vault, typed)


@pytest.mark.parametrize("typed", [code(LATER), CODES[0]])
def test_of_many_who_type_the_same_code_one_is_let_in(
    database: Database, vault: Vault, school: ASchool, typed: str
) -> None:
    turned_on(database, vault, school)
    found = half(database)
    acts = [
        partial(finish_sign_in, database, vault, found, typed, Opening(bytes([number]) * 32), LATER)
        for number in range(16)
    ]
    answers = [type(answer).__name__ for answer in at_once(acts)]
    assert sorted(answers) == ["CodeRefused"] * 15 + ["NoneType"]
    assert sessions(database) == 1


def test_what_changes_between_the_steps_ends_the_way(
    database: Database, vault: Vault, school: ASchool
) -> None:
    turned_on(database, vault, school)
    found, office = half(database), an_account(database, school.id, "office", role="admin")
    keeping_accounts.reset_password(database, Office(school.id, office, MONDAY), school.staff_id, "another")
    with pytest.raises(SignInRefused):
        finish_sign_in(database, vault, found, code(LATER), Opening(b"t" * 32), LATER)
    found = half(database)
    keeping_accounts.close_account(database, Office(school.id, office, MONDAY), school.staff_id)
    with pytest.raises(SignInRefused):
        finish_sign_in(database, vault, found, code(LATER), Opening(b"t" * 32), LATER)
    assert sessions(database) == 0


def test_it_is_turned_off_with_a_code(database: Database, vault: Vault, school: ASchool) -> None:
    turned_on(database, vault, school)
    with pytest.raises(CodeRefused):
        factor.turn_off(database, vault, school.staff_id, "000000", LATER)
    factor.turn_off(database, vault, school.staff_id, code(LATER), LATER)
    assert rows_of(database, RecoveryCode.id) == []
    assert sign_in(database, "wang", lambda _hash: True, Opening(b"t" * 32), LATER) is None
    with pytest.raises(CodeRefused):
        factor.turn_off(database, vault, school.staff_id, code(LATER, 1), LATER)


def test_it_is_sealed_anew_with_the_newest_key(database: Database, vault: Vault, school: ASchool) -> None:
    turned_on(database, vault, school)
    [(before,)] = rows_of(database, Staff.totp_sealed)
    resealing.reseal_second_steps(database, vault)
    [(after,)] = rows_of(database, Staff.totp_sealed)
    assert before != after
    finish(database, vault, code(LATER))
