"""The integrity index: kind, exact, and the same whoever counts it again."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.integrity import LEAVING, RETURNING, Index, counted_since, index_of, share
from kiosk.domain.item_life import Step

MOVED_BY_STAFF = [
    Step.LOG,
    Step.HOLD,
    Step.DISPLAY,
    Step.STORE,
    Step.HAND_OVER,
    Step.KEEP_AGAIN,
    Step.MOVE_ON,
]
HISTORIES = st.lists(st.tuples(st.integers(1, 6), st.sampled_from(list(Step))), max_size=60)


def test_what_was_registered_counts_and_late_ones_count_in_full() -> None:
    steps = [(1, Step.CLAIM), (2, Step.CLAIM), (3, Step.MISS), (3, Step.CLAIM_LATE), (4, Step.MISS)]
    index = index_of(steps)
    assert index == Index(at_once=2, late=1, unregistered=1)
    assert (index.registered, index.departed) == (3, 4)


def test_what_hangs_again_never_left() -> None:
    steps = [(1, Step.CLAIM), (1, Step.PUT_BACK), (2, Step.MISS), (2, Step.SEE_AGAIN)]
    assert index_of(steps) == Index(0, 0, 0)


def test_a_thing_that_left_twice_counts_once_and_as_it_left_last() -> None:
    steps = [(1, Step.MISS), (1, Step.SEE_AGAIN), (1, Step.CLAIM), (1, Step.PUT_BACK), (1, Step.CLAIM)]
    assert index_of(steps) == Index(1, 0, 0)


@pytest.mark.parametrize("step", MOVED_BY_STAFF)
def test_what_staff_moves_or_hands_over_is_nothing_to_it(step: Step) -> None:
    assert index_of([(1, step)]) == Index(0, 0, 0)
    assert index_of([(1, Step.MISS), (1, step)]) == Index(0, 0, 1)


@pytest.mark.parametrize(
    ("registered", "departed", "percent"),
    [(0, 0, None), (9, 9, None), (10, 10, 100), (0, 10, 0), (199, 200, 99), (2, 3000, 0), (19, 20, 95)],
)
def test_it_is_hidden_below_ten_and_never_rounded_up(
    registered: int, departed: int, percent: int | None
) -> None:
    assert share(registered, departed) == percent
    assert Index(registered, 0, departed - registered).percent == percent


def last_word(history: list[tuple[int, Step]], item: int) -> Step | None:
    """How an item's history ends, read backwards: a second way to the same answer."""
    words = (step for number, step in reversed(history) if number == item and step in LEAVING | RETURNING)
    return next(words, None)


@given(HISTORIES)
def test_only_the_last_word_of_each_thing_counts(history: list[tuple[int, Step]]) -> None:
    words = [last_word(history, item) for item in range(1, 7)]
    expected = Index(*(words.count(step) for step in (Step.CLAIM, Step.CLAIM_LATE, Step.MISS)))
    assert index_of(history) == expected


@given(HISTORIES, st.randoms())
def test_the_order_of_different_things_does_not_matter(
    history: list[tuple[int, Step]], chance: object
) -> None:
    """Only the order of one thing's own steps does: two gates may be busy at once."""
    waiting = {item: [step for number, step in history if number == item] for item in range(1, 7)}
    mixed = []
    while left := [item for item, steps in waiting.items() if steps]:
        item = chance.choice(left)  # type: ignore[attr-defined]
        mixed.append((item, waiting[item].pop(0)))
    assert index_of(mixed) == index_of(history)


@pytest.mark.parametrize(
    ("moment", "since"),
    [
        (datetime(2025, 10, 13, 7, tzinfo=UTC), datetime(2025, 8, 31, 16, tzinfo=UTC)),
        (datetime(2026, 1, 31, 15, 59, tzinfo=UTC), datetime(2025, 8, 31, 16, tzinfo=UTC)),
        (datetime(2026, 1, 31, 16, tzinfo=UTC), datetime(2026, 1, 31, 16, tzinfo=UTC)),
    ],
)
def test_a_term_begins_at_the_schools_own_midnight(moment: datetime, since: datetime) -> None:
    assert counted_since(moment, "Asia/Shanghai") == since
