"""Staff look after their own account: the password, and the browsers in which they are signed in."""

from datetime import timedelta
from functools import partial

import pytest

from kiosk.adapters.database import Database
from kiosk.domain.refusals import FormRefused, SessionUnknown
from kiosk.models import Staff, StaffSession
from kiosk.queries.staff_sessions import sessions_of, staff_by_digest
from kiosk.services.own_account import change_password, check_password, end_session, sign_out_everywhere
from kiosk.services.signing_in import SESSION_LASTS, Opening, note_seen, sign_in
from tests.clock import MONDAY
from tests.faults.crowd import at_once
from tests.kept import rows_of
from tests.makers import ASchool, a_school, an_account

MINUTE = timedelta(minutes=1)


@pytest.fixture
def school(database: Database) -> ASchool:
    made = a_school(database, password_hash="old")
    an_account(database, made.id)
    for number, (username, device) in enumerate(
        [("wang", "Chrome · Windows"), ("wang", ""), ("li", "Safari · iPhone")], 1
    ):
        sign_in(database, username, lambda _hash: True, Opening(bytes([number]) * 32, device), MONDAY)
    return made


def open_sessions(database: Database) -> list[int]:
    return [number for (number,) in rows_of(database, StaffSession.id)]


def test_one_sees_ones_own_sessions(database: Database, school: ASchool) -> None:
    with database.read() as connection:
        seen = sessions_of(connection, school.staff_id, MONDAY)
        late = sessions_of(connection, school.staff_id, MONDAY + SESSION_LASTS)
    assert [(each.device, each.created_at, each.last_seen_at) for each in seen] == [
        (None, MONDAY, MONDAY),
        ("Chrome · Windows", MONDAY, MONDAY),
    ]
    assert late == []


def test_a_use_is_noted_once_a_minute(database: Database, school: ASchool) -> None:
    number = open_sessions(database)[0]
    for seconds, seen in ((59, MONDAY), (60, MONDAY + MINUTE), (90, MONDAY + MINUTE)):
        note_seen(database, number, MONDAY + timedelta(seconds=seconds))
        with database.read() as connection:
            found = staff_by_digest(connection, b"\x01" * 32, MONDAY)
        assert found is not None
        assert (found.session_id, found.last_seen_at) == (number, seen)


def test_another_password_ends_the_other_sessions(database: Database, school: ASchool) -> None:
    mine, _other, colleagues = open_sessions(database)
    known = check_password(database, school.staff_id, lambda kept: kept == "old")
    change_password(database, school.staff_id, mine, known, "new")
    assert open_sessions(database) == [mine, colleagues]
    [(kept,)] = rows_of(database, Staff.password_hash, where=Staff.id == school.staff_id)
    assert kept == "new"


def test_the_old_password_is_asked(database: Database, school: ASchool) -> None:
    with pytest.raises(FormRefused) as refused:
        check_password(database, school.staff_id, lambda kept: kept == "wrong", "old_password")
    assert refused.value.reasons == {"old_password": "password_wrong"}


def test_of_two_who_change_it_at_once_one_does(database: Database, school: ASchool) -> None:
    mine = open_sessions(database)[0]
    acts = [
        partial(change_password, database, school.staff_id, mine, "old", f"new {number}")
        for number in range(8)
    ]
    answers = [type(answer).__name__ for answer in at_once(acts)]
    assert sorted(answers) == ["FormRefused"] * 7 + ["NoneType"]


def test_one_session_ends_and_stays_ended(database: Database, school: ASchool) -> None:
    first, second, colleagues = open_sessions(database)
    for _ in range(2):
        end_session(database, school.staff_id, first)
    assert open_sessions(database) == [second, colleagues]


def test_a_colleagues_session_is_out_of_reach(database: Database, school: ASchool) -> None:
    before = open_sessions(database)
    with pytest.raises(SessionUnknown):
        end_session(database, school.staff_id, before[-1])
    assert open_sessions(database) == before


def test_signing_out_everywhere_leaves_colleagues_alone(database: Database, school: ASchool) -> None:
    *_mine, colleagues = open_sessions(database)
    sign_out_everywhere(database, school.staff_id)
    assert open_sessions(database) == [colleagues]
