"""Details are kept for so many days, and a leaping clock forgets nobody."""

from datetime import timedelta

import pytest

from kiosk.domain.retention import LEAP, cutoff
from tests.clock import MONDAY

DAY = timedelta(days=1)


@pytest.mark.parametrize("since", [timedelta(0), DAY, LEAP])
def test_a_daily_run_forgets_what_is_old_enough(since: timedelta) -> None:
    assert cutoff(180, MONDAY - since, MONDAY) == MONDAY - 180 * DAY


@pytest.mark.parametrize("since", [LEAP + DAY, 400 * DAY, -DAY])
def test_a_leap_of_the_clock_forgets_nobody(since: timedelta) -> None:
    assert cutoff(180, MONDAY - since, MONDAY) is None


def test_the_first_run_only_takes_note_of_the_time() -> None:
    assert cutoff(180, None, MONDAY) is None
