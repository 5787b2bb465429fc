"""The life of an item: its states, and the only steps between them."""

from enum import StrEnum

from kiosk.domain.refusals import StepRefused


class State(StrEnum):
    """Where an item is, as far as the station knows."""

    STORED = "stored"
    ON_DISPLAY = "on_display"
    HELD = "held"
    CLAIMED = "claimed"
    MISSING = "missing"
    MOVED_ON = "moved_on"


class Step(StrEnum):
    """What can happen to an item; each is written as one event."""

    LOG = "log"
    HOLD = "hold"
    DISPLAY = "display"
    STORE = "store"
    CLAIM = "claim"
    CLAIM_LATE = "claim_late"
    HAND_OVER = "hand_over"
    PUT_BACK = "put_back"
    KEEP_AGAIN = "keep_again"
    MISS = "miss"
    SEE_AGAIN = "see_again"
    MOVE_ON = "move_on"
    UNDO_MOVE_ON = "undo_move_on"


STEPS: dict[Step, tuple[frozenset[State], State]] = {
    Step.DISPLAY: (frozenset({State.STORED}), State.ON_DISPLAY),
    Step.STORE: (frozenset({State.ON_DISPLAY}), State.STORED),
    Step.CLAIM: (frozenset({State.ON_DISPLAY}), State.CLAIMED),
    Step.CLAIM_LATE: (frozenset({State.ON_DISPLAY, State.MISSING}), State.CLAIMED),
    # A valuable that moved on and was taken back is stored, and lies with a teacher all the same.
    Step.HAND_OVER: (frozenset({State.HELD, State.STORED}), State.CLAIMED),
    Step.PUT_BACK: (frozenset({State.CLAIMED}), State.ON_DISPLAY),
    # What comes back from a family hangs again, but for a valuable, which goes back to a teacher.
    Step.KEEP_AGAIN: (frozenset({State.CLAIMED}), State.HELD),
    Step.MISS: (frozenset({State.ON_DISPLAY}), State.MISSING),
    Step.SEE_AGAIN: (frozenset({State.MISSING}), State.ON_DISPLAY),
    Step.MOVE_ON: (
        frozenset({State.STORED, State.ON_DISPLAY, State.HELD, State.MISSING}),
        State.MOVED_ON,
    ),
    Step.UNDO_MOVE_ON: (frozenset({State.MOVED_ON}), State.STORED),
}
BEGINNINGS: dict[Step, State] = {Step.LOG: State.STORED, Step.HOLD: State.HELD}


def after(state: State, step: Step) -> State:
    """The state that `step` leads to. Raises StepRefused where the life of an item has no such step."""
    starts, end = STEPS.get(step, (frozenset(), None))
    if end is None or state not in starts:
        raise StepRefused(step, state)
    return end
