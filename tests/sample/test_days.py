"""The sample school's calendar, at any hour and on any day of the week."""

from datetime import UTC, datetime, timedelta

import pytest

from kiosk.sample.days import Days
from kiosk.sample.things import CLAIMS, THINGS
from tests.clock import MONDAY

ZONE = "Asia/Shanghai"
WEEK = [MONDAY + timedelta(days=days, hours=hours) for days in range(7) for hours in (0, 9, 16)]


def test_today_is_the_schools_day() -> None:
    before_breakfast = datetime(2025, 10, 13, 22, 30, tzinfo=UTC)
    assert Days(before_breakfast, ZONE).today.isoformat() == "2025-10-14"


def test_keepers_serve_on_mondays_and_wednesdays_before_today() -> None:
    days = Days(MONDAY, ZONE).duty_days()
    assert {day.weekday() for day in days} == {0, 2}
    assert days == sorted(days)
    assert days[-1] < Days(MONDAY, ZONE).today


@pytest.mark.parametrize("now", WEEK)
def test_nothing_is_still_to_come(now: datetime) -> None:
    days = Days(now, ZONE)
    assert days.at(days.today, 23, 59) == now
    assert all(days.at(day, 16, 0) < now for day in days.duty_days())


@pytest.mark.parametrize("now", WEEK)
def test_things_are_gathered_after_they_are_found_and_claimed_after_that(now: datetime) -> None:
    days = Days(now, ZONE)
    for thing in THINGS:
        found = days.ago(thing.days)
        assert found <= days.gathered_on(found) <= days.today
    for claim in CLAIMS:
        gathered = days.gathered_on(days.ago(THINGS[claim.thing].days))
        assert gathered < days.ago(claim.days + (1 if claim.late else 0))
