"""Numbers as a thing would say them."""

import pytest

from kiosk.domain.numerals import chinese


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (0, "零"),
        (1, "一"),
        (9, "九"),
        (10, "十"),
        (11, "十一"),
        (12, "十二"),
        (20, "二十"),
        (21, "二十一"),
        (99, "九十九"),
        (100, "100"),
        (365, "365"),
        (-1, "-1"),
    ],
)
def test_a_number_is_said(number: int, said: str) -> None:
    assert chinese(number) == said


def test_no_two_numbers_sound_alike() -> None:
    assert len({chinese(number) for number in range(200)}) == 200
