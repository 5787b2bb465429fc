"""When a row counts from: as it is written, where that can be."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from kiosk.domain.paper_moment import (
    DAYS_AT_MOST,
    Written,
    clock_on_paper,
    counted_from,
    day_on_paper,
    moment_on_paper,
)
from kiosk.domain.refusals import FormRefused
from tests.clock import MONDAY

ZONE = ZoneInfo("Asia/Shanghai")
TODAY = MONDAY.astimezone(ZONE).date()


def at(day: date, hour: int) -> datetime:
    return datetime.combine(day, time(hour), ZONE)


def test_it_is_the_day_and_the_time_of_the_schools_clock() -> None:
    day = TODAY - timedelta(days=3)
    assert moment_on_paper(Written(day, time(9)), ZONE, MONDAY) == at(day, 9)


def test_a_day_without_a_time_is_its_noon_but_never_to_come() -> None:
    yesterday = TODAY - timedelta(days=1)
    assert moment_on_paper(Written(yesterday, None), ZONE, MONDAY) == at(yesterday, 12)
    early = at(TODAY, 8)
    assert moment_on_paper(Written(TODAY, None), ZONE, early) == early


def test_what_nobody_can_read_counts_from_now() -> None:
    assert moment_on_paper(Written(None, time(9)), ZONE, MONDAY) == MONDAY


@pytest.mark.parametrize(
    ("day", "clock", "reasons"),
    [
        (TODAY + timedelta(days=1), time(9), {"day": "day_in_the_future"}),
        (TODAY, time(23, 59), {"time": "paper_time_ahead"}),
        (TODAY - timedelta(days=DAYS_AT_MOST + 1), None, {"day": "paper_day_long_ago"}),
    ],
)
def test_a_slip_of_the_pen_is_asked_about(day: date, clock: time | None, reasons: dict[str, str]) -> None:
    with pytest.raises(FormRefused) as refused:
        moment_on_paper(Written(day, clock), ZONE, MONDAY)
    assert refused.value.reasons == reasons


def test_the_oldest_day_that_may_be_is_accepted() -> None:
    day = TODAY - timedelta(days=DAYS_AT_MOST)
    assert moment_on_paper(Written(day, None), ZONE, MONDAY) == at(day, 12)


def test_it_never_counts_from_before_the_thing_was_there() -> None:
    hour = timedelta(hours=1)
    assert counted_from(MONDAY - 2 * hour, MONDAY - 3 * hour, MONDAY) == MONDAY - 2 * hour
    assert counted_from(MONDAY - 2 * hour, MONDAY - hour, MONDAY) == MONDAY - hour + timedelta(seconds=1)
    assert counted_from(MONDAY - 2 * hour, MONDAY, MONDAY) == MONDAY


@pytest.mark.parametrize(
    "text", ["10-9", "10.09", "10/9", "10 9", "1009", "10月9日", "2025-10-09", "１０－９", " 10 - 9 "]
)
def test_a_day_may_be_typed_as_the_hand_writes_it(text: str) -> None:
    assert day_on_paper(text, TODAY) == date(2025, 10, 9)


@pytest.mark.parametrize("text", ["", "13-1", "0", "10-32", "soon", "10-9-", "9月", "-10-9"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_on_paper(text, TODAY) is None


def test_a_day_without_a_year_is_the_nearest_one() -> None:
    assert day_on_paper("12-24", date(2026, 1, 5)) == date(2025, 12, 24)
    assert day_on_paper("905", TODAY) == date(2025, 9, 5)
    assert day_on_paper("10-14", TODAY) == date(2025, 10, 14), "so that it is said to be still to come"


def test_an_hour_that_the_clocks_leave_out_or_have_twice_is_a_moment_all_the_same() -> None:
    york = ZoneInfo("America/New_York")
    now = datetime(2025, 11, 30, tzinfo=york)
    twice = moment_on_paper(Written(date(2025, 11, 2), time(1, 30)), york, now)
    assert twice.astimezone(UTC) == datetime(2025, 11, 2, 5, 30, tzinfo=UTC)
    now = datetime(2025, 3, 10, tzinfo=york)
    left_out = moment_on_paper(Written(date(2025, 3, 9), time(2, 30)), york, now)
    assert left_out.astimezone(UTC) == datetime(2025, 3, 9, 7, 30, tzinfo=UTC)


@pytest.mark.parametrize("text", ["9:05", "09.05", "0905", "905", "9点05分", "９：０５", "9:05:30"])
def test_a_time_may_be_typed_as_the_hand_writes_it(text: str) -> None:
    assert clock_on_paper(text) == time(9, 5)


@pytest.mark.parametrize("text", ["", "25:00", "9:60", "noon", "9", "12345"])
def test_what_is_no_time_is_none(text: str) -> None:
    assert clock_on_paper(text) is None
