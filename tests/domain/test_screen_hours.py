"""A screen is awake from its first minute on, and asleep from its last."""

from datetime import time

import pytest

from kiosk.domain.screen_hours import is_awake


@pytest.mark.parametrize(
    ("moment", "awake"),
    [
        (time(6, 59, 59), False),
        (time(7), True),
        (time(17, 59, 59), True),
        (time(18), False),
        (time(0), False),
    ],
)
def test_from_the_first_minute_until_the_last(moment: time, awake: bool) -> None:
    assert is_awake(moment, "07:00", "18:00") is awake
