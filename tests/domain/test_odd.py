"""Each rule for what is worth a look, at its edges."""

from datetime import date, datetime

import pytest

from kiosk.domain.odd import FLAGS, MANY_AT_LEAST, is_at_night, is_class_not_here, is_many
from kiosk.domain.school_class import SchoolClass

OCTOBER = date(2025, 10, 13)
CLASSES = [SchoolClass(2023, 2), SchoolClass(2019, 1), SchoolClass(2026, 1)]


@pytest.mark.parametrize(("earlier", "many"), [(0, False), (3, False), (4, True), (40, True)])
def test_the_fifth_of_a_week_makes_many(earlier: int, many: bool) -> None:
    assert is_many(earlier) is many
    assert is_many(MANY_AT_LEAST - 1)


@pytest.mark.parametrize(
    ("hour", "minute", "night"),
    [
        (22, 59, False),
        (23, 0, True),
        (0, 0, True),
        (3, 0, True),
        (4, 59, True),
        (5, 0, False),
        (12, 0, False),
    ],
)
def test_night_is_from_eleven_until_five(hour: int, minute: int, night: bool) -> None:
    assert is_at_night(datetime(2025, 10, 13, hour, minute)) is night  # noqa: DTZ001 — local on purpose


@pytest.mark.parametrize(
    ("class_key", "odd"),
    [
        ("2023-2", False),
        ("2023-3", True),
        ("2019-1", True),
        ("2026-1", True),
        ("nonsense", True),
    ],
)
def test_a_class_is_odd_that_is_not_at_the_school_that_day(class_key: str, odd: bool) -> None:
    assert is_class_not_here(class_key, CLASSES, OCTOBER) is odd


def test_every_rule_has_a_name_that_fits_its_column() -> None:
    assert len(set(FLAGS)) == 4
    assert all(len(flag) <= 32 for flag in FLAGS)
