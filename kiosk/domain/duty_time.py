"""How long a duty, and a quiet device on it, count."""

from datetime import datetime, timedelta

DUTY_LASTS = timedelta(hours=14)
QUIET_LASTS = timedelta(minutes=60)


def is_over(opened_at: datetime, now: datetime) -> bool:
    """Whether a duty that nobody closed has ended by itself: its code is for a day."""
    return now - opened_at > DUTY_LASTS


def is_quiet(last_seen_at: datetime, now: datetime) -> bool:
    """Whether a device was quiet for too long and must type the code again."""
    return now - last_seen_at > QUIET_LASTS
