"""Duty days are the chosen weekdays of a stretch, without its holidays."""

from datetime import date

import pytest

from kiosk.domain.duty_days import duty_days, term_to_plan, within
from kiosk.domain.term import term_of

NATIONAL_DAY = (date(2025, 10, 1), date(2025, 10, 8))


def test_the_chosen_weekdays_but_for_holidays() -> None:
    days = duty_days(date(2025, 9, 22), date(2025, 10, 15), (0, 2), [NATIONAL_DAY])
    assert [f"{day:%m-%d}" for day in days] == ["09-22", "09-24", "09-29", "10-13", "10-15"]


def test_a_stretch_that_ends_before_it_begins_has_none() -> None:
    assert duty_days(date(2025, 9, 22), date(2025, 9, 21), range(7), []) == []


@pytest.mark.parametrize(("day", "inside"), [(1, True), (8, True), (9, False)])
def test_first_and_last_day_belong_to_it(day: int, inside: bool) -> None:
    assert within(date(2025, 10, day), [NATIONAL_DAY]) is inside


def test_after_the_last_lesson_the_next_term_is_planned() -> None:
    assert term_to_plan(date(2026, 1, 20)) == term_of(date(2025, 9, 1))
    assert term_to_plan(date(2026, 1, 21)) == term_of(date(2026, 2, 1))
    assert term_to_plan(date(2026, 7, 15)) == term_of(date(2026, 9, 1))
