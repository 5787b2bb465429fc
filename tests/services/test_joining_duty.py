"""陈一鸣 types the day's code, taps his name, and keeps the tablet awake."""

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.domain.duty_time import DUTY_LASTS
from kiosk.domain.refusals import DutyCodeUnknown, DutyOver
from kiosk.models import DutyDevice, DutyKeeper
from kiosk.services.keeping_duty import close_duty, join_duty, leave_duty, note_device, pick_keeper
from tests.clock import MONDAY, Clock
from tests.kept import counts, rows_of
from tests.makers import ADuty, ASchool, a_duty, a_keeper, the_strangers_school

TABLET, PHONE = b"t" * 32, b"p" * 32


@pytest.fixture
def duty(database: Database, school: ASchool) -> ADuty:
    return a_duty(database, school, code="204816")


def device_of(database: Database, digest: bytes) -> int:
    with database.read() as connection:
        return connection.execute(select(DutyDevice.id).where(DutyDevice.token_digest == digest)).scalar_one()


def keeper_of(database: Database, duty: ADuty) -> int:
    with database.read() as connection:
        return connection.execute(
            select(DutyKeeper.keeper_id).where(DutyKeeper.duty_id == duty.id)
        ).scalar_one()


@pytest.mark.parametrize("typed", ["204816", "204 816", "２０４８１６", " 204-816 "])
def test_the_code_puts_a_device_on_duty(database: Database, duty: ADuty, typed: str) -> None:
    join_duty(database, typed, TABLET, MONDAY)
    assert rows_of(database, DutyDevice.duty_id, DutyDevice.keeper_id, DutyDevice.last_seen_at) == [
        (duty.id, None, MONDAY)
    ]


@pytest.mark.parametrize("typed", ["204817", "20481", "2048161", "", "abc", "\x00", "204816 OR 1=1"])
def test_any_other_code_is_unknown(database: Database, duty: ADuty, typed: str) -> None:
    with pytest.raises(DutyCodeUnknown):
        join_duty(database, typed, TABLET, MONDAY)
    assert counts(database)["duty_device"] == 0


def test_yesterdays_code_opens_nothing(database: Database, duty: ADuty, clock: Clock) -> None:
    clock.now += DUTY_LASTS
    join_duty(database, "204816", TABLET, clock())
    with pytest.raises(DutyCodeUnknown):
        join_duty(database, "204816", PHONE, clock.forward(seconds=1))


def test_the_code_of_a_closed_duty_opens_nothing(database: Database, school: ASchool, duty: ADuty) -> None:
    close_duty(database, school.id, duty.id, MONDAY)
    with pytest.raises(DutyCodeUnknown):
        join_duty(database, "204816", TABLET, MONDAY)


def test_a_keeper_taps_his_name(database: Database, duty: ADuty) -> None:
    join_duty(database, "204816", TABLET, MONDAY)
    pick_keeper(database, device_of(database, TABLET), keeper_of(database, duty))
    assert rows_of(database, DutyDevice.keeper_id) == [(keeper_of(database, duty),)]


def test_a_name_that_is_not_on_the_list_cannot_be_tapped(
    database: Database, school: ASchool, duty: ADuty
) -> None:
    join_duty(database, "204816", TABLET, MONDAY)
    unlisted = a_keeper(database, school, "王芳")
    stranger = a_duty(database, the_strangers_school(database), code="731055")
    for keeper_id in (unlisted, keeper_of(database, stranger), 10**9):
        with pytest.raises(DutyOver):
            pick_keeper(database, device_of(database, TABLET), keeper_id)
    assert rows_of(database, DutyDevice.keeper_id) == [(None,)]


def test_a_device_that_left_is_gone_and_no_other(database: Database, duty: ADuty) -> None:
    join_duty(database, "204816", TABLET, MONDAY)
    join_duty(database, "204816", PHONE, MONDAY)
    tablet = device_of(database, TABLET)
    leave_duty(database, tablet)
    leave_duty(database, tablet)
    assert rows_of(database, DutyDevice.token_digest) == [(PHONE,)]


def test_a_device_is_kept_awake_by_at_most_one_write_a_minute(
    database: Database, duty: ADuty, clock: Clock
) -> None:
    join_duty(database, "204816", TABLET, clock())
    tablet = device_of(database, TABLET)
    note_device(database, tablet, MONDAY, clock.forward(seconds=59))
    assert rows_of(database, DutyDevice.last_seen_at) == [(MONDAY,)]
    later = clock.forward(seconds=1)
    note_device(database, tablet, MONDAY, later)
    assert rows_of(database, DutyDevice.last_seen_at) == [(later,)]
