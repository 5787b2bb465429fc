"""Histograms, the day within which half was home, shares hidden below ten, and clocks that change."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.figures import UNTIL_HOME, WAITING, Bin, Part, binned, median, offsets, together

SINCE = datetime(2025, 8, 31, 16, tzinfo=UTC)
DAYS = st.dictionaries(st.integers(0, 200), st.integers(1, 9), max_size=30)


@pytest.mark.parametrize(
    ("home", "found", "percent"), [(9, 9, None), (9, 10, 90), (0, 10, 0), (199, 200, 99)]
)
def test_a_share_is_hidden_below_ten_things_and_never_rounded_up(
    home: int, found: int, percent: int | None
) -> None:
    assert Part(found, home).percent == percent


def test_parts_come_together() -> None:
    assert together([Part(3, 1), Part(8, 8)]) == Part(11, 9)
    assert together([]) == Part(0, 0)


def test_a_histogram_has_every_step_and_loses_nothing() -> None:
    bins = binned({0: 2, 6: 1, 7: 1, 55: 1, 56: 1, 900: 4, -1: 1}, WAITING)
    assert bins == [Bin(0, 6, 4), Bin(7, 13, 1), Bin(14, 27, 0), Bin(28, 55, 1), Bin(56, None, 5)]


@given(DAYS)
def test_every_thing_is_in_the_one_step_of_its_day(days: dict[int, int]) -> None:
    for step in binned(days, UNTIL_HOME):
        last = 999 if step.last is None else step.last
        assert step.count == sum(days[day] for day in days if step.first <= day <= last)


@given(DAYS)
def test_half_is_home_by_the_middle_day_and_not_before(days: dict[int, int]) -> None:
    middle, all_of_them = median(days), sum(days.values())
    if middle is None:
        assert days == {}
    else:
        assert sum(days[day] for day in days if day <= middle) >= all_of_them / 2
        assert sum(days[day] for day in days if day < middle) < all_of_them / 2


def test_a_clock_that_was_set_back_makes_no_day_before_the_first() -> None:
    assert median({-1: 3}) == 0


def test_where_no_clock_is_changed_there_is_one_offset() -> None:
    until = datetime(2026, 8, 1, tzinfo=UTC)
    assert offsets("Asia/Shanghai", SINCE, until) == [(SINCE, 8 * 3600)]


def test_changed_clocks_are_followed_from_their_hour_on() -> None:
    assert offsets("Europe/Berlin", SINCE, datetime(2026, 5, 1, tzinfo=UTC)) == [
        (SINCE, 7200),
        (datetime(2025, 10, 26, 1, tzinfo=UTC), 3600),
        (datetime(2026, 3, 29, 1, tzinfo=UTC), 7200),
    ]
