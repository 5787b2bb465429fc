"""What a tag is worth, from blank to used."""

import pytest

from kiosk.domain.item_life import State
from kiosk.domain.tag_life import TagCondition, can_be_bound, condition

HANGING = [State.STORED, State.ON_DISPLAY, State.HELD, State.MISSING]
GONE = [State.CLAIMED, State.MOVED_ON]


def test_every_state_is_spoken_for() -> None:
    assert {*HANGING, *GONE} == set(State)


def test_a_tag_on_nothing_is_blank() -> None:
    assert condition(None, cancelled=False) is TagCondition.BLANK


@pytest.mark.parametrize("state", HANGING)
def test_a_tag_on_a_thing_that_is_here_is_bound(state: State) -> None:
    assert condition(state, cancelled=False) is TagCondition.BOUND


@pytest.mark.parametrize("state", GONE)
def test_a_tag_whose_thing_is_gone_is_used(state: State) -> None:
    assert condition(state, cancelled=False) is TagCondition.USED


@pytest.mark.parametrize("state", [None, *State])
def test_a_cancelled_tag_stays_cancelled(state: State | None) -> None:
    assert condition(state, cancelled=True) is TagCondition.CANCELLED


@pytest.mark.parametrize("reusable", [True, False])
@pytest.mark.parametrize("tag", TagCondition)
def test_a_tag_is_good_for_one_item_unless_reusable(tag: TagCondition, reusable: bool) -> None:
    expected = tag is TagCondition.BLANK or (reusable and tag is TagCondition.USED)
    assert can_be_bound(tag, reusable=reusable) is expected
