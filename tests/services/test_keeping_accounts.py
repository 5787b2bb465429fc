"""The school office looks after accounts, never closes its last one, and all of it is written down."""

from functools import partial

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.domain.refusals import AccountUnknown, FormRefused, LastAdmin
from kiosk.models import AccessEntry, RecoveryCode, Staff, StaffSession
from kiosk.queries.access_log import first_break
from kiosk.queries.accounts import account_by_id, accounts_of
from kiosk.services import keeping_accounts as keeping
from kiosk.services.keeping_accounts import Office
from kiosk.services.signing_in import Opening, sign_in
from tests.clock import MONDAY
from tests.faults.crowd import at_once
from tests.kept import counts, rows_of
from tests.makers import ASchool, a_school, an_account, the_strangers_school


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


@pytest.fixture
def office(database: Database, school: ASchool) -> Office:
    """The school office's own account."""
    return Office(school.id, an_account(database, school.id, "office", role="admin"), MONDAY)


def notes(database: Database) -> list[str]:
    return [reason for (reason,) in rows_of(database, AccessEntry.reason)]


def account(database: Database, staff_id: int) -> tuple[object, ...]:
    columns = (Staff.username, Staff.display_name, Staff.role, Staff.active, Staff.password_hash)
    [row] = rows_of(database, *columns, where=Staff.id == staff_id)
    return tuple(row)


def session_of(database: Database, username: str, token: bytes = b"t" * 32) -> None:
    sign_in(database, username, lambda _hash: True, Opening(token), MONDAY)


def test_an_account_is_added(database: Database, office: Office) -> None:
    number = keeping.add_account(database, office, " li ", "李老师", "teacher", "a hash")
    assert account(database, number) == ("li", "李老师", "teacher", True, "a hash")
    assert notes(database) == ["account_added li"]
    with database.read() as connection:
        found = {each.username for each in accounts_of(connection, office.school_id)}
    assert found == {"li", "office", "wang"}


@pytest.mark.parametrize("taken", ["wang", "WANG", "stranger"])
def test_a_name_is_given_once_on_the_whole_server(database: Database, office: Office, taken: str) -> None:
    the_strangers_school(database)
    before = counts(database)
    with pytest.raises(FormRefused, match="username_taken"):
        keeping.add_account(database, office, taken, "李老师", "teacher", "a hash")
    assert counts(database) == before


def test_every_fault_is_named_at_once(database: Database, office: Office) -> None:
    with pytest.raises(FormRefused) as refused:
        keeping.add_account(database, office, "", "", "", "a hash")
    assert refused.value.reasons.keys() == {"username", "display_name", "role"}


def test_the_same_name_from_many_at_once_is_one_account(database: Database, office: Office) -> None:
    act = partial(keeping.add_account, database, office, "li", "李老师", "teacher", "a hash")
    answers = at_once([act] * 8)
    assert sorted(type(answer).__name__ for answer in answers) == ["FormRefused"] * 7 + ["int"]
    assert counts(database)["staff"] == 3


def test_another_role_ends_the_sessions_and_another_name_does_not(
    database: Database, school: ASchool, office: Office
) -> None:
    session_of(database, "wang")
    keeping.change_account(database, office, school.staff_id, "王主任", "teacher")
    assert counts(database)["staff_session"] == 1
    keeping.change_account(database, office, school.staff_id, "王主任", "admin")
    keeping.change_account(database, office, school.staff_id, "王主任", "admin")
    assert counts(database)["staff_session"] == 0
    assert account(database, school.staff_id)[1:3] == ("王主任", "admin")
    assert notes(database) == ["account_renamed wang", "account_role_changed wang"]


def test_a_closed_account_loses_its_sessions_and_comes_back(
    database: Database, school: ASchool, office: Office
) -> None:
    session_of(database, "wang")
    session_of(database, "office", b"o" * 32)
    for _ in range(2):
        keeping.close_account(database, office, school.staff_id)
    assert [staff_id for (staff_id,) in rows_of(database, StaffSession.staff_id)] == [office.staff_id]
    for _ in range(2):
        keeping.reopen_account(database, office, school.staff_id)
    assert account(database, school.staff_id)[3] is True
    assert notes(database) == ["account_closed wang", "account_reopened wang"]


def test_a_new_password_ends_the_sessions(database: Database, school: ASchool, office: Office) -> None:
    session_of(database, "wang")
    keeping.reset_password(database, office, school.staff_id, "another hash")
    assert account(database, school.staff_id)[4] == "another hash"
    assert counts(database)["staff_session"] == 0


def test_a_second_step_is_removed(database: Database, school: ASchool, office: Office) -> None:
    staff_id = an_account(database, school.id, totp_sealed=b"sealed", totp_step=7)
    session_of(database, "wang")
    for _ in range(2):
        keeping.remove_second_step(database, office, staff_id)
    with database.read() as connection:
        found = account_by_id(connection, school.id, staff_id)
        assert connection.scalar(select(Staff.totp_sealed).where(Staff.id == staff_id)) is None
    assert found is not None
    assert found.second_step is False
    assert rows_of(database, RecoveryCode.id) == []
    assert notes(database) == ["account_second_step_removed li"]


def test_the_last_of_the_office_stays(database: Database, school: ASchool, office: Office) -> None:
    before = counts(database)
    with pytest.raises(LastAdmin):
        keeping.close_account(database, office, office.staff_id)
    with pytest.raises(LastAdmin):
        keeping.change_account(database, office, office.staff_id, "办公室", "teacher")
    closed = an_account(database, school.id, role="admin", active=False)
    with pytest.raises(LastAdmin):
        keeping.close_account(database, office, office.staff_id)
    assert account(database, office.staff_id)[1:4] == ("李老师", "admin", True)
    assert counts(database) == {**before, "staff": before["staff"] + 1}
    keeping.reopen_account(database, office, closed)
    keeping.close_account(database, office, office.staff_id)


def test_two_of_the_office_who_close_each_other_leave_one(
    database: Database, school: ASchool, office: Office
) -> None:
    other = Office(school.id, an_account(database, school.id, role="admin"), MONDAY)
    acts = [
        partial(keeping.close_account, database, one, another.staff_id)
        for one, another in ((office, other), (other, office))
    ]
    answers = at_once(acts)
    assert sorted(type(answer).__name__ for answer in answers) == ["LastAdmin", "NoneType"]
    with database.read() as connection:
        assert first_break(connection, school.id) is None


def test_the_stranger_reaches_no_account_of_ours(database: Database, school: ASchool, office: Office) -> None:
    stranger = the_strangers_school(database)
    theirs = Office(stranger.id, stranger.staff_id, MONDAY)
    before = counts(database), account(database, school.staff_id)
    for act in (
        partial(keeping.change_account, database, theirs, school.staff_id, "我", "admin"),
        partial(keeping.close_account, database, theirs, school.staff_id),
        partial(keeping.reopen_account, database, theirs, school.staff_id),
        partial(keeping.reset_password, database, theirs, school.staff_id, "a hash"),
        partial(keeping.remove_second_step, database, theirs, school.staff_id),
        partial(keeping.close_account, database, office, 999),
    ):
        with pytest.raises(AccountUnknown):
            act()
    assert (counts(database), account(database, school.staff_id)) == before
