"""Until when 王老师 knows what happened: the mark that says what is new to her."""

from datetime import datetime, timedelta

import pytest

from kiosk.adapters.database import Database
from kiosk.models import Staff, StaffSession
from kiosk.services.signing_in import SESSION_LASTS, SWEPT_AFTER, Opening, note_seen, sign_in
from kiosk.services.visiting import A_BREAK, note_visit
from tests.clock import MONDAY
from tests.kept import rows_of
from tests.makers import ASchool, an_account

MINUTE = timedelta(minutes=1)


def mark(database: Database, staff_id: int) -> datetime | None:
    """Until when they know."""
    found = dict(rows_of(database, Staff.id, Staff.visited_at))
    known: datetime | None = found[staff_id]
    return known


def comes(database: Database, now: datetime, username: str = "wang") -> None:
    """Somebody signs in."""
    sign_in(
        database, username, lambda _hash: True, Opening(f"{username}{now:%d%H%M}".encode().ljust(32)), now
    )


def test_who_never_came_knows_nothing(database: Database, school: ASchool) -> None:
    comes(database, MONDAY)
    assert mark(database, school.staff_id) is None


def test_a_mark_is_set_and_moves_on(database: Database, school: ASchool) -> None:
    for moment in (MONDAY, MONDAY + MINUTE):
        note_visit(database, school.staff_id, moment, MONDAY + MINUTE)
        assert mark(database, school.staff_id) == moment


def test_it_never_goes_back(database: Database, school: ASchool) -> None:
    note_visit(database, school.staff_id, MONDAY, MONDAY)
    note_visit(database, school.staff_id, MONDAY - MINUTE, MONDAY + MINUTE)
    assert mark(database, school.staff_id) == MONDAY


def test_it_never_runs_ahead(database: Database, school: ASchool) -> None:
    note_visit(database, school.staff_id, MONDAY + timedelta(days=365), MONDAY)
    assert mark(database, school.staff_id) == MONDAY


def test_it_is_hers_alone(database: Database, school: ASchool) -> None:
    colleague = an_account(database, school.id)
    note_visit(database, school.staff_id, MONDAY, MONDAY)
    assert mark(database, colleague) is None


def test_a_sign_in_after_a_break_moves_it_to_the_last_use(database: Database, school: ASchool) -> None:
    comes(database, MONDAY)
    last_use = MONDAY + 30 * MINUTE
    ((session_id,),) = rows_of(database, StaffSession.id)
    note_seen(database, session_id, last_use)
    comes(database, last_use + A_BREAK)
    assert mark(database, school.staff_id) == last_use


def test_a_sign_in_without_a_break_leaves_it(database: Database, school: ASchool) -> None:
    comes(database, MONDAY)
    comes(database, MONDAY + A_BREAK - MINUTE)
    assert mark(database, school.staff_id) is None


def test_a_colleagues_sign_in_neither_moves_nor_forgets_it(database: Database, school: ASchool) -> None:
    an_account(database, school.id)
    comes(database, MONDAY)
    comes(database, MONDAY + SESSION_LASTS + MINUTE, "li")
    assert mark(database, school.staff_id) is None
    comes(database, MONDAY + SESSION_LASTS + 2 * MINUTE)
    assert mark(database, school.staff_id) == MONDAY


@pytest.mark.parametrize(("later", "left"), [(SWEPT_AFTER, 2), (SWEPT_AFTER + MINUTE, 1)])
def test_sessions_of_who_never_comes_back_are_swept_out_in_time(
    database: Database, school: ASchool, later: timedelta, left: int
) -> None:
    an_account(database, school.id)
    comes(database, MONDAY)
    comes(database, MONDAY + SESSION_LASTS + later, "li")
    assert len(rows_of(database, StaffSession.id)) == left
