"""The two-hour pass: a sign that a browser was at the station a moment ago."""

from datetime import datetime, timedelta

PASS_LASTS = timedelta(hours=2)


def is_fresh(given_at: datetime, now: datetime) -> bool:
    """Whether a pass given then still counts.

    A pass from the future only means that the server's clock was set back, so it counts too: the
    pass is signed, a family cannot have written it.
    """
    return now - given_at < PASS_LASTS
