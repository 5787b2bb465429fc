"""A pass says that a browser was at the station a moment ago."""

from datetime import timedelta

import pytest

from kiosk.domain.presence import PASS_LASTS, is_fresh
from tests.clock import MONDAY


def test_a_pass_lasts_two_hours() -> None:
    assert timedelta(hours=2) == PASS_LASTS


@pytest.mark.parametrize(
    ("age", "fresh"),
    [
        (timedelta(0), True),
        (timedelta(hours=1, minutes=59, seconds=59), True),
        (timedelta(hours=2), False),
        (timedelta(days=1), False),
    ],
)
def test_a_pass_goes_stale(age: timedelta, fresh: bool) -> None:
    assert is_fresh(MONDAY - age, MONDAY) is fresh


def test_a_clock_set_back_does_not_take_a_familys_pass() -> None:
    assert is_fresh(MONDAY + timedelta(days=3), MONDAY)
