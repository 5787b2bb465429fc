"""王老师 opens Monday's duty and closes it."""

from collections.abc import Iterator

import pytest
from sqlalchemy import select

from kiosk.adapters.database import Database
from kiosk.domain.duty_time import DUTY_LASTS
from kiosk.domain.refusals import DutyAlreadyOpen, DutyUnknown, FormRefused
from kiosk.models import Duty, DutyKeeper, Keeper
from kiosk.services.keeping_duty import DutyPlan, close_duty, open_duty
from tests.clock import MONDAY, Clock
from tests.kept import counts, rows_of
from tests.makers import ADuty, ASchool, a_duty, a_duty_plan, a_keeper, a_school, the_strangers_school


@pytest.fixture
def school(database: Database) -> ASchool:
    return a_school(database, slugs=("east", "west"))


def names_on(database: Database, duty: ADuty) -> set[str]:
    with database.read() as connection:
        return set(
            connection.scalars(
                select(Keeper.display_name)
                .join(DutyKeeper, DutyKeeper.keeper_id == Keeper.id)
                .where(DutyKeeper.duty_id == duty.id)
            )
        )


def refused(database: Database, plan: DutyPlan, staff_id: int) -> dict[str, str]:
    before = counts(database)
    with pytest.raises(FormRefused) as caught:
        open_duty(database, plan, staff_id, lambda: "204816", MONDAY)
    assert counts(database) == before
    return caught.value.reasons


def test_a_duty_has_a_code_a_day_and_its_keepers(database: Database, school: ASchool) -> None:
    duty = a_duty(database, school, code="204816")
    columns = (Duty.code, Duty.day, Duty.opened_at, Duty.opened_by, Duty.station_id, Duty.closed_at)
    assert rows_of(database, *columns) == [
        ("204816", MONDAY.date(), MONDAY, school.staff_id, school.station_id, None)
    ]
    assert names_on(database, duty) == {"陈一鸣"}


def test_known_pupils_are_ticked_and_new_ones_join_the_roster(database: Database, school: ASchool) -> None:
    yiming = a_keeper(database, school)
    duty = a_duty(database, school, keeper_ids=[yiming], new_names=["陈一鸣", " 王\x00芳 ", "", "  "])
    assert names_on(database, duty) == {"陈一鸣", "王芳"}
    assert counts(database)["keeper"] == 2


def test_a_station_has_one_duty_at_a_time(database: Database, school: ASchool) -> None:
    a_duty(database, school)
    before = counts(database)
    with pytest.raises(DutyAlreadyOpen):
        a_duty(database, school)
    assert counts(database) == before
    a_duty(database, school, station_id=school.station_ids[1])


def test_a_duty_that_nobody_closed_does_not_block_the_next(
    database: Database, school: ASchool, clock: Clock
) -> None:
    a_duty(database, school)
    clock.now += DUTY_LASTS
    with pytest.raises(DutyAlreadyOpen):
        a_duty(database, school, now=clock())
    later = clock.forward(seconds=1)
    a_duty(database, school, now=later)
    assert rows_of(database, Duty.closed_at) == [(later,), (None,)]


def test_a_code_in_use_is_drawn_again(database: Database, school: ASchool) -> None:
    stranger = the_strangers_school(database)
    a_duty(database, stranger, code="204816")

    def drawn() -> Iterator[str]:
        yield from ["204816", "204816", "731055"]

    draws = drawn()
    open_duty(database, a_duty_plan(school), school.staff_id, lambda: next(draws), MONDAY)
    assert [code for (code,) in rows_of(database, Duty.code)] == ["204816", "731055"]


def test_a_duty_without_keepers_is_unfinished(database: Database, school: ASchool) -> None:
    plan = a_duty_plan(school, new_names=[" "])
    assert refused(database, plan, school.staff_id) == {"keepers": "keepers_missing"}


def test_a_name_has_an_end(database: Database, school: ASchool) -> None:
    plan = a_duty_plan(school, new_names=["陈" * 21])
    assert refused(database, plan, school.staff_id) == {"new_names": "keeper_name_too_long"}


def test_pupils_who_left_or_belong_elsewhere_are_not_listed(database: Database, school: ASchool) -> None:
    stranger = a_keeper(database, the_strangers_school(database), "外校生")
    left = a_keeper(database, school, "毕业生", active=False)
    plan = a_duty_plan(school, keeper_ids=[stranger, left, 10**9], new_names=())
    assert refused(database, plan, school.staff_id) == {"keepers": "keepers_missing"}


def test_a_new_pupil_may_bear_the_name_of_one_who_left(database: Database, school: ASchool) -> None:
    left = a_keeper(database, school, active=False)
    duty = a_duty(database, school)
    with database.read() as connection:
        listed = connection.scalars(select(DutyKeeper.keeper_id).where(DutyKeeper.duty_id == duty.id)).all()
    assert left not in listed
    assert len(listed) == 1


def test_the_stranger_opens_no_duty_here(database: Database, school: ASchool) -> None:
    stranger = the_strangers_school(database)
    plan = a_duty_plan(stranger, station_id=school.station_id)
    assert refused(database, plan, stranger.staff_id) == {"station": "station_unknown"}


def test_a_duty_is_closed_once(database: Database, school: ASchool, clock: Clock) -> None:
    duty = a_duty(database, school)
    close_duty(database, school.id, duty.id, clock.forward(hours=1))
    close_duty(database, school.id, duty.id, clock.forward(hours=1))
    assert [closed_at.hour for (closed_at,) in rows_of(database, Duty.closed_at)] == [MONDAY.hour + 1]
    a_duty(database, school)


def test_the_stranger_closes_no_duty_here(database: Database, school: ASchool) -> None:
    duty = a_duty(database, school)
    with pytest.raises(DutyUnknown):
        close_duty(database, the_strangers_school(database).id, duty.id, MONDAY)
    assert rows_of(database, Duty.closed_at) == [(None,)]
