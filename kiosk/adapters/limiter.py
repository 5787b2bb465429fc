"""Counts attempts, so that guessing is hopeless; an attempt is spent before it is judged."""

from limits import parse
from limits.storage import storage_from_string
from limits.strategies import FixedWindowRateLimiter


class Limiter:
    """Attempts by name. `url`: memory:// for one process, redis://… for several."""

    def __init__(self, url: str) -> None:
        self._strategy = FixedWindowRateLimiter(storage_from_string(url))

    def spend(self, limit: str, *names: str) -> bool:
        """Takes one attempt of a limit such as `10/minute`; False when none was left."""
        return self._strategy.hit(parse(limit), *names)
