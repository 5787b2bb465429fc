"""A duty is for a day, a device for an hour of quiet."""

from datetime import timedelta

import pytest

from kiosk.domain.duty_time import DUTY_LASTS, QUIET_LASTS, is_over, is_quiet
from tests.clock import MONDAY

SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("age", "over"),
    [(timedelta(0), False), (DUTY_LASTS, False), (DUTY_LASTS + SECOND, True), (-SECOND, False)],
)
def test_a_duty_ends_by_itself(age: timedelta, over: bool) -> None:
    assert is_over(MONDAY - age, MONDAY) is over


def test_mondays_duty_is_over_on_tuesday_morning() -> None:
    assert is_over(MONDAY, MONDAY + timedelta(hours=16))


@pytest.mark.parametrize(
    ("age", "quiet"),
    [(timedelta(0), False), (QUIET_LASTS, False), (QUIET_LASTS + SECOND, True), (-SECOND, False)],
)
def test_a_quiet_device_falls_asleep(age: timedelta, quiet: bool) -> None:
    assert is_quiet(MONDAY - age, MONDAY) is quiet
