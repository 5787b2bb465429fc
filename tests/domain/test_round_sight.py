"""What a look at the board means."""

from dataclasses import replace
from datetime import timedelta

import pytest

from kiosk.domain.item_life import State, Step
from kiosk.domain.round_sight import COUNTS, NOT_EXPECTED, Look, Verdict, Whose, verdict
from tests.clock import MONDAY

BEFORE, AFTER = MONDAY - timedelta(days=3), MONDAY + timedelta(minutes=9)
CUP = Look(
    at=MONDAY + timedelta(minutes=5),
    undone=False,
    before=False,
    whose=Whose.HERE,
    poster=False,
    cancelled=False,
    state=State.ON_DISPLAY,
    state_since=BEFORE,
    did=None,
)
"""A cup that hung there before the round began, looked at five minutes into it."""


@pytest.mark.parametrize(
    ("how", "expected"),
    [
        ({}, Verdict.SEEN),
        ({"state_since": MONDAY}, Verdict.SEEN),
        ({"before": True}, Verdict.AGAIN),
        ({"undone": True}, Verdict.UNDONE),
        ({"state_since": AFTER}, Verdict.NEW),
        ({"state": State.MISSING}, Verdict.HEALED),
        ({"state": State.MISSING, "before": True}, Verdict.AGAIN),
        ({"state": State.STORED}, Verdict.STORED),
        ({"state": State.CLAIMED}, Verdict.CLAIMED),
        ({"state": State.CLAIMED, "before": True}, Verdict.CLAIMED),
        ({"state": State.HELD}, Verdict.HELD),
        ({"state": State.MOVED_ON}, Verdict.MOVED_ON),
        ({"whose": Whose.ELSEWHERE}, Verdict.ELSEWHERE),
        ({"whose": Whose.ELSEWHERE, "state": State.CLAIMED}, Verdict.ELSEWHERE),
        ({"whose": Whose.FOREIGN}, Verdict.FOREIGN),
        ({"whose": Whose.FOREIGN, "cancelled": True}, Verdict.FOREIGN),
        ({"cancelled": True}, Verdict.CANCELLED),
        ({"state": None, "state_since": None}, Verdict.BLANK),
        ({"state": None, "state_since": None, "cancelled": True}, Verdict.CANCELLED),
        ({"whose": None, "state": None}, Verdict.UNKNOWN),
        ({"whose": None, "state": None, "poster": True}, Verdict.POSTER),
    ],
)
def test_a_look_gets_its_verdict(how: dict[str, object], expected: Verdict) -> None:
    assert verdict(replace(CUP, **how), MONDAY) is expected  # type: ignore[arg-type]


@pytest.mark.parametrize("state", [State.CLAIMED, State.STORED, State.MOVED_ON, State.HELD, State.MISSING])
def test_what_left_after_it_was_seen_is_no_question(state: State) -> None:
    assert verdict(replace(CUP, state=state, state_since=AFTER), MONDAY) is Verdict.LEFT


@pytest.mark.parametrize(
    ("did", "expected"), [(Step.SEE_AGAIN, Verdict.HEALED), (Step.DISPLAY, Verdict.STORED)]
)
@pytest.mark.parametrize("state", [State.ON_DISPLAY, State.CLAIMED])
def test_what_the_round_did_with_a_thing_stays_said(did: Step, expected: Verdict, state: State) -> None:
    assert verdict(replace(CUP, did=did, state=state, state_since=AFTER), MONDAY) is expected


def test_what_the_round_missed_is_not_healed_by_a_verdict() -> None:
    assert (
        verdict(replace(CUP, did=Step.MISS, state=State.MISSING, state_since=AFTER), MONDAY) is Verdict.LEFT
    )


def test_every_verdict_is_counted_or_looked_at_again_or_of_no_matter() -> None:
    of_no_matter = {Verdict.LEFT, Verdict.POSTER, Verdict.UNDONE}
    assert COUNTS | NOT_EXPECTED | of_no_matter == set(Verdict)
    both = COUNTS & NOT_EXPECTED
    assert both == {Verdict.HEALED, Verdict.STORED}
