"""Guessing is counted before it is judged, and nobody gets one guess too many."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from kiosk.adapters.limiter import Limiter


@pytest.fixture
def limiter() -> Iterator[Limiter]:
    return Limiter("memory://")


def test_so_many_and_no_more(limiter: Limiter) -> None:
    assert [limiter.spend("3/day", "duty", "a gate") for _ in range(5)] == [True, True, True, False, False]


def test_everybody_has_their_own(limiter: Limiter) -> None:
    assert limiter.spend("1/day", "duty", "a gate")
    assert not limiter.spend("1/day", "duty", "a gate")
    assert limiter.spend("1/day", "duty", "another gate")
    assert limiter.spend("1/day", "sign-in", "a gate")


def test_two_limits_on_one_name_are_counted_apart(limiter: Limiter) -> None:
    assert limiter.spend("1/day", "duty")
    assert limiter.spend("1/hour", "duty")
    assert not limiter.spend("1/hour", "duty")


@pytest.mark.faults
@pytest.mark.parametrize("allowed", [1, 5, 10])
def test_of_many_at_once_exactly_so_many(limiter: Limiter, allowed: int) -> None:
    start = threading.Barrier(40)

    def guess(_: int) -> bool:
        start.wait(30)
        return limiter.spend(f"{allowed}/day", "duty", "a gate")

    with ThreadPoolExecutor(40) as pool:
        assert sum(pool.map(guess, range(40))) == allowed
