"""When something is announced, and how often it is tried."""

from datetime import UTC, date, datetime, timedelta

import pytest

from kiosk.domain.announcements import KINDS, PAUSES, due_at, kept_kinds, kinds_of, newest_friday, pause_after


def test_a_day_is_summed_up_at_four_where_the_school_is() -> None:
    assert due_at(date(2025, 10, 13), "Asia/Shanghai") == datetime(2025, 10, 13, 8, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "hour", "friday"),
    [(16, 12, 10), (17, 7, 10), (17, 8, 17), (18, 0, 17), (20, 0, 17), (23, 23, 17)],
)
def test_the_newest_friday_is_one_whose_four_o_clock_is_over(day: int, hour: int, friday: int) -> None:
    now = datetime(2025, 10, day, hour, tzinfo=UTC)
    assert newest_friday(now, "Asia/Shanghai") == date(2025, 10, friday)


def test_pauses_grow_and_end() -> None:
    pauses = [pause_after(tries) for tries in range(1, len(PAUSES) + 2)]
    assert pauses[:-1] == sorted(PAUSES)
    assert pauses[-1] is None
    assert PAUSES[0] >= timedelta(minutes=1)  # longer than one send may take


def test_kinds_are_kept_in_one_order_and_nothing_else_is() -> None:
    assert kept_kinds(["letter", "digest", "letter", "names"]) == "digest,letter"
    assert kinds_of(kept_kinds(KINDS)) == KINDS
    assert kinds_of("") == ()
