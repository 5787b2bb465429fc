"""A week begins on Monday, when it is midnight at the school."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.domain.week import last_full_week, monday_of, stretch_of_days


@pytest.mark.parametrize("day", [date(2025, 10, 13), date(2025, 10, 15), date(2025, 10, 19)])
def test_every_day_of_a_week_has_its_monday(day: date) -> None:
    assert monday_of(day) == date(2025, 10, 13)
    assert last_full_week(day) == date(2025, 10, 6)


def test_a_week_begins_at_the_schools_midnight() -> None:
    since, until = stretch_of_days(date(2025, 10, 13), 7, "Asia/Shanghai")
    assert since == datetime(2025, 10, 12, 16, tzinfo=UTC)
    assert until == datetime(2025, 10, 19, 16, tzinfo=UTC)


def test_a_week_in_which_the_clocks_change_is_an_hour_longer() -> None:
    since, until = stretch_of_days(date(2025, 10, 20), 7, "Europe/Berlin")
    assert until.astimezone(UTC) - since.astimezone(UTC) == timedelta(days=7, hours=1)
