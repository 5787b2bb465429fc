"""The life of an item: the steps of the drawing, and no others."""

from itertools import product

import pytest

from kiosk.domain.item_life import BEGINNINGS, STEPS, State, Step, after
from kiosk.domain.refusals import StepRefused

DRAWN = {
    (State.STORED, Step.DISPLAY): State.ON_DISPLAY,
    (State.ON_DISPLAY, Step.STORE): State.STORED,
    (State.ON_DISPLAY, Step.CLAIM): State.CLAIMED,
    (State.ON_DISPLAY, Step.CLAIM_LATE): State.CLAIMED,
    (State.MISSING, Step.CLAIM_LATE): State.CLAIMED,
    (State.HELD, Step.HAND_OVER): State.CLAIMED,
    (State.STORED, Step.HAND_OVER): State.CLAIMED,
    (State.CLAIMED, Step.PUT_BACK): State.ON_DISPLAY,
    (State.CLAIMED, Step.KEEP_AGAIN): State.HELD,
    (State.ON_DISPLAY, Step.MISS): State.MISSING,
    (State.MISSING, Step.SEE_AGAIN): State.ON_DISPLAY,
    (State.STORED, Step.MOVE_ON): State.MOVED_ON,
    (State.ON_DISPLAY, Step.MOVE_ON): State.MOVED_ON,
    (State.HELD, Step.MOVE_ON): State.MOVED_ON,
    (State.MISSING, Step.MOVE_ON): State.MOVED_ON,
    (State.MOVED_ON, Step.UNDO_MOVE_ON): State.STORED,
}
"""The drawing of the design, arrow by arrow; a late claim may also find its thing still on the board.

A valuable goes back to a teacher, and is handed over from the store too, once it had moved on and came back.
"""

UNDRAWN = [pair for pair in product(State, Step) if pair not in DRAWN]


@pytest.mark.parametrize(("start", "step"), DRAWN)
def test_a_drawn_step_leads_where_the_arrow_points(start: State, step: Step) -> None:
    assert after(start, step) is DRAWN[start, step]


@pytest.mark.parametrize(("start", "step"), UNDRAWN)
def test_any_other_step_is_refused_by_name(start: State, step: Step) -> None:
    with pytest.raises(StepRefused) as refused:
        after(start, step)
    assert (refused.value.step, refused.value.state) == (step, start)
    assert step in str(refused.value)
    assert start in str(refused.value)


def test_the_table_and_the_drawing_are_one() -> None:
    arrows = {(start, step): end for step, (starts, end) in STEPS.items() for start in starts}
    assert arrows == DRAWN


def test_a_life_begins_in_the_store_or_with_a_teacher() -> None:
    assert BEGINNINGS == {Step.LOG: State.STORED, Step.HOLD: State.HELD}
    assert set(BEGINNINGS) | set(STEPS) == set(Step)


def test_a_held_thing_never_reaches_the_board_in_one_step() -> None:
    ends = {end for (start, _), end in DRAWN.items() if start is State.HELD}
    assert State.ON_DISPLAY not in ends
