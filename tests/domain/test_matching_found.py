"""The right thing is among the first three for nine notices in ten, on seeds that nothing was set on."""

import pytest

from kiosk.domain.matching import GOOD_FROM, KEPT_FROM
from tests.bench.lost_and_found import ITEMS, NOTICES, a_world
from tests.bench.matching import HELD, PRINTED, TUNED_ON, found_in, share_among


def test_no_seed_serves_twice() -> None:
    assert len({*TUNED_ON, *PRINTED, *HELD}) == len(TUNED_ON) + len(PRINTED) + len(HELD)


def test_a_world_is_what_it_says_and_the_same_again() -> None:
    world = a_world(HELD[0])
    assert (len(world.items), len(world.notices)) == (ITEMS, NOTICES)
    assert world == a_world(HELD[0])
    assert world != a_world(HELD[1])


@pytest.mark.parametrize("seed", HELD)
def test_the_right_thing_is_among_the_first_three(seed: int) -> None:
    found = found_in(a_world(seed))
    assert share_among(found, 3) >= 0.9
    assert share_among(found, 1) >= 0.7


def test_what_is_kept_keeps_the_right_and_few_others() -> None:
    found = found_in(a_world(HELD[0]))
    assert sum(each.score >= KEPT_FROM for each in found) >= 0.9 * NOTICES
    assert sum(score >= KEPT_FROM for each in found for score in each.others) <= 8 * NOTICES
    assert sum(score >= GOOD_FROM for each in found for score in each.others) <= 0.3 * NOTICES
