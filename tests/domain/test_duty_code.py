"""The six digits of a duty, however a keeper types them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.domain.duty_code import digits_of, is_whole


@pytest.mark.parametrize(
    "typed", ["204816", "204 816", "204-816", " 204816\n", "２０４８１６", "今天的码 204816", "٢٠٤٨١٦"]
)
def test_style_does_not_matter(typed: str) -> None:
    assert digits_of(typed) == "204816"
    assert is_whole(digits_of(typed))


@pytest.mark.parametrize("typed", ["", "20481", "2048160", "abcdef", "二〇四八一六"])
def test_what_can_be_no_code(typed: str) -> None:
    assert not is_whole(digits_of(typed))


@given(st.text(max_size=40))
def test_anything_can_be_typed(typed: str) -> None:
    assert set(digits_of(typed)) <= set("0123456789")
