"""A clock that stands still until a test moves it."""

from datetime import UTC, datetime, timedelta

MONDAY = datetime(2025, 10, 13, 7, 30, tzinfo=UTC)
"""A Monday in October, 15:30 at the school gate in China."""


class Clock:
    """Called, it says what time it is: `clock()`, `clock.now`; `clock.forward(hours=2)` moves it."""

    def __init__(self, now: datetime = MONDAY) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def forward(self, **how: float) -> datetime:
        """Moves on by a timedelta's arguments (negative ones set it back) and says the new time."""
        self.now += timedelta(**how)
        return self.now
