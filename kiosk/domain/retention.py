"""When a claimant's details have been kept long enough."""

from datetime import datetime, timedelta

LEAP = timedelta(days=45)


def cutoff(days: int, last_run: datetime | None, now: datetime) -> datetime | None:
    """Details from before this moment are to be forgotten; None if the clock cannot be trusted yet.

    Retention runs every day. If the last run is far from now, or after it, a clock may have jumped,
    and a jump into next year would forget everybody; so that run only takes note of the time, and
    the next one forgets.
    """
    if last_run is None or not timedelta(0) <= now - last_run <= LEAP:
        return None
    return now - timedelta(days=days)
