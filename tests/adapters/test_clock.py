"""The one clock."""

from datetime import UTC, timedelta

from kiosk.adapters.clock import system_clock


def test_it_is_aware_and_does_not_stand_still() -> None:
    first, second = system_clock(), system_clock()
    assert first.tzinfo is UTC
    assert timedelta(0) <= second - first < timedelta(minutes=1)
