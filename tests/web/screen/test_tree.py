"""A tree has as many leaves as things in a hundred were registered, and each can be seen."""

from math import dist

import pytest

from kiosk.web.screen.tree import LEAVES_AT_MOST, leaves

CLOSEST = 6
"""Of a drawing 200 wide: a leaf is 19 long and 10 broad."""


@pytest.mark.parametrize("percent", [0, 1, 67, 100])
def test_a_leaf_for_each_in_a_hundred(percent: int) -> None:
    assert len(leaves(percent)) == percent


def test_a_tree_that_grows_loses_no_leaf() -> None:
    assert leaves(90)[:80] == leaves(80)


def test_every_leaf_is_seen() -> None:
    places = [(leaf.x, leaf.y) for leaf in leaves(LEAVES_AT_MOST)]
    assert all(10 <= along <= 190 for place in places for along in place)
    nearest = [min(dist(place, other) for other in places if other is not place) for place in places]
    assert min(nearest) >= CLOSEST
