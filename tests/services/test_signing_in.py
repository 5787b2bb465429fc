"""王老师 signs in and out; a cookie is worth what the server still knows of it."""

from datetime import timedelta

import pytest
from sqlalchemy import update

from kiosk.adapters.database import Database
from kiosk.domain.refusals import SignInRefused
from kiosk.models import Staff, StaffSession
from kiosk.services.signing_in import SESSION_LASTS, Opening, sign_in, sign_out
from tests.clock import MONDAY, Clock
from tests.kept import rows_of
from tests.makers import ASchool, a_school

TOKEN, OTHER = b"t" * 32, b"o" * 32


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database, password_hash="the hash of her password")


def fits(known_hash: str) -> bool:
    return known_hash == "the hash of her password"


def sessions(database: Database) -> list[tuple[object, ...]]:
    columns = (StaffSession.staff_id, StaffSession.token_digest, StaffSession.expires_at)
    return [tuple(row) for row in rows_of(database, *columns)]


def test_the_right_password_opens_a_session(database: Database, school: ASchool) -> None:
    sign_in(database, "wang", fits, Opening(TOKEN), MONDAY)
    assert sessions(database) == [(school.staff_id, TOKEN, MONDAY + SESSION_LASTS)]


def test_the_wrong_password_opens_none(database: Database, school: ASchool) -> None:
    with pytest.raises(SignInRefused):
        sign_in(database, "wang", lambda _: False, Opening(TOKEN), MONDAY)
    assert sessions(database) == []


@pytest.mark.parametrize("username", ["stranger", "", "WANG", "wang ", "wang' OR '1'='1", "王老师", "%"])
def test_an_unknown_name_costs_the_same_work_and_opens_nothing(
    database: Database, school: ASchool, username: str
) -> None:
    asked: list[str] = []

    def any_password_fits(known_hash: str) -> bool:
        asked.append(known_hash)
        return True

    with pytest.raises(SignInRefused):
        sign_in(database, username, any_password_fits, Opening(TOKEN), MONDAY)
    assert asked == [""]
    assert sessions(database) == []


def test_an_account_that_was_closed_opens_nothing(database: Database, school: ASchool) -> None:
    database.write(lambda connection: connection.execute(update(Staff).values(active=False)).rowcount)
    with pytest.raises(SignInRefused):
        sign_in(database, "wang", fits, Opening(TOKEN), MONDAY)
    assert sessions(database) == []


def test_signing_out_ends_that_session_and_no_other(database: Database, school: ASchool) -> None:
    sign_in(database, "wang", fits, Opening(TOKEN), MONDAY)
    sign_in(database, "wang", fits, Opening(OTHER), MONDAY)
    sign_out(database, TOKEN)
    sign_out(database, TOKEN)
    assert [digest for _, digest, _ in sessions(database)] == [OTHER]


def test_signing_in_sweeps_out_what_ran_out(database: Database, school: ASchool, clock: Clock) -> None:
    sign_in(database, "wang", fits, Opening(TOKEN), clock())
    sign_in(
        database,
        "wang",
        fits,
        Opening(OTHER),
        clock.forward(hours=SESSION_LASTS / timedelta(hours=1), seconds=1),
    )
    assert [digest for _, digest, _ in sessions(database)] == [OTHER]
