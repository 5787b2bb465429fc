"""A term is half a school year, and every day belongs to one."""

from datetime import date, timedelta

import pytest

from kiosk.domain.term import term_of


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2025, 9, 1), date(2025, 9, 1), date(2026, 1, 31)),
        (date(2026, 1, 31), date(2025, 9, 1), date(2026, 1, 31)),
        (date(2026, 2, 1), date(2026, 2, 1), date(2026, 8, 31)),
        (date(2026, 8, 31), date(2026, 2, 1), date(2026, 8, 31)),
    ],
)
def test_a_day_lies_in_its_term(day: date, first: date, last: date) -> None:
    term = term_of(day)
    assert (term.first_day, term.last_day) == (first, last)
    assert term.first_day <= term.lessons_end <= term.last_day
    assert term.is_autumn == (first.month == 9)


def test_terms_follow_each_other_without_a_gap() -> None:
    day = date(2024, 9, 1)
    for _ in range(6):
        term = term_of(day)
        assert term.first_day == day
        day = term.last_day + timedelta(days=1)
