"""A notice comes to its end by the family, by a teacher or by itself; what it said is forgotten in time."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.adapters.vault import Vault
from kiosk.domain.refusals import MatchUnknown, NoticeClosed, NoticeUnknown
from kiosk.models import LostNotice, NoticeMatch
from kiosk.services.choosing import choose
from kiosk.services.closing_notices import (
    FOUND,
    WITHDRAWN,
    close_notice,
    close_notice_of_school,
    dismiss_match,
    forget_contact,
)
from kiosk.services.forgetting import forget_old_claimants
from tests.clock import MONDAY
from tests.makers import ASchool, a_notice, a_school, an_item, the_strangers_school


def the_notice(database: Database) -> Any:
    with database.read() as connection:
        return connection.execute(select(LostNotice).order_by(LostNotice.id)).first()


def run_daily(database: Database, first: int, last: int) -> None:
    """Retention from one day after Monday to another."""
    for day in range(first, last + 1):
        forget_old_claimants(database, MONDAY + timedelta(days=day))


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database)


@pytest.mark.parametrize("outcome", [FOUND, WITHDRAWN])
def test_a_family_closes_it_once(database: Database, vault: Vault, school: ASchool, outcome: str) -> None:
    token = a_notice(database, vault, school)
    close_notice(database, token, outcome, MONDAY)
    close_notice(database, token, outcome, MONDAY + timedelta(hours=1))
    assert (the_notice(database).outcome, the_notice(database).closed_at) == (outcome, MONDAY)


def test_the_first_way_counts(database: Database, vault: Vault, school: ASchool) -> None:
    token = a_notice(database, vault, school)
    close_notice(database, token, FOUND, MONDAY)
    with pytest.raises(NoticeClosed):
        close_notice(database, token, WITHDRAWN, MONDAY)
    with pytest.raises(NoticeClosed):
        close_notice_of_school(database, school.id, the_notice(database).id, WITHDRAWN, MONDAY)
    assert the_notice(database).outcome == FOUND


def test_a_strangers_link_closes_nothing(database: Database, vault: Vault, school: ASchool) -> None:
    a_notice(database, vault, school)
    for act in (lambda: close_notice(database, "x", FOUND, MONDAY), lambda: forget_contact(database, "x")):
        with pytest.raises(NoticeUnknown):
            act()
    assert the_notice(database).closed_at is None


def test_a_teacher_closes_and_dismisses_in_the_own_school_only(
    database: Database, vault: Vault, school: ASchool
) -> None:
    other = the_strangers_school(database)
    item = an_item(database, school)
    a_notice(database, vault, school)
    number = the_notice(database).id
    with pytest.raises(NoticeUnknown):
        close_notice_of_school(database, other.id, number, FOUND, MONDAY)
    with pytest.raises(NoticeUnknown):
        dismiss_match(database, other.id, number, item.id, MONDAY)
    with pytest.raises(MatchUnknown):
        dismiss_match(database, school.id, number, item.id + 1, MONDAY)
    dismiss_match(database, school.id, number, item.id, MONDAY)
    dismiss_match(database, school.id, number, item.id, MONDAY + timedelta(days=1))
    with database.read() as connection:
        assert connection.scalars(select(NoticeMatch.dismissed_at)).all() == [MONDAY]
    close_notice_of_school(database, school.id, number, FOUND, MONDAY)
    assert the_notice(database).outcome == FOUND


def test_a_contact_is_forgotten_at_once_and_the_notice_goes_on(
    database: Database, vault: Vault, school: ASchool
) -> None:
    token = a_notice(database, vault, school)
    for _ in range(2):
        forget_contact(database, token)
    assert the_notice(database).sealed is None
    assert (the_notice(database).closed_at, the_notice(database).words) == (None, "小熊贴纸")


def test_it_closes_by_itself_on_its_day(database: Database, vault: Vault, school: ASchool) -> None:
    choose(database, school.id, lost_days=5)
    a_notice(database, vault, school)
    run_daily(database, 0, 4)
    assert the_notice(database).closed_at is None
    run_daily(database, 5, 5)
    assert (the_notice(database).outcome, the_notice(database).closed_at) == (
        "expired",
        MONDAY + timedelta(days=5),
    )
    assert the_notice(database).sealed is not None


def test_what_it_said_is_forgotten_in_time_and_the_figures_stay(
    database: Database, vault: Vault, school: ASchool
) -> None:
    choose(database, school.id, request_days=3)
    close_notice(database, a_notice(database, vault, school), FOUND, MONDAY)
    run_daily(database, 0, 3)
    assert the_notice(database).sealed is not None
    run_daily(database, 4, 4)
    kept = the_notice(database)
    assert (kept.sealed, kept.words) == (None, "")
    assert (kept.outcome, kept.colour, kept.lost_on) == (FOUND, "blue", MONDAY.date())


def test_an_open_notice_keeps_its_contact_however_old(
    database: Database, vault: Vault, school: ASchool
) -> None:
    choose(database, school.id, lost_days=60, request_days=3)
    a_notice(database, vault, school)
    run_daily(database, 0, 30)
    assert the_notice(database).sealed is not None


def test_a_clock_that_jumps_closes_nothing(database: Database, vault: Vault, school: ASchool) -> None:
    a_notice(database, vault, school)
    run_daily(database, 0, 0)
    forget_old_claimants(database, MONDAY + timedelta(days=365))
    assert the_notice(database).closed_at is None


def test_another_schools_choices_are_another_matter(
    database: Database, vault: Vault, school: ASchool
) -> None:
    other = the_strangers_school(database)
    choose(database, other.id, lost_days=1)
    a_notice(database, vault, school)
    a_notice(database, vault, other)
    run_daily(database, 0, 3)
    with database.read() as connection:
        outcomes = connection.execute(select(LostNotice.school_id, LostNotice.outcome)).all()
    assert sorted(map(tuple, outcomes)) == sorted([(school.id, None), (other.id, "expired")])


def test_nothing_of_it_is_left_in_the_file(sqlite: Database, vault: Vault) -> None:
    school = a_school(sqlite)
    choose(sqlite, school.id, request_days=3)
    token = a_notice(sqlite, vault, school, words="a bear with one ear")
    file = Path(sqlite.engine.url.database or "")
    sealed = the_notice(sqlite).sealed
    assert b"a bear with one ear" in file.read_bytes()
    close_notice(sqlite, token, FOUND, MONDAY)
    run_daily(sqlite, 0, 4)
    left = b"".join(each.read_bytes() for each in file.parent.glob(f"{file.name}*"))
    for forgotten in (b"a bear with one ear", sealed, b"13800138000", token.encode()):
        assert forgotten not in left
