"""A day is read as people write it, and never guessed."""

from datetime import date

import pytest

from kiosk.domain.written_days import written_day

TODAY = date(2026, 9, 10)


@pytest.mark.parametrize(
    "text",
    [
        "2026-09-07",
        "2026/9/7",
        "2026.9.7",
        "2026年9月7日",
        "2026 年 9 月 7 号",
        "９月７日",
        "9月7日",
        "2026/9/7 0:00",
        "2026-09-07 00:00:00",
    ],
)
def test_the_seventh_of_september_in_every_writing(text: str) -> None:
    assert written_day(text, TODAY) == date(2026, 9, 7)


def test_a_day_without_a_year_is_the_last_one_that_has_been() -> None:
    assert written_day("9月10日", TODAY) == TODAY
    assert written_day("9月11日", TODAY) == date(2025, 9, 11)
    assert written_day("2月29日", date(2025, 1, 1)) == date(2024, 2, 29)


@pytest.mark.parametrize("text", ["", "9/7/2026", "7.9.", "2026-02-30", "2月30日", "星期一", "46272", "9-7"])
def test_what_may_be_another_day_is_none(text: str) -> None:
    assert written_day(text, TODAY) is None
